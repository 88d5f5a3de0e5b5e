package org.alidade.benchmarks.transients;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.NativeMemory;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.results.Measured;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.math.Ffts;
import org.alidade.math.PlaneFft;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;
import org.jspecify.annotations.Nullable;

/**
 * Proper subtraction of squares with all outputs (variance maps, astrometric noise) beside the time
 * of the bare transforms it cannot do without, and beside the same in numpy on one core.
 */
public final class SubtractionBenchmark {
  private static final int FORWARD_TRANSFORMS = 8;
  private static final int INVERSE_TRANSFORMS = 9;
  private static final int ROUNDS = 5;
  private static final int PEER_ROUNDS = 3;
  private static final long LIMIT_BYTES = 1L << 27;

  private SubtractionBenchmark() {}

  /**
   * Measures what the words ask for.
   *
   * @throws IOException if numpy cannot be run
   */
  public static Measured run(Arguments words, PrintStream out) throws IOException {
    String usual = words.flag("--quick") ? "512" : "512,1024,2048,4096";
    List<Integer> sizes = sizes(words.option("--sizes").orElse(usual));
    Path parent = Path.of(words.option("--folder").orElse(System.getProperty("java.io.tmpdir")));
    words.finish();
    int threads = Runtime.getRuntime().availableProcessors();
    MachineLimits limits = MachineLimits.measure(threads, LIMIT_BYTES, LIMIT_BYTES, parent);
    out.printf(
        Locale.ROOT,
        "Proper subtraction, all outputs, medians of %d; transforms: %s, %d threads; native planes of 8 bytes.%n",
        ROUNDS,
        Ffts.provider(),
        threads);
    out.println(
        "| side | float64 s | float32 s | transforms s | ratio | numpy s | ratio | planes |");
    out.println("|---|---|---|---|---|---|---|---|");
    List<Figure> figures = new ArrayList<>();
    for (int size : sizes) {
      out.println(line(size, figures));
    }
    return new Measured(limits, Map.of("rounds", ROUNDS), figures);
  }

  private static String line(int size, List<Figure> figures) throws IOException {
    ImagePair pair = SubtractionWork.pair(size);
    ZogyOptions options = SubtractionWork.options();
    NativeMemory.resetPeak();
    double[] times = times(() -> Zogy.subtract(pair, options));
    double seconds = median(times);
    double planes = NativeMemory.peakBytes() / (8.0 * size * size);
    double[] singleTimes = times(() -> Zogy.subtract(pair, options.withSinglePrecision(true)));
    double single = median(singleTimes);
    double limit = transforms(size);
    figures.add(figure("subtraction, float64", size, times).heldAgainst("transforms", limit));
    figures.add(figure("subtraction, float32", size, singleTimes));
    figures.add(Figure.of("subtraction, native planes", "planes", planes).with("side", size));
    String numpy = "- | -";
    OptionalDouble other = NumpyPeer.seconds(size, PEER_ROUNDS);
    if (other.isPresent()) {
      figures.add(
          Figure.seconds("subtraction, numpy", other.getAsDouble()).with("side", size).ofPeer());
      numpy =
          String.format(
              Locale.ROOT, "%.3f | %.1f", other.getAsDouble(), other.getAsDouble() / seconds);
    }
    return String.format(
        Locale.ROOT,
        "| %d | %.3f | %.3f | %.3f | %.2f | %s | %.1f |",
        size,
        seconds,
        single,
        limit,
        limit / seconds,
        numpy,
        planes);
  }

  /** Seconds of as many transforms as a subtraction makes. */
  private static double transforms(int size) {
    try (PlaneFft<DoubleArray> fft = Ffts.plane(size, size);
        DoubleArray image = DoubleArray.allocate("benchmark", size, size);
        DoubleArray spectrum = DoubleArray.allocate("benchmark", size, size / 2 + 1, 2)) {
      image.fill(1);
      return median(
          times(
              () -> {
                for (int i = 0; i < FORWARD_TRANSFORMS; i++) {
                  fft.forward(image, spectrum);
                }
                for (int i = 0; i < INVERSE_TRANSFORMS; i++) {
                  fft.inverse(spectrum, image);
                }
              }));
    }
  }

  private static Figure figure(String name, int size, double[] times) {
    return Figure.seconds(name, median(times))
        .withSpread((times[times.length - 1] - times[0]) / 2)
        .with("side", size);
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  /** Sorted times after a first round that does not count. */
  private static double[] times(Runnable work) {
    work.run();
    double[] seconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds;
  }

  private static List<Integer> sizes(String words) {
    try {
      List<Integer> sizes = Arrays.stream(words.split(",", -1)).map(Integer::valueOf).toList();
      if (sizes.stream().allMatch(size -> size >= SubtractionWork.PSF_SIZE)) {
        return sizes;
      }
    } catch (NumberFormatException e) {
      throw refusal(words, e);
    }
    throw refusal(words, null);
  }

  private static BadInputException refusal(String words, @Nullable Exception cause) {
    BadInputException refusal =
        new BadInputException(
            "sizes " + words, "--sizes", "give whole numbers from 41 with commas between");
    refusal.initCause(cause);
    return refusal;
  }
}
