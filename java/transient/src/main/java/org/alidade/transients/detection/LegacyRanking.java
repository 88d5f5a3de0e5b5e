package org.alidade.transients.detection;

import java.util.OptionalDouble;

/** Scores of the Python system that are kept for comparison (spec transient 14.3, 15). */
public final class LegacyRanking {
  private static final double PROBABILITY = 0.7;
  private static final double QUALITY = 0.15;
  private static final double TYPICAL_SIZE = 50;
  private static final double AT_EDGE = 0.7;

  private LegacyRanking() {}

  /**
   * What the ranking looks at.
   *
   * @param signalToNoise signal-to-noise ratio
   * @param peakOverDifferenceNoise peak over the standard deviation of the difference
   * @param peakOverReferenceNoise peak over the standard deviation of the reference
   * @param sizePixels area, pixels
   * @param ellipticity 1 minus minor over major axis
   * @param awayFromEdges whether it is 10 pixels or more away from every edge
   */
  public record Candidate(
      double signalToNoise,
      double peakOverDifferenceNoise,
      double peakOverReferenceNoise,
      double sizePixels,
      double ellipticity,
      boolean awayFromEdges) {}

  /** {@code 0.4 D + 0.3 Q + 0.2 A + 0.1 C}: detection, quality, amplitude, place. */
  public static double rank(Candidate candidate) {
    double detection =
        0.7 * Math.tanh(0.1 * candidate.signalToNoise())
            + 0.3 * Math.tanh(candidate.peakOverDifferenceNoise());
    double roundness = 1 - Math.abs(candidate.sizePixels() - TYPICAL_SIZE) / TYPICAL_SIZE;
    double quality = 0.6 * clip(roundness) + 0.4 * (1 - candidate.ellipticity());
    double amplitude = clip(candidate.peakOverReferenceNoise() / 5);
    double place = candidate.awayFromEdges() ? 1 : AT_EDGE;
    return 0.4 * detection + 0.3 * quality + 0.2 * amplitude + 0.1 * place;
  }

  /**
   * {@code 0.7 max(prob) + 0.15 image quality + 0.15 extraction quality}, over the weights of those
   * that are there.
   */
  public static double blend(
      double highestProbability, OptionalDouble imageQuality, OptionalDouble extractionQuality) {
    double sum = PROBABILITY * highestProbability;
    double weights = PROBABILITY;
    for (OptionalDouble quality : new OptionalDouble[] {imageQuality, extractionQuality}) {
      sum += QUALITY * quality.orElse(0);
      weights += quality.isPresent() ? QUALITY : 0;
    }
    return sum / weights;
  }

  private static double clip(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
