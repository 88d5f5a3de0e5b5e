package org.alidade.cube;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.Samples;
import org.alidade.cube.internal.track.FileStore;
import org.alidade.cube.internal.track.FitHistory;
import org.alidade.cube.internal.track.FitState;
import org.alidade.cube.internal.track.TrackerCore;
import org.alidade.cube.internal.track.ValidationSample;
import org.jspecify.annotations.Nullable;

/**
 * Saves checkpoints and metrics of a running solve.
 *
 * <p>The solver's thread hands over copies and never waits; one writer thread saves them in {@code
 * <file>.fit.h5}, group {@code /Fit}, which is replaced as a whole every time: a reader always
 * opens a complete file, and after a kill the last checkpoint is there. {@link #finish} merges the
 * group into the cube file and removes the live file; one that a killed run left behind is taken
 * over by the next tracker.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (FitTracker tracker = FitTracker.open(path, TrackerConfig.DEFAULT, operator, data)) {
 *   tracker.onBatch(rmse);
 *   tracker.maybeSave(x, epoch);
 * }
 * }</pre>
 */
public final class FitTracker implements Tracker {
  private final TrackerCore core;
  private final ValidationSample sample;

  private FitTracker(TrackerCore core, ValidationSample sample) {
    this.core = core;
    this.sample = sample;
  }

  /**
   * Starts a tracker that goes on from what earlier runs left in the file or beside it.
   *
   * @param cubeFile the cube file; {@link #finish} needs it closed by everybody else in this
   *     process
   * @param config intervals and sizes
   * @param operator the matrix, for validation; may be closed after {@link #drain}
   * @param data the spectra, for validation; may be closed after {@link #drain}
   * @throws org.alidade.array.InvalidStateException if another tracker is at work on the file
   */
  public static FitTracker open(
      Path cubeFile, TrackerConfig config, CubeOperator operator, CubeData data) {
    return open(cubeFile, config, operator, data, InstantSource.system());
  }

  /**
   * The same with a clock of its own.
   *
   * @param clock time of the gates and of what is recorded
   */
  public static FitTracker open(
      Path cubeFile,
      TrackerConfig config,
      CubeOperator operator,
      CubeData data,
      InstantSource clock) {
    FitHistory history =
        FitHistory.read(
            cubeFile,
            BuildFingerprint.current(cubeFile),
            operator.shape().unknowns(),
            config.ringSize());
    return open(cubeFile, config, operator, data, clock, history);
  }

  /** The same with a history that was read before; recovers it. */
  static FitTracker open(
      Path cubeFile,
      TrackerConfig config,
      CubeOperator operator,
      CubeData data,
      InstantSource clock,
      FitHistory history) {
    FileStore store = FileStore.open(cubeFile);
    @Nullable ValidationSample sample = null;
    boolean started = false;
    try {
      sample = sample(config, operator, data, history.state());
      int components = operator.shape().components();
      history.recover(components, sample::rmse);
      TrackerCore core =
          new TrackerCore(config, clock, components, history.state(), store, sample::rmse);
      core.start();
      started = true;
      return new FitTracker(core, sample);
    } finally {
      if (!started) {
        store.close();
        if (sample != null) {
          sample.close();
        }
      }
    }
  }

  /**
   * The sample that the state names if it fits the configuration, else a new one, which the state
   * names then.
   */
  static ValidationSample sample(
      TrackerConfig config, CubeOperator operator, CubeData data, FitState state) {
    int[] kept = Samples.positions(data.keep());
    int[] spaxels = state.sampleSpaxels();
    int[] pixels = state.samplePixels();
    boolean fits =
        spaxels != null
            && pixels != null
            && spaxels.length == Math.min(config.spaxels(), data.spaxels())
            && pixels.length == Math.min(config.pixels(), kept.length)
            && Arrays.stream(spaxels).allMatch(s -> s >= 0 && s < data.spaxels())
            && Arrays.stream(pixels).allMatch(l -> Arrays.binarySearch(kept, l) >= 0);
    if (spaxels == null || pixels == null || !fits) {
      spaxels = Samples.spaxels(config.spaxels(), data.spaxels(), config.rngSeed());
      pixels = Samples.pixels(config.pixels(), kept, config.rngSeed(), 0);
      state.sample(spaxels, pixels);
    }
    return new ValidationSample(operator, data, spaxels, pixels);
  }

  @Override
  public void setOrbitWeights(double[] weights) {
    core.setOrbitWeights(weights);
  }

  @Override
  public void onBatch(double rmse) {
    core.onBatch(rmse);
  }

  @Override
  public void maybeSave(DoubleArray x, int epoch) {
    core.maybeSave(x, epoch);
  }

  @Override
  public void save(DoubleArray x, int epoch) {
    core.save(x, epoch);
  }

  /** How the tracker's messages have fared so far. */
  public TrackerReport report() {
    return core.report();
  }

  @Override
  public TrackerReport drain(Duration timeout) {
    TrackerReport report = core.drain(timeout);
    if (report.finished()) {
      sample.close();
    }
    return report;
  }

  @Override
  public TrackerReport finish(Duration timeout) {
    drain(timeout);
    return core.finish(timeout);
  }
}
