package org.alidade.cube.internal.track;

import java.nio.file.Path;

/** Names in the group /Fit, and of the files around a cube file. */
final class FitNames {
  static final String GROUP = "/Fit";
  static final String LATEST = GROUP + "/x_latest";
  static final String BEST = GROUP + "/x_best";
  static final String RING = GROUP + "/x_ring";
  static final String RING_EPOCH = GROUP + "/x_ring_epoch";
  static final String RING_TIME = GROUP + "/x_ring_time";
  static final String METRICS = GROUP + "/metrics/";
  static final String SAMPLE_SPAXELS = GROUP + "/sample/spaxels";
  static final String SAMPLE_PIXELS = GROUP + "/sample/val_pixels";
  static final String ORBIT_WEIGHTS = GROUP + "/orbit_weights";

  static final String EPOCH = "epoch";
  static final String TIME_SEC = "time_sec";
  static final String VAL_RMSE = "val_rmse";
  static final String HEAD = "head";

  private FitNames() {}

  /** The live file beside a cube file. */
  static Path sidecar(Path cubeFile) {
    return cubeFile.resolveSibling(cubeFile.getFileName() + ".fit.h5");
  }

  /** What a tracker locks for its whole life, so that there is one per cube file. */
  static Path trackerLock(Path cubeFile) {
    return cubeFile.resolveSibling(cubeFile.getFileName() + ".fit");
  }
}
