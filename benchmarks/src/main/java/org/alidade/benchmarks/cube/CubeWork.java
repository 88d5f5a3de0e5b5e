package org.alidade.benchmarks.cube;

import org.alidade.array.FloatArray;
import org.alidade.benchmarks.Limit;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.cube.CubeShape;
import org.jspecify.annotations.Nullable;

/** What the limits of the machine allow for the cube benchmarks. */
public final class CubeWork {
  private static final double SPEED_OF_LIGHT_KMS = 299_792.458;
  private static final double HIGHEST_VELOCITY_KMS = 1000;

  private CubeWork() {}

  /** The limit of a benchmark by its name. */
  public static Limit of(String label, @Nullable String problem, MachineLimits limits) {
    BenchmarkProblem chosen =
        "small".equals(problem) ? BenchmarkProblem.small() : BenchmarkProblem.medium();
    double bytes = (double) chosen.shape().elements() * FloatArray.BYTES;
    return switch (label) {
      case "CubeBenchmark.build" -> build(chosen, bytes, limits);
      case "CubeBenchmark.kaczmarzEpoch", "CubeBenchmark.reconstruct" ->
          new Limit(bytes / limits.memoryReadBytesPerSecond(), "memory read, models once");
      case "Hdf5Benchmark.read" ->
          new Limit(Hdf5Benchmark.BYTES / limits.memoryReadBytesPerSecond(), "memory read");
      case "Hdf5Benchmark.write" ->
          new Limit(
              Hdf5Benchmark.BYTES / limits.bufferedWriteBytesPerSecond(), "disk write, buffered");
      default ->
          new Limit(
              KernelSamplingBenchmark.HISTOGRAMS
                  * (double) KernelSamplingBenchmark.BINS
                  * Double.BYTES
                  / limits.memoryReadBytesPerSecond(),
              "memory read, histograms once");
    };
  }

  /** The slower of writing the models and multiplying kernels with shifted templates. */
  private static Limit build(BenchmarkProblem problem, double bytes, MachineLimits limits) {
    CubeShape shape = problem.shape();
    double taps =
        2
                * Math.ceil(
                    Math.log1p(HIGHEST_VELOCITY_KMS / SPEED_OF_LIGHT_KMS) / problem.templateStep())
            + 1;
    double flops = 2.0 * taps * shape.elements();
    double multiply = flops / limits.dgemmFlopsPerSecond();
    double write = bytes / limits.bufferedWriteBytesPerSecond();
    return multiply > write
        ? new Limit(multiply, "dgemm")
        : new Limit(write, "disk write, buffered");
  }
}
