package org.alidade.benchmarks.lightcurve;

import org.alidade.benchmarks.Limit;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.lightcurve.mock.MockOptions;

/** What the limits of the machine allow for the light-curve benchmarks. */
public final class LightCurveWork {
  private static final double MEASUREMENT_BYTES = 2.0 * Float.BYTES + Integer.BYTES;

  private LightCurveWork() {}

  /** Whether a benchmark is one of these. */
  public static boolean has(String label) {
    return label.startsWith("LightCurveBenchmark.") || label.startsWith("UnpackingBenchmark.");
  }

  /** The limit of a benchmark by its name. */
  public static Limit of(String label, MachineLimits limits) {
    double curveBytes = LightCurveBenchmark.EPOCHS * MEASUREMENT_BYTES;
    if (label.startsWith("LightCurveBenchmark.write")) {
      double bytes = LightCurveBenchmark.WRITTEN * MockOptions.TYPES * curveBytes;
      return new Limit(
          bytes / limits.bufferedWriteBytesPerSecond(), "buffered write, unpacked bytes once");
    }
    return new Limit(
        curveBytes / limits.memoryReadBytesPerSecond(), "memory read, unpacked bytes once");
  }
}
