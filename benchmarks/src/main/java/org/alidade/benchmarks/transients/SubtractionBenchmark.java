package org.alidade.benchmarks.transients;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.NativeMemory;
import org.alidade.benchmarks.Arguments;
import org.alidade.math.Ffts;
import org.alidade.math.PlaneFft;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;
import org.jspecify.annotations.Nullable;

/**
 * Proper subtraction of squares with all outputs (variance maps, astrometric noise) beside the time
 * of the bare transforms it cannot do without, and beside a reference in numpy.
 */
public final class SubtractionBenchmark {
  private static final int FORWARD_TRANSFORMS = 8;
  private static final int INVERSE_TRANSFORMS = 9;
  private static final int ROUNDS = 5;

  private SubtractionBenchmark() {}

  /**
   * Measures what the words ask for.
   *
   * @throws IOException if the reference cannot be run
   */
  public static void run(Arguments words, PrintStream out) throws IOException {
    List<Integer> sizes = sizes(words.option("--sizes").orElse("512,1024,2048,4096"));
    Optional<Path> reference = words.option("--reference").map(Path::of);
    words.finish();
    out.printf(
        Locale.ROOT,
        "Proper subtraction, all outputs, medians of %d; transforms: %s, %d threads; native planes of 8 bytes.%n",
        ROUNDS,
        Ffts.provider(),
        Runtime.getRuntime().availableProcessors());
    out.println(
        "| side | float64 s | float32 s | transforms s | ratio | numpy s | ratio | planes |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (int size : sizes) {
      out.println(line(size, reference));
    }
  }

  private static String line(int size, Optional<Path> reference) throws IOException {
    ImagePair pair = SubtractionWork.pair(size);
    ZogyOptions options = SubtractionWork.options();
    NativeMemory.resetPeak();
    double seconds = median(() -> Zogy.subtract(pair, options));
    double planes = NativeMemory.peakBytes() / (8.0 * size * size);
    double single = median(() -> Zogy.subtract(pair, options.withSinglePrecision(true)));
    double limit = transforms(size);
    String numpy = "- | -";
    if (reference.isPresent()) {
      double other = NumpyPeer.seconds(reference.get(), size);
      numpy = String.format(Locale.ROOT, "%.3f | %.1f", other, other / seconds);
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
          () -> {
            for (int i = 0; i < FORWARD_TRANSFORMS; i++) {
              fft.forward(image, spectrum);
            }
            for (int i = 0; i < INVERSE_TRANSFORMS; i++) {
              fft.inverse(spectrum, image);
            }
          });
    }
  }

  private static double median(Runnable work) {
    work.run();
    double[] seconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[ROUNDS / 2];
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
