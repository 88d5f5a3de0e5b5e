package org.alidade.benchmarks.lvm;

import org.alidade.benchmarks.Limit;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.lvm.mock.MockSpectrum;

/** What the limits of the machine allow for the LVM benchmarks. */
public final class LvmWork {
  private static final double HEADER_BYTES = 1e6;

  private LvmWork() {}

  /** The limit of a benchmark by its name. */
  public static Limit of(String label, MachineLimits limits) {
    double rate = limits.memoryReadBytesPerSecond();
    return switch (label) {
      case "LvmBenchmark.load" ->
          new Limit(LvmBenchmark.TILES * HEADER_BYTES / rate, "memory read, headers once");
      case "LvmBenchmark.build" ->
          new Limit(
              BenchmarkTiles.windowBytes(LvmBenchmark.TILES) / rate, "memory read, windows once");
      default ->
          new Limit(
              (double) BenchmarkTiles.FIBRES * MockSpectrum.PIXELS * Float.BYTES / rate,
              "memory read, plane once");
    };
  }
}
