package org.alidade.benchmarks.transients;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.alidade.array.BadInputException;
import org.alidade.array.NativeArray;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.PeakMemory;
import org.alidade.math.PlaneFft;
import org.alidade.math.Precision;
import org.alidade.math.ThreadBudget;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.SubtractionResult;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;

/**
 * Proper image subtraction with all outputs, beside the bare Fourier transforms it needs and beside
 * numpy on one core.
 */
public final class SubtractionBenchmark {
  private static final int ROUNDS = 7;
  private static final int WARM_UP = 3;
  private static final int PEER_ROUNDS = 3;
  private static final double SIGMA = 10;

  /**
   * Both PSFs, images and variances, squares of two kernels; kernels, variance, D, P_D, two parts
   * of S.
   */
  private static final int TRANSFORMS = 15;

  private final PrintStream out;
  private final ThreadBudget threads;

  private SubtractionBenchmark(PrintStream out, ThreadBudget threads) {
    this.out = out;
    this.threads = threads;
  }

  /** Whether the words ask for this. */
  public static boolean isAskedFor(Arguments words) {
    return words.has("--sides");
  }

  /** Measures what the words ask for. */
  public static void run(Arguments words, PrintStream out) throws IOException {
    int[] sides = sides(words.option("--sides").orElse("2048"));
    int threads = words.number("--threads", Runtime.getRuntime().availableProcessors());
    words.finish();
    out.printf(
        Locale.ROOT,
        "Images of SIDE x SIDE; D, P_D, S, S_corr with variances and astrometric noise, alpha and its error;"
            + " %d threads, medians of %d.%n",
        threads,
        ROUNDS);
    SubtractionBenchmark benchmark = new SubtractionBenchmark(out, ThreadBudget.of(threads));
    for (int side : sides) {
      benchmark.measure(side);
    }
  }

  private static int[] sides(String text) {
    try {
      return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw new BadInputException("'" + text + "'", "--sides", "give numbers such as 512,2048");
    }
  }

  private void measure(int side) throws IOException {
    ImagePair pair = pair(side);
    OptionalDouble numpy = NumpyPeer.seconds(side, PEER_ROUNDS);
    for (boolean single : List.of(false, true)) {
      ZogyOptions options =
          ZogyOptions.defaults()
              .withAstrometricNoise(0.05, 0.05)
              .withSinglePrecision(single)
              .withZeroPadding(false);
      PeakMemory.reset();
      long before = PeakMemory.bytes();
      double seconds = median(() -> threads.withBlasThreads(() -> subtract(pair, options)));
      double bytes = PeakMemory.bytes() - before;
      double limit =
          single ? transforms(Precision.SINGLE, side) : transforms(Precision.DOUBLE, side);
      out.printf(
          Locale.ROOT,
          "%5d %s %7.3f s; %d transforms alone %7.3f s, ratio %.2f; process grew by %.1f planes of doubles%s%n",
          side,
          single ? "float32" : "float64",
          seconds,
          TRANSFORMS,
          limit,
          seconds / limit,
          Math.max(0, bytes) / (8.0 * side * side),
          numpy.isPresent()
              ? String.format(
                  Locale.ROOT,
                  "; numpy float64 %.3f s, ratio %.2f",
                  numpy.getAsDouble(),
                  seconds / numpy.getAsDouble())
              : "; numpy and scipy are not installed");
    }
  }

  private static SubtractionResult subtract(ImagePair pair, ZogyOptions options) {
    return Zogy.subtract(pair, options);
  }

  private <A extends NativeArray> double transforms(Precision<A> precision, int side) {
    try (PlaneFft<A> fft = precision.plane(side, side);
        A image = precision.allocate("benchmark", side, side);
        A spectrum = precision.allocate("benchmark", side, side / 2 + 1, 2)) {
      return median(
          () ->
              threads.withBlasThreads(
                  () -> {
                    for (int i = 0; i < TRANSFORMS; i++) {
                      if (i % 2 == 0) {
                        fft.forward(image, spectrum);
                      } else {
                        fft.inverse(spectrum, image);
                      }
                    }
                  }));
    }
  }

  private static double median(Runnable work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    double[] seconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[ROUNDS / 2];
  }

  private static ImagePair pair(int side) {
    Random random = new Random(5);
    double[] science = random.doubles((long) side * side).map(u -> SIGMA * (u - 0.5)).toArray();
    double[] reference = random.doubles((long) side * side).map(u -> SIGMA * (u - 0.5)).toArray();
    double[] variance = new double[side * side];
    Arrays.fill(variance, SIGMA * SIGMA);
    return ImagePair.of(side, side, science, reference, moffat(41, 3), moffat(41, 4), SIGMA, SIGMA)
        .withVariances(variance, variance);
  }

  private static PsfStamp moffat(int size, double fwhm) {
    double core = fwhm / (2 * Math.sqrt(Math.cbrt(2) - 1));
    double[] values = new double[size * size];
    for (int i = 0; i < values.length; i++) {
      double x = i % size - size / 2;
      double y = i / size - size / 2;
      values[i] = Math.pow(1 + (x * x + y * y) / (core * core), -3);
    }
    return PsfStamp.of(size, values);
  }
}
