package org.alidade.cube;

import java.time.Duration;

/**
 * How often a {@link FitTracker} saves what.
 *
 * <p>Example: {@code TrackerConfig.DEFAULT.withCheckpointInterval(Duration.ofMinutes(5))}.
 *
 * @param metricsInterval time between rows of metrics
 * @param validationInterval time between validations
 * @param checkpointInterval time between checkpoints
 * @param spaxels number of spaxels of the validation sample
 * @param pixels number of pixels per spaxel of the validation sample
 * @param rngSeed seed of the validation sample
 * @param ringSize number of checkpoints kept
 * @param ewmaAlpha weight of a new batch in the running mean of the training error, above 0, at
 *     most 1
 * @param queue most messages that wait for the writer
 */
public record TrackerConfig(
    Duration metricsInterval,
    Duration validationInterval,
    Duration checkpointInterval,
    int spaxels,
    int pixels,
    long rngSeed,
    int ringSize,
    double ewmaAlpha,
    int queue) {
  /** Metrics every 5 minutes, checkpoints every 30, validation every 60, 96 checkpoints kept. */
  public static final TrackerConfig DEFAULT =
      new TrackerConfig(
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofMinutes(30),
          16,
          32,
          12345,
          96,
          0.02,
          8);

  /**
   * Checks the ranges.
   *
   * @throws org.alidade.array.BadInputException if a value is out of range
   */
  public TrackerConfig {
    Ranges.notNegative(metricsInterval, "metricsInterval");
    Ranges.notNegative(validationInterval, "validationInterval");
    Ranges.notNegative(checkpointInterval, "checkpointInterval");
    Ranges.atLeast(spaxels, 1, "trackerSpaxels");
    Ranges.atLeast(pixels, 1, "trackerPixels");
    Ranges.atLeast(ringSize, 1, "ringSize");
    Ranges.within(ewmaAlpha, Double.MIN_NORMAL, 1, "ewmaAlpha");
    Ranges.atLeast(queue, 1, "trackerQueue");
  }

  /** The same with another time between rows of metrics. */
  public TrackerConfig withMetricsInterval(Duration other) {
    return new TrackerConfig(
        other,
        validationInterval,
        checkpointInterval,
        spaxels,
        pixels,
        rngSeed,
        ringSize,
        ewmaAlpha,
        queue);
  }

  /** The same with another time between validations. */
  public TrackerConfig withValidationInterval(Duration other) {
    return new TrackerConfig(
        metricsInterval,
        other,
        checkpointInterval,
        spaxels,
        pixels,
        rngSeed,
        ringSize,
        ewmaAlpha,
        queue);
  }

  /** The same with another time between checkpoints. */
  public TrackerConfig withCheckpointInterval(Duration other) {
    return new TrackerConfig(
        metricsInterval,
        validationInterval,
        other,
        spaxels,
        pixels,
        rngSeed,
        ringSize,
        ewmaAlpha,
        queue);
  }

  /** The same with another validation sample. */
  public TrackerConfig withSample(int sampleSpaxels, int samplePixels, long seed) {
    return new TrackerConfig(
        metricsInterval,
        validationInterval,
        checkpointInterval,
        sampleSpaxels,
        samplePixels,
        seed,
        ringSize,
        ewmaAlpha,
        queue);
  }

  /** The same with another number of checkpoints kept. */
  public TrackerConfig withRingSize(int other) {
    return new TrackerConfig(
        metricsInterval,
        validationInterval,
        checkpointInterval,
        spaxels,
        pixels,
        rngSeed,
        other,
        ewmaAlpha,
        queue);
  }

  /** The same with another weight of a new batch in the running mean. */
  public TrackerConfig withEwmaAlpha(double other) {
    return new TrackerConfig(
        metricsInterval,
        validationInterval,
        checkpointInterval,
        spaxels,
        pixels,
        rngSeed,
        ringSize,
        other,
        queue);
  }

  /** The same with another bound on waiting messages. */
  public TrackerConfig withQueue(int other) {
    return new TrackerConfig(
        metricsInterval,
        validationInterval,
        checkpointInterval,
        spaxels,
        pixels,
        rngSeed,
        ringSize,
        ewmaAlpha,
        other);
  }
}
