package org.alidade.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.alidade.bindings.Kernels;
import org.alidade.math.Blas;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints every figure beside the limit that it is held against: {@code
 * BenchmarkMain [--quick] [--folder DIR] [--results FILE.json] [SYSTEM]}.
 */
public final class BenchmarkMain {
  private static final long LIMIT_BYTES = 1L << 30;
  private static final long QUICK_LIMIT_BYTES = 1L << 27;

  private BenchmarkMain() {}

  /** Measures limits, runs benchmarks, prints the table. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    List<String> words = new ArrayList<>(Arrays.asList(arguments));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (words.contains("--help")) {
      out.println("usage: alidade bench [--quick] [--folder DIR] [--results FILE.json] [SYSTEM]");
      out.println(
          "SYSTEM: cube (default: all). Figures are medians; the last column is the ratio to the limit.");
      return;
    }
    boolean quick = words.remove("--quick");
    String folder = option(words, "--folder", "");
    String results = option(words, "--results", "");
    String system = words.isEmpty() ? "" : words.get(0);
    Path disk = Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
    int threads = Runtime.getRuntime().availableProcessors();
    long bytes = quick ? QUICK_LIMIT_BYTES : LIMIT_BYTES;
    MachineLimits limits = MachineLimits.measure(threads, bytes, bytes, disk);
    printLimits(out, limits);
    Collection<RunResult> runs = run(quick, folder, results, system, threads);
    BenchmarkTable.print(out, runs, limits);
  }

  private static String option(List<String> words, String name, String fallback) {
    int at = words.indexOf(name);
    if (at < 0 || at + 1 >= words.size()) {
      return fallback;
    }
    words.remove(at);
    return words.remove(at);
  }

  private static Collection<RunResult> run(
      boolean quick, String folder, String results, String system, int threads)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("org\\.alidade\\.benchmarks\\." + (system.isEmpty() ? ".*" : system + "\\..*"))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .param("threads", Integer.toString(threads));
    if (quick) {
      options.param("problem", "small").warmupIterations(1).measurementIterations(2).forks(1);
    }
    if (!folder.isEmpty()) {
      options.param("folder", folder);
    }
    if (!results.isEmpty()) {
      options.result(results).resultFormat(ResultFormatType.JSON);
    }
    return new Runner(options.build()).run();
  }

  private static void printLimits(PrintStream out, MachineLimits limits) {
    out.printf(
        Locale.ROOT,
        "Kernels: %s. %s. %d threads.%n"
            + "Limits: memory read %.1f GB/s, dgemm %.0f GF/s, sgemm %.0f GF/s, disk write %.2f GB/s buffered, %s direct.%n",
        Kernels.active().description(),
        Blas.description(),
        limits.threads(),
        limits.memoryReadBytesPerSecond() / 1e9,
        limits.dgemmFlopsPerSecond() / 1e9,
        limits.sgemmFlopsPerSecond() / 1e9,
        limits.bufferedWriteBytesPerSecond() / 1e9,
        limits.directWriteBytesPerSecond() > 0
            ? String.format(Locale.ROOT, "%.2f GB/s", limits.directWriteBytesPerSecond() / 1e9)
            : "not available");
  }
}
