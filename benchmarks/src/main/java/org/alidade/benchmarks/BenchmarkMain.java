package org.alidade.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.lightcurve.StoreBenchmark;
import org.alidade.benchmarks.lvm.ManyTiles;
import org.alidade.benchmarks.scale.ScaleBenchmark;
import org.alidade.benchmarks.scale.SolverCurves;
import org.alidade.benchmarks.spherex.ManyImages;
import org.alidade.benchmarks.transients.SubtractionBenchmark;
import org.alidade.bindings.Kernels;
import org.alidade.math.Blas;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks and prints every figure beside the limit that it is held against. */
public final class BenchmarkMain {
  private static final int WRONG_USAGE = 2;
  private static final int SOME_FAILED = 3;
  private static final String HELP =
      """
      usage: alidade bench [--quick] [--folder DIR] [--results FILE.json] [SYSTEM]
             alidade bench cube --size tiny|small|medium|ngc6278|ngc4365 [PROBLEM] [--pixels K]
                                [--skip setup,forward,adjoint,energies,rows,epoch,exact] [--results FILE.json]
             alidade bench lvm --tiles N [--precision double|single] [--threads N] [--folder DIR]
             alidade bench spherex --files N [--sources N] [--threads N] [--folder DIR]
             alidade bench lightcurve --objects N [--four-decimals] [--only NAME,...] [--folder DIR]
             alidade bench transient [--sizes N,...] [--reference FILE.py]
             alidade bench cube-solvers [--size SIZE] [PROBLEM] [--seconds N] [--pixels K] -o DIR

      The first form runs the JMH benchmarks; SYSTEM: cube, lvm, spherex, lightcurve (default: all). Figures are medians; the last column
      is the ratio to the limit.
      The second measures the cube fit at full size: products, rows, an epoch, the exact optimum.
      The third writes N full-size LVM frames, then loads, configures and builds them as one collection.
      The fourth writes N cutouts and a frame of SPHEREx and measures one source in all, many in one; photutils too.
      The fifth fills light-curve stores of several kinds with N mock objects (500: 24 million measurements), and reads them.
      The sixth subtracts images of N x N pixels, beside the bare transforms and a function zogy() of numpy.
      The seventh compares solvers on one problem: table, CSV, figure of objective against time; N seconds each.
      PROBLEM: --arrays FILE.h5 (any input arrays) or --library orbit_losvd.h5 and --templates FILE.fits.gz
               of a generated problem, --seed N; --rebin interp|overlap, --threads N, --folder DIR for files.
      """;
  private static final long LIMIT_BYTES = 1L << 30;
  private static final long QUICK_LIMIT_BYTES = 1L << 27;

  private BenchmarkMain() {}

  /** Measures what the words ask for and ends with the exit status of the command line. */
  public static void main(String[] words) throws IOException, RunnerException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int status;
    try {
      status = run(new Arguments(words), out);
    } catch (BadInputException e) {
      System.err.println("alidade: error: " + e.getMessage());
      status = WRONG_USAGE;
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  /**
   * Measures and prints.
   *
   * @return exit status: 0 done, 3 some items failed
   */
  static int run(Arguments words, PrintStream out) throws IOException, RunnerException {
    if (words.flag("--help")) {
      out.print(HELP);
      return 0;
    }
    if (words.flag("cube-solvers")) {
      return SolverCurves.run(words, out) ? 0 : SOME_FAILED;
    }
    if (words.has("cube") && (words.has("--size") || words.has("--arrays"))) {
      words.flag("cube");
      return ScaleBenchmark.run(words, out) ? 0 : SOME_FAILED;
    }
    if (words.has("lvm") && words.has("--tiles")) {
      words.flag("lvm");
      ManyTiles.run(words, out);
      return 0;
    }
    if (words.has("spherex") && words.has("--files")) {
      words.flag("spherex");
      ManyImages.run(words, out);
      return 0;
    }
    if (words.has("lightcurve") && StoreBenchmark.isAskedFor(words)) {
      words.flag("lightcurve");
      StoreBenchmark.run(words, out);
      return 0;
    }
    if (words.flag("transient")) {
      SubtractionBenchmark.run(words, out);
      return 0;
    }
    jmh(words, out);
    return 0;
  }

  private static void jmh(Arguments words, PrintStream out) throws IOException, RunnerException {
    boolean quick = words.flag("--quick");
    String folder = words.option("--folder").orElse("");
    String results = words.option("--results").orElse("");
    String system = words.next().orElse("");
    words.finish();
    Path disk = Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
    int threads = Runtime.getRuntime().availableProcessors();
    long bytes = quick ? QUICK_LIMIT_BYTES : LIMIT_BYTES;
    MachineLimits limits = MachineLimits.measure(threads, bytes, bytes, disk);
    printLimits(out, limits);
    Collection<RunResult> runs = run(quick, folder, results, system, threads);
    BenchmarkTable.print(out, runs, limits);
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
            + "Limits: memory read %.1f GB/s, dgemm %.0f GF/s, sgemm %.0f GF/s, disk write %.2f GB/s buffered, %s direct, disk read %s direct.%n",
        Kernels.active().description(),
        Blas.description(),
        limits.threads(),
        limits.memoryReadBytesPerSecond() / 1e9,
        limits.dgemmFlopsPerSecond() / 1e9,
        limits.sgemmFlopsPerSecond() / 1e9,
        limits.bufferedWriteBytesPerSecond() / 1e9,
        rate(limits.directWriteBytesPerSecond()),
        rate(limits.directReadBytesPerSecond()));
  }

  private static String rate(double bytesPerSecond) {
    return bytesPerSecond > 0
        ? String.format(Locale.ROOT, "%.2f GB/s", bytesPerSecond / 1e9)
        : "not available";
  }
}
