package org.alidade.benchmarks.scale;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.results.Measured;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;

/**
 * {@code alidade bench cube-solvers -o DIR}: how fast each solver approaches the optimum of one
 * problem; writes a table (CSV and Markdown) and a figure.
 */
public final class SolverCurves {
  private static final double EXACT_SECONDS = 3600; // the optimum is needed
  private static final double WARM_UP_SECONDS = 1;
  private static final double NEAR = 1e-3;
  private static final long LIMIT_BYTES = 1L << 27;
  private static final PrintStream SILENT =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  private static final Duration PROGRESS = Duration.ofMillis(20);
  private static final int ENDLESS = 1_000_000;
  private static final double RELAXATION_DECAY = 0.02;

  private final ScaleOptions options;
  private final double seconds;
  private final int rows;
  private final PrintStream out;

  private SolverCurves(ScaleOptions options, double seconds, int rows, PrintStream out) {
    this.options = options;
    this.seconds = seconds;
    this.rows = rows;
    this.out = out;
  }

  /**
   * Runs all solvers, writes the files.
   *
   * @return for every solver the time to get near the optimum
   */
  public static Measured run(Arguments words, PrintStream out) throws IOException {
    ScaleOptions options = ScaleOptions.take(words);
    Path folder =
        words
            .option("-o")
            .map(Path::of)
            .orElseThrow(
                () -> new BadInputException("no folder for the results", "-o", "give -o DIR"));
    int seconds = words.number("--seconds", 30);
    int rows = words.number("--pixels", Integer.MAX_VALUE);
    words.finish();
    Files.createDirectories(folder);
    MachineLimits limits =
        MachineLimits.measure(options.threads(), LIMIT_BYTES, LIMIT_BYTES, options.folder());
    warmUp(options, rows);
    try (ScaleProblem problem = ScaleProblem.prepare(options)) {
      SolverCurves curves = new SolverCurves(options, seconds, rows, out);
      List<SolverCurve> measured = curves.measure(problem);
      CurveFiles.write(folder, measured, options, problem);
      out.printf(Locale.ROOT, "%n%s", CurveFiles.table(measured));
      return new Measured(limits, Map.of("seconds_each", seconds), figures(measured, options));
    }
  }

  /** Solvers that did not get so near in their time have no figure; one that never ran failed. */
  private static List<Figure> figures(List<SolverCurve> curves, ScaleOptions options) {
    double optimum = curves.stream().mapToDouble(SolverCurve::lowest).min().orElseThrow();
    List<Figure> figures = new ArrayList<>();
    for (SolverCurve curve : curves) {
      double seconds = curve.secondsTo(optimum, NEAR);
      Figure figure =
          Figure.seconds("time to 0.1 % above the optimum", seconds)
              .with("solver", curve.solver().label())
              .with("problem", options.name())
              .with("threads", options.threads());
      if (curve.seconds().length == 0) {
        figures.add(figure.failed(curve.ended()));
      } else if (Double.isFinite(seconds)) {
        figures.add(figure);
      }
    }
    return figures;
  }

  /**
   * Lets the JVM compile all solvers on a tiny problem, so that none pays for having come first.
   */
  private static void warmUp(ScaleOptions options, int rows) throws IOException {
    ScaleOptions tiny = options.tiny();
    try (ScaleProblem problem = ScaleProblem.prepare(tiny)) {
      SolverCurves curves = new SolverCurves(tiny, WARM_UP_SECONDS, rows, SILENT);
      curves.measure(problem);
    }
  }

  private List<SolverCurve> measure(ScaleProblem problem) {
    List<SolverCurve> curves = new ArrayList<>();
    for (Solver solver : Solver.values()) {
      SolverTrace trace = new SolverTrace(solver == Solver.EXACT ? EXACT_SECONDS : seconds);
      String ended = solve(problem, solver, trace);
      SolverCurve curve = SolverCurve.of(solver, trace.points(), ended, problem, options.threads());
      curves.add(curve);
      out.printf(
          Locale.ROOT,
          "%-18s objective %.12g after %.3g s: %s%n",
          solver.label(),
          curve.lastObjective(),
          curve.seconds().length == 0 ? Double.NaN : curve.seconds()[curve.seconds().length - 1],
          ended);
    }
    return curves;
  }

  /** Solves once and says how it ended. */
  private String solve(ScaleProblem problem, Solver solver, SolverTrace trace) {
    SolveOptions chosen = options(solver, trace);
    trace.start();
    try {
      double[] x = PipelineRunner.open(problem.file()).solveAll(chosen).x();
      trace.finish(trace.seconds(), x);
      return "converged";
    } catch (SolverTrace.TimeIsUp e) {
      return String.format(Locale.ROOT, "time is up after %.3g s", trace.seconds());
    } catch (AlidadeException e) {
      return "failed: " + e.getMessage();
    }
  }

  private SolveOptions options(Solver solver, SolverTrace trace) {
    SolveOptions.Builder builder =
        SolveOptions.builder()
            .solver(solver)
            .rowSource(RowSource.OPERATOR)
            .warmStart(WarmStart.ZEROS)
            .trackerMode(TrackerMode.OFF)
            .certify(false)
            .tolerance(1e-12)
            .maximumIterations(solver == Solver.EXACT ? 10_000 : ENDLESS)
            .threads(options.threads())
            .seed(1)
            .verbose(false)
            .progressInterval(PROGRESS)
            .listener(trace);
    if (solver.isRowAction()) {
      builder
          .epochs(ENDLESS)
          .pixelsPerAperture(rows)
          .relaxation(1)
          .relaxationDecay(RELAXATION_DECAY);
    }
    return builder.build();
  }
}
