package org.alidade.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.results.Measured;
import org.alidade.bindings.Kernels;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.math.Blas;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks of single operations: {@code alidade bench [--quick] [SYSTEM]}. */
final class JmhBenchmarks {
  /** Packages with benchmarks of this kind. */
  static final List<String> SYSTEMS = List.of("analysis", "cube", "lightcurve", "lvm", "spherex");

  private static final long LIMIT_BYTES = 1L << 30;
  private static final long QUICK_LIMIT_BYTES = 1L << 27;

  private JmhBenchmarks() {}

  static Measured run(Arguments words, PrintStream out) throws IOException, RunnerException {
    boolean quick = words.flag("--quick");
    String folder = words.option("--folder").orElse("");
    String system = words.next().orElse("");
    words.finish();
    if (!system.isEmpty() && !SYSTEMS.contains(system)) {
      throw new BadInputException(
          "no benchmarks of '" + system + "'", "SYSTEM", "use " + String.join(", ", SYSTEMS));
    }
    Path disk = Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
    int threads = Runtime.getRuntime().availableProcessors();
    long bytes = quick ? QUICK_LIMIT_BYTES : LIMIT_BYTES;
    MachineLimits limits = MachineLimits.measure(threads, bytes, bytes, disk);
    printLimits(out, limits);
    BenchmarkTable table =
        new BenchmarkTable(new Runner(options(quick, folder, system, threads)).run(), limits);
    table.print(out);
    Map<String, Object> about = Map.of("quick", quick, "system", system.isEmpty() ? "all" : system);
    return new Measured(limits, about, table.figures());
  }

  private static Options options(boolean quick, String folder, String system, int threads) {
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
    return options.build();
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
