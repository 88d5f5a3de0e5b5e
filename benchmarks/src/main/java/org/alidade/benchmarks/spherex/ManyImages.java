package org.alidade.benchmarks.spherex;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.PeakMemory;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.results.Measured;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.photometry.CatalogueSource;
import org.alidade.spherex.photometry.ForcedOptions;
import org.alidade.spherex.photometry.ForcedPhotometry;
import org.alidade.spherex.photometry.MeasurementListener;
import org.alidade.spherex.photometry.SpherexPhotometry;

/** Many cutouts and many sources on one frame, cold and warm, with photutils beside them. */
public final class ManyImages {
  private static final long LIMIT_BYTES = 1L << 28;
  private static final int ROUNDS = 5;

  private final PrintStream out;
  private final MachineLimits limits;
  private final int threads;
  private final List<Figure> figures = new ArrayList<>();

  private ManyImages(PrintStream out, MachineLimits limits, int threads) {
    this.out = out;
    this.limits = limits;
    this.threads = threads;
  }

  /** Measures what the words ask for. */
  public static Measured run(Arguments words, PrintStream out) throws IOException {
    int files = words.number("--files", 100);
    int sources = words.number("--sources", 10_000);
    int threads = words.number("--threads", Runtime.getRuntime().availableProcessors());
    Path parent = Path.of(words.option("--folder").orElse(System.getProperty("java.io.tmpdir")));
    words.finish();
    MachineLimits limits = MachineLimits.measure(threads, LIMIT_BYTES, LIMIT_BYTES, parent);
    Path folder = Files.createTempDirectory(parent, "alidade-bench");
    Path frame = folder.resolve("frame.fits");
    ManyImages benchmark = new ManyImages(out, limits, threads);
    List<Path> cutouts = BenchmarkImages.cutouts(folder, files);
    try {
      List<CatalogueSource> catalogue = BenchmarkImages.frame(frame, sources);
      benchmark.cutouts(cutouts);
      benchmark.frame(frame, catalogue);
      benchmark.peer(folder, cutouts, frame, catalogue);
    } finally {
      for (Path file : cutouts) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(frame);
      Files.deleteIfExists(folder);
    }
    return new Measured(limits, Map.of("rounds", ROUNDS), benchmark.figures);
  }

  private void cutouts(List<Path> files) {
    PeakMemory.reset();
    double limit = files.size() * BenchmarkImages.cutoutBytes() / limits.memoryReadBytesPerSecond();
    timed(
        files.size() + " cutouts, default options",
        files.size(),
        "files/s",
        limit,
        () ->
            SpherexPhotometry.measureAll(
                files,
                BenchmarkImages.TARGET,
                PhotometryOptions.defaults(),
                threads,
                MeasurementListener.NONE,
                new CancellationToken()));
    print("peak memory %.2f GB%n", PeakMemory.bytes() / 1e9);
  }

  private void frame(Path file, List<CatalogueSource> catalogue) {
    double limit = BenchmarkImages.frameBytes() / limits.memoryReadBytesPerSecond();
    ForcedOptions all = ForcedOptions.defaults();
    String count = catalogue.size() + " sources on a frame, ";
    timed(
        count + "apertures",
        1,
        "frames/s",
        limit,
        () -> forced(file, catalogue, all.withoutPsfFit()));
    timed(count + "fits", 1, "frames/s", limit, () -> forced(file, catalogue, all));
    print("peak memory %.2f GB%n", PeakMemory.bytes() / 1e9);
  }

  private void forced(Path file, List<CatalogueSource> catalogue, ForcedOptions options) {
    ForcedPhotometry.measureAll(
        List.of(file), catalogue, options, threads, image -> {}, new CancellationToken());
  }

  private void timed(String name, int units, String rate, double limit, Runnable work) {
    double[] warm = new double[ROUNDS - 1]; // the first round has cold code
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      work.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      warm[Math.max(0, round - 2)] = seconds;
      print(
          "%-44s round %d %8.3f s %9.1f %s; limit of memory %.4f s%n",
          name, round, seconds, units / seconds, rate, limit);
    }
    Arrays.sort(warm);
    figures.add(
        Figure.seconds(name, warm[warm.length / 2])
            .withSpread((warm[warm.length - 1] - warm[0]) / 2)
            .with("threads", threads)
            .heldAgainst("memory read, needed bytes once", limit)
            .withDetails(Map.of("peak_bytes", PeakMemory.bytes())));
  }

  private void peer(Path folder, List<Path> cutouts, Path frame, List<CatalogueSource> catalogue)
      throws IOException {
    if (!PhotutilsPeer.isAvailable()) {
      print("peer: astropy and photutils are not installed%n");
      return;
    }
    for (String line : PhotutilsPeer.measure(folder, cutouts, frame, catalogue)) {
      print("peer: %s%n", line);
    }
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
