package org.alidade.cube.internal.track;

import java.util.Optional;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;

/** Writes a tracker's state to the group /Fit of an open file, and reads it back. */
public final class FitFile {
  private FitFile() {}

  /** Writes everything; datasets that are there are overwritten. */
  public static void write(Hdf5File file, FitState state) {
    Hdf5Attributes group = file.createGroup(FitNames.GROUP).attributes();
    group.set(CubeLayout.ATTRIBUTE_FINGERPRINT, state.fingerprint());
    group.set(FitNames.TIME_SEC, state.timeSec());
    SavedVector latest = state.latest();
    if (latest != null) {
      Vectors.write(file, FitNames.LATEST, latest, state.fingerprint());
    }
    SavedVector best = state.best();
    if (best != null) {
      Vectors.write(file, FitNames.BEST, best, state.fingerprint())
          .set(FitNames.VAL_RMSE, best.valRmse());
    } else if (file.exists(FitNames.BEST)) {
      file.delete(FitNames.BEST);
    }
    MetricsTable.write(file, state.metrics());
    writeRing(file, state);
    writeSample(file, state);
  }

  private static void writeRing(Hdf5File file, FitState state) {
    DatasetSpec spec =
        DatasetSpec.builder(Hdf5Type.FLOAT64, state.ringSize(), state.unknowns())
            .chunk(1, state.unknowns())
            .build();
    Hdf5Dataset ring = Vectors.ensure(file, FitNames.RING, spec);
    long[] epochs = new long[state.ringSize()];
    double[] times = new double[state.ringSize()];
    for (int place = 0; place < state.ringSize(); place++) {
      SavedVector vector = state.ring(place);
      if (vector != null) {
        ring.write(Slab.rows(place, 1), vector.x());
        epochs[place] = vector.epoch();
        times[place] = vector.timeSec();
      }
    }
    Vectors.write(file, FitNames.RING_EPOCH, epochs);
    Vectors.write(file, FitNames.RING_TIME, times);
    ring.attributes().set(FitNames.HEAD, state.ringHead());
  }

  private static void writeSample(Hdf5File file, FitState state) {
    int[] spaxels = state.sampleSpaxels();
    int[] pixels = state.samplePixels();
    if (spaxels != null && pixels != null) {
      Vectors.write(file, FitNames.SAMPLE_SPAXELS, spaxels);
      Vectors.write(file, FitNames.SAMPLE_PIXELS, pixels);
    }
    double[] weights = state.orbitWeights();
    if (weights != null) {
      Vectors.write(file, FitNames.ORBIT_WEIGHTS, weights);
    } else if (file.exists(FitNames.ORBIT_WEIGHTS)) {
      file.delete(FitNames.ORBIT_WEIGHTS);
    }
  }

  /** When something was last saved in a file, unix seconds; negative infinity if it has no fit. */
  static double timeSec(Hdf5File file) {
    if (!file.exists(FitNames.GROUP)) {
      return Double.NEGATIVE_INFINITY;
    }
    double time =
        file.group(FitNames.GROUP)
            .attributes()
            .findDouble(FitNames.TIME_SEC)
            .orElse(Double.NEGATIVE_INFINITY);
    String column = FitNames.METRICS + FitNames.TIME_SEC;
    if (time == Double.NEGATIVE_INFINITY && file.isDataset(column)) {
      for (double value : file.dataset(column).readDoubles()) {
        time = Math.max(time, value);
      }
    }
    return time;
  }

  /**
   * The state of a file, without the vectors x_best and x_latest; empty if it belongs to another
   * matrix.
   *
   * @param file a file with or without a group /Fit
   * @param fingerprint present fingerprint
   * @param unknowns present number of unknowns
   * @param ringSize number of checkpoints to keep
   */
  static FitState read(Hdf5File file, String fingerprint, int unknowns, int ringSize) {
    FitState state = new FitState(fingerprint, unknowns, ringSize);
    if (!file.exists(FitNames.GROUP) || !fingerprintOf(file).equals(Optional.of(fingerprint))) {
      return state;
    }
    MetricsTable.read(file).forEach(state::add);
    readRing(file, state);
    if (file.isDataset(FitNames.SAMPLE_SPAXELS) && file.isDataset(FitNames.SAMPLE_PIXELS)) {
      state.sample(
          file.dataset(FitNames.SAMPLE_SPAXELS).readInts(),
          file.dataset(FitNames.SAMPLE_PIXELS).readInts());
    }
    return state;
  }

  private static Optional<String> fingerprintOf(Hdf5File file) {
    return file.group(FitNames.GROUP).attributes().findString(CubeLayout.ATTRIBUTE_FINGERPRINT);
  }

  private static void readRing(Hdf5File file, FitState state) {
    if (!file.isDataset(FitNames.RING)
        || !file.isDataset(FitNames.RING_EPOCH)
        || !file.isDataset(FitNames.RING_TIME)) {
      return;
    }
    Hdf5Dataset ring = file.dataset(FitNames.RING);
    if (ring.shape().rank() != 2 || ring.shape().length(1) != state.unknowns()) {
      return;
    }
    long[] epochs = file.dataset(FitNames.RING_EPOCH).readLongs();
    double[] times = file.dataset(FitNames.RING_TIME).readDoubles();
    long head = ring.attributes().findLong(FitNames.HEAD).orElse(0);
    long kept = Math.min(head, Math.min(epochs.length, state.ringSize()));
    for (long number = head - kept; number < head; number++) {
      int place = (int) (number % epochs.length);
      double[] x = ring.readDoubles(Slab.rows(place, 1));
      state.restore(number, new SavedVector(x, epochs[place], times[place], Double.NaN));
    }
    state.ringHead(head);
  }
}
