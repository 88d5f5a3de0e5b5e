package org.alidade.benchmarks.lvm;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.PeakMemory;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.results.Measured;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FitData;
import org.alidade.lvm.LvmTileCollection;
import org.alidade.lvm.Precision;

/**
 * Many full-size tiles as one collection: frames are written with content around the window, so
 * that the file system can leave the rest empty, then loaded, configured and built.
 */
public final class ManyTiles {
  private static final long LIMIT_BYTES = 1L << 29;

  private final PrintStream out;
  private final MachineLimits limits;
  private final int count;
  private final BuildOptions options;
  private final List<Figure> figures = new ArrayList<>();

  private ManyTiles(PrintStream out, MachineLimits limits, int count, BuildOptions options) {
    this.out = out;
    this.limits = limits;
    this.count = count;
    this.options = options;
  }

  /** Measures what the words ask for. */
  public static Measured run(Arguments words, PrintStream out) throws IOException {
    int count = words.number("--tiles", 100);
    int threads = words.number("--threads", Runtime.getRuntime().availableProcessors());
    Precision precision = precision(words.option("--precision").orElse("double"));
    Path parent = Path.of(words.option("--folder").orElse(System.getProperty("java.io.tmpdir")));
    words.finish();
    MachineLimits limits = MachineLimits.measure(threads, LIMIT_BYTES, LIMIT_BYTES, parent);
    BuildOptions options = BuildOptions.builder().threads(threads).precision(precision).build();
    Path folder = Files.createTempDirectory(parent, "alidade-bench");
    ManyTiles benchmark = new ManyTiles(out, limits, count, options);
    List<Path> files = benchmark.timed("write the frames", () -> written(folder, count));
    try {
      benchmark.measure(files);
    } finally {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    }
    Map<String, Object> about = Map.of("window_bytes", BenchmarkTiles.windowBytes(count));
    return new Measured(limits, about, benchmark.figures);
  }

  private static Precision precision(String name) {
    return switch (name) {
      case "double" -> Precision.DOUBLE;
      case "single" -> Precision.SINGLE;
      default ->
          throw new BadInputException("'" + name + "'", "--precision", "use double or single");
    };
  }

  private static List<Path> written(Path folder, int count) {
    try {
      return BenchmarkTiles.write(folder, count, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(List<Path> files) {
    PeakMemory.reset();
    long start = System.nanoTime();
    try (LvmTileCollection tiles = timed("load", () -> BenchmarkTiles.load(files))) {
      DataConfig config =
          timed("statistics of the window", () -> BenchmarkTiles.configure(tiles, options));
      try (FitData data = timed("build", () -> BenchmarkTiles.build(tiles, config, options))) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double bytes = BenchmarkTiles.windowBytes(files.size());
        double limit = bytes / limits.memoryReadBytesPerSecond();
        report(
            Figure.seconds("all", seconds)
                .heldAgainst("memory read, windows once", limit)
                .withDetails(Map.of("peak_bytes", PeakMemory.bytes())));
        print(
            "%d spaxels x %d wavelengths, %s; peak memory %.2f GB%n",
            data.spaxels(), data.wavelengths(), options.precision(), PeakMemory.bytes() / 1e9);
        print(
            "windows of the files: %.2f GB, at the rate of memory (%.1f GB/s) %.3f s, of the disk"
                + " (%.2f GB/s) %.3f s%n",
            bytes / 1e9,
            limits.memoryReadBytesPerSecond() / 1e9,
            limit,
            limits.directReadBytesPerSecond() / 1e9,
            bytes / limits.directReadBytesPerSecond());
      }
    }
  }

  private <T> T timed(String name, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    report(Figure.seconds(name, (System.nanoTime() - start) / 1e9));
    return result;
  }

  private void report(Figure figure) {
    print("%-28s %9.3f s%n", figure.name(), figure.value());
    figures.add(
        figure
            .with("tiles", count)
            .with("precision", options.precision())
            .with("threads", limits.threads()));
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
