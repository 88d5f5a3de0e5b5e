package org.alidade.benchmarks.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.alidade.array.AlidadeException;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.PeakMemory;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.results.Measured;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.Solver;

/**
 * {@code alidade bench cube --size SIZE}: every operation of the cube fit on one problem, with the
 * machine's own rates measured first in the same process.
 *
 * <p>Times are medians: an operation is repeated up to five times or until 20 seconds have passed.
 * Memory is the largest resident size during the operation, JVM included.
 */
public final class ScaleBenchmark {
  private static final int REPEATS = 5;
  private static final double PATIENCE_SECONDS = 20;
  private static final long LIMIT_BYTES = 1L << 29;
  private static final long DISK_BYTES = 1L << 26;
  private static final double ROW_BY_ROW_BYTES = 4e9; // larger hypercubes: only panels of rows

  private final ScaleOptions options;
  private final int rows;
  private final List<String> skipped;
  private final PrintStream out;

  private ScaleBenchmark(ScaleOptions options, int rows, List<String> skipped, PrintStream out) {
    this.options = options;
    this.rows = rows;
    this.skipped = skipped;
    this.out = out;
  }

  /**
   * Measures and prints.
   *
   * @return every operation, those that failed with the reason
   */
  public static Measured run(Arguments words, PrintStream out) throws IOException {
    ScaleOptions options = ScaleOptions.take(words);
    int rows = words.number("--pixels", 256);
    List<String> skipped =
        Arrays.asList(words.option("--skip").map(list -> list.split(",")).orElse(new String[0]));
    words.finish();
    return new ScaleBenchmark(options, rows, skipped, out).run();
  }

  private Measured run() throws IOException {
    MachineLimits limits =
        MachineLimits.measure(options.threads(), LIMIT_BYTES, DISK_BYTES, options.folder());
    List<Measurement> measurements = new ArrayList<>();
    PeakMemory.reset();
    try (ScaleProblem problem = ScaleProblem.prepare(options)) {
      ScaleReport report = new ScaleReport(options, problem, limits, out);
      report.head();
      measurements.add(plain("make or read the inputs", problem.generateSeconds()));
      measurements.add(plain("populate", problem.populateSeconds()));
      measurements.forEach(report::row);
      for (Supplier<ScaleOperation> operation : operations(problem)) {
        Measurement measurement = measure(operation, limits);
        report.row(measurement);
        measurements.add(measurement);
      }
      report.foot(measurements);
      List<Figure> figures =
          measurements.stream().map(measurement -> measurement.figure(options)).toList();
      return new Measured(limits, report.about(), figures);
    }
  }

  private static Measurement plain(String name, double seconds) {
    return new Measurement(
        name, seconds, 0, 1, Double.NaN, Double.NaN, "", PeakMemory.bytes(), Map.of(), "");
  }

  /** Made one after the other, so that each holds its memory alone. */
  private List<Supplier<ScaleOperation>> operations(ScaleProblem problem) {
    int threads = options.threads();
    List<Supplier<ScaleOperation>> operations = new ArrayList<>();
    for (OperatorPrecision precision : OperatorPrecision.values()) {
      add(operations, "setup", () -> new SetUpOperation(problem, precision, threads));
      add(operations, "forward", () -> new ProductOperation(problem, false, precision, threads));
      add(operations, "adjoint", () -> new ProductOperation(problem, true, precision, threads));
    }
    add(operations, "energies", () -> new EnergiesOperation(problem, threads));
    add(operations, "rows", () -> new RowsOperation(problem, rows, threads));
    add(
        operations,
        "epoch",
        () -> new EpochOperation(problem, Solver.BLOCKED_KACZMARZ, rows, threads));
    if (problem.hypercubeBytes() < ROW_BY_ROW_BYTES) {
      add(operations, "epoch", () -> new EpochOperation(problem, Solver.KACZMARZ, rows, threads));
    }
    add(operations, "exact", () -> new SolveOperation(problem, threads));
    return operations;
  }

  private void add(
      List<Supplier<ScaleOperation>> operations, String key, Supplier<ScaleOperation> made) {
    if (!skipped.contains(key)) {
      operations.add(made);
    }
  }

  private static Measurement measure(Supplier<ScaleOperation> made, MachineLimits limits) {
    PeakMemory.reset();
    try (ScaleOperation operation = made.get()) {
      return measure(operation, limits);
    }
  }

  private static Measurement measure(ScaleOperation operation, MachineLimits limits) {
    double limit = operation.work().limitSeconds(limits);
    double dense = operation.work().denseLimitSeconds(limits);
    String name = operation.name();
    try {
      double[] seconds = times(operation);
      return new Measurement(
          name,
          seconds[seconds.length / 2],
          (seconds[seconds.length - 1] - seconds[0]) / 2,
          seconds.length,
          limit,
          dense,
          operation.work().limit(),
          PeakMemory.bytes(),
          operation.details(),
          "");
    } catch (AlidadeException e) {
      return new Measurement(
          name,
          Double.NaN,
          0,
          0,
          limit,
          dense,
          "",
          PeakMemory.bytes(),
          Map.of(),
          String.valueOf(e.getMessage()));
    }
  }

  /** Sorted times; the first, with cold code, does not count where there are others. */
  private static double[] times(ScaleOperation operation) {
    List<Double> seconds = new ArrayList<>();
    double total = 0;
    do {
      long start = System.nanoTime();
      operation.run();
      seconds.add((System.nanoTime() - start) / 1e9);
      total += seconds.get(seconds.size() - 1);
    } while (operation.repeatable() && seconds.size() <= REPEATS && total < PATIENCE_SECONDS);
    return seconds.stream()
        .skip(seconds.size() > 1 ? 1 : 0)
        .mapToDouble(Double::doubleValue)
        .sorted()
        .toArray();
  }
}
