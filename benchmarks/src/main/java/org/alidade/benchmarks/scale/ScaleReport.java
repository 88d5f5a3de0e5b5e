package org.alidade.benchmarks.scale;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.bindings.Kernels;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.cube.CubeShape;
import org.alidade.math.Blas;

/** The measurements as a table. */
final class ScaleReport {
  private final ScaleOptions options;
  private final ScaleProblem problem;
  private final MachineLimits limits;
  private final PrintStream out;

  ScaleReport(ScaleOptions options, ScaleProblem problem, MachineLimits limits, PrintStream out) {
    this.options = options;
    this.problem = problem;
    this.limits = limits;
    this.out = out;
  }

  void head() {
    CubeShape shape = problem.shape();
    print(
        "%s: S=%d C=%d P=%d L=%d, T=%d, %d taps, N=%d; %.0f %% of the velocity bins with light;"
            + " hypercube never formed %.1f GB%n",
        options.name(),
        shape.spaxels(),
        shape.components(),
        shape.populations(),
        shape.pixels(),
        problem.templatePixels(),
        problem.taps(),
        shape.unknowns(),
        100 * problem.occupied(),
        problem.hypercubeBytes() / 1e9);
    print(
        "%d threads, %s, %s. Limits: dgemm %.0f GF/s, sgemm %.0f GF/s, memory read %.1f GB/s%n%n",
        options.threads(),
        Kernels.active().description(),
        Blas.description(),
        limits.dgemmFlopsPerSecond() / 1e9,
        limits.sgemmFlopsPerSecond() / 1e9,
        limits.memoryReadBytesPerSecond() / 1e9);
    print(
        "%-42s %10s %4s %10s %6s %6s %-6s %9s%n",
        "operation", "time [s]", "runs", "limit [s]", "share", "dense", "limit", "peak [GB]");
  }

  void row(Measurement measurement) {
    if (!measurement.failure().isEmpty()) {
      print("%-42s failed: %s%n", measurement.operation(), measurement.failure());
      return;
    }
    boolean held = Double.isFinite(measurement.limitSeconds());
    print(
        "%-42s %10.4g %4d %10s %6s %6s %-6s %9.2f%n",
        measurement.operation(),
        measurement.seconds(),
        measurement.repeats(),
        held ? String.format(Locale.ROOT, "%.4g", measurement.limitSeconds()) : "",
        held ? percent(measurement.limitSeconds() / measurement.seconds()) : "",
        held ? percent(measurement.denseLimitSeconds() / measurement.seconds()) : "",
        measurement.limit(),
        measurement.peakBytes() / 1e9);
    measurement.details().forEach((name, value) -> print("  %-40s %s%n", name, value));
  }

  /** What the whole costs. */
  void foot(List<Measurement> measurements) {
    double populate = problem.populateSeconds();
    measurements.stream()
        .filter(m -> m.operation().equals("exact optimum") && m.failure().isEmpty())
        .forEach(m -> print("%npopulate to exact optimum: %.4g s%n", populate + m.seconds()));
    print(
        "%nThe limit counts the float operations with the taps that the operator keeps (%.0f %% of all), the"
            + " column dense those with all.%n",
        100 * problem.kept());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }

  /** What the operations were measured on. */
  Map<String, Object> about() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("shape", problem.shape());
    about.put("template_pixels", problem.templatePixels());
    about.put("taps", problem.taps());
    about.put("occupied", problem.occupied());
    about.put("kept_taps", problem.kept());
    about.put("seed", options.seed());
    return about;
  }
}
