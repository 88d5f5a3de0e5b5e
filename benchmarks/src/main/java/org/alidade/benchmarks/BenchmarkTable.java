package org.alidade.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import org.alidade.benchmarks.analysis.AnalysisWork;
import org.alidade.benchmarks.cube.CubeWork;
import org.alidade.benchmarks.lightcurve.LightCurveWork;
import org.alidade.benchmarks.lvm.LvmWork;
import org.alidade.benchmarks.spherex.SpherexWork;
import org.openjdk.jmh.results.RunResult;

/** Prints results: time, the time the limit would allow, and the ratio of the two. */
final class BenchmarkTable {
  private BenchmarkTable() {}

  static void print(PrintStream out, Collection<RunResult> runs, MachineLimits limits) {
    out.printf(
        Locale.ROOT,
        "%-46s %12s %12s %8s  %s%n",
        "operation",
        "time [s]",
        "limit [s]",
        "ratio",
        "limit");
    for (RunResult run : runs) {
      String name = run.getParams().getBenchmark();
      String label = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
      String variant = variant(run);
      double seconds = run.getPrimaryResult().getStatistics().getPercentile(50);
      Limit limit = limit(label, run, limits);
      out.printf(
          Locale.ROOT,
          "%-46s %12.4g %12.4g %8.2f  %s%n",
          label + variant,
          seconds,
          limit.seconds(),
          limit.seconds() / seconds,
          limit.name());
    }
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

  private static String variant(RunResult run) {
    String kernels = run.getParams().getParam("kernels");
    String problem = run.getParams().getParam("problem");
    return (kernels == null ? "" : " " + kernels) + (problem == null ? "" : " " + problem);
  }
}
