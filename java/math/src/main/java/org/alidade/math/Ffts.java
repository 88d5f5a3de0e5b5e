package org.alidade.math;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.InvalidStateException;
import org.alidade.math.internal.FftProviders;

/**
 * The front of the Fourier transforms: plans by the best provider on the class path.
 *
 * <p>FFTW is taken where the artifact {@code alidade-math-fftw} and its native library are present,
 * the transforms in Java otherwise; the system property {@code alidade.fft} set to {@code fftw} or
 * {@code jtransforms} decides instead.
 *
 * <p>Example:
 *
 * <pre>{@code
 * int length = (int) Ffts.goodLength(pixels + taps - 1);
 * try (RealFft fft = Ffts.plan(length, rows)) {
 *   fft.forward(kernels, spectra);
 * }
 * }</pre>
 */
public final class Ffts {
  private static final long[] PRIMES = {2, 3, 5, 7};

  private Ffts() {}

  /**
   * A plan for transforms of many rows of one length.
   *
   * @param length real values of one row, one or more
   * @param batch rows of one call, one or more
   * @throws BadInputException if a number is less than one
   * @throws InvalidStateException if {@code alidade.fft} names a provider that is not there
   */
  public static RealFft plan(int length, int batch) {
    if (length < 1 || batch < 1) {
      throw new BadInputException(
          "a transform of " + batch + " rows of " + length + " values",
          "Ffts.plan",
          "give one row and one value or more");
    }
    return FftProviders.chosen().plan(length, batch);
  }

  /**
   * A plan for transforms of images in double precision.
   *
   * @param rows one or more
   * @param columns one or more
   * @throws BadInputException if a number is less than one
   * @throws InvalidStateException if {@code alidade.fft} names a provider that is not there
   */
  public static PlaneFft<DoubleArray> plane(int rows, int columns) {
    checkPlane(rows, columns);
    return FftProviders.chosen().plane(rows, columns);
  }

  /**
   * A plan for transforms of images in single precision.
   *
   * @param rows one or more
   * @param columns one or more
   * @throws BadInputException if a number is less than one
   * @throws InvalidStateException if {@code alidade.fft} names a provider that is not there
   */
  public static PlaneFft<FloatArray> floatPlane(int rows, int columns) {
    checkPlane(rows, columns);
    return FftProviders.chosen().floatPlane(rows, columns);
  }

  private static void checkPlane(int rows, int columns) {
    if (rows < 1 || columns < 1) {
      throw new BadInputException(
          "a transform of " + rows + " x " + columns + " values",
          "Ffts.plane",
          "give one row and one column or more");
    }
  }

  /** Name of the provider that {@link #plan} uses. */
  public static String provider() {
    return FftProviders.chosen().name();
  }

  /**
   * The smallest length of at least {@code n} whose prime factors are 2, 3, 5 and 7, which is what
   * the transforms are fast at.
   *
   * @param n least length wanted, one or more
   * @throws BadInputException if {@code n} is less than one
   */
  public static long goodLength(long n) {
    if (n < 1) {
      throw new BadInputException(
          "a transform of " + n + " values", "goodLength", "give 1 or more");
    }
    long length = n;
    while (!isGood(length)) {
      length++;
    }
    return length;
  }

  private static boolean isGood(long length) {
    long rest = length;
    for (long prime : PRIMES) {
      while (rest % prime == 0) {
        rest /= prime;
      }
    }
    return rest == 1;
  }
}
