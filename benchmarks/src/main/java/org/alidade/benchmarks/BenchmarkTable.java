package org.alidade.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.alidade.benchmarks.analysis.AnalysisWork;
import org.alidade.benchmarks.cube.CubeWork;
import org.alidade.benchmarks.lightcurve.LightCurveWork;
import org.alidade.benchmarks.lvm.LvmWork;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.spherex.SpherexWork;
import org.alidade.cli.machine.MachineLimits;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Results of JMH: time, the time the limit would allow, and the ratio of the two. */
final class BenchmarkTable {
  private static final List<String> PARAMETERS = List.of("kernels", "problem", "threads");

  private final List<Figure> figures = new ArrayList<>();

  BenchmarkTable(Collection<RunResult> runs, MachineLimits limits) {
    for (RunResult run : runs) {
      figures.add(figure(run, limits));
    }
  }

  /** Medians. */
  List<Figure> figures() {
    return figures;
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-46s %12s %12s %8s  %s%n",
        "operation",
        "time [s]",
        "limit [s]",
        "ratio",
        "limit");
    for (Figure figure : figures) {
      out.printf(
          Locale.ROOT,
          "%-46s %12.4g %12.4g %8.2f  %s%n",
          figure.name() + variant(figure),
          figure.value(),
          figure.atLimit(),
          figure.ratio(),
          figure.limit());
    }
  }

  private static String variant(Figure figure) {
    StringBuilder text = new StringBuilder();
    figure
        .parameters()
        .forEach(
            (name, value) -> {
              if (!name.equals("threads")) {
                text.append(' ').append(value);
              }
            });
    return text.toString();
  }

  private static Figure figure(RunResult run, MachineLimits limits) {
    String name = run.getParams().getBenchmark();
    String label = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    Statistics seconds = run.getPrimaryResult().getStatistics();
    Limit limit = limit(label, run, limits);
    Figure figure =
        Figure.seconds(label, seconds.getPercentile(50))
            .withSpread((seconds.getMax() - seconds.getMin()) / 2)
            .heldAgainst(limit.name(), limit.seconds());
    for (String parameter : PARAMETERS) {
      String value = run.getParams().getParam(parameter);
      figure = value == null ? figure : figure.with(parameter, value);
    }
    return figure;
  }

  private static Limit limit(String label, RunResult run, MachineLimits limits) {
    if (label.startsWith("AnalysisBenchmark.")) {
      return AnalysisWork.of(label);
    }
    if (label.startsWith("SpherexBenchmark.")) {
      return SpherexWork.of(label, limits);
    }
    if (LightCurveWork.has(label)) {
      return LightCurveWork.of(label, limits);
    }
    return label.startsWith("LvmBenchmark.")
        ? LvmWork.of(label, limits)
        : CubeWork.of(label, run.getParams().getParam("problem"), limits);
  }
}
