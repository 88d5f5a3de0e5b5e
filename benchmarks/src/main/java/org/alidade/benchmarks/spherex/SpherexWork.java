package org.alidade.benchmarks.spherex;

import org.alidade.benchmarks.Limit;
import org.alidade.cli.machine.MachineLimits;

/** What the limits of the machine allow for the SPHEREx benchmarks. */
public final class SpherexWork {
  private SpherexWork() {}

  /** The limit of a benchmark by its name. */
  public static Limit of(String label, MachineLimits limits) {
    double rate = limits.memoryReadBytesPerSecond();
    return label.equals("SpherexBenchmark.cutouts")
        ? new Limit(
            SpherexBenchmark.CUTOUTS * BenchmarkImages.cutoutBytes() / rate,
            "memory read, needed bytes once")
        : new Limit(BenchmarkImages.frameBytes() / rate, "memory read, four planes once");
  }
}
