package org.alidade.math;

import org.alidade.array.DoubleArray;

/**
 * A plan for Fourier transforms of many real rows of one length.
 *
 * <p>The forward transform of a row {@code x} is {@code X[f] = sum over t of x[t] exp(-2 pi i f t /
 * length)} for {@code f = 0 .. length/2}; the inverse divides by the length, so that both in a row
 * give the input back. Complex numbers are stored as pairs (real, imaginary).
 *
 * <p>One plan may be used by several threads at the same time on different arrays; a transform runs
 * in the calling thread. Input and output must not share memory. Using a closed plan throws {@link
 * org.alidade.array.ClosedException}.
 */
public interface RealFft extends AutoCloseable {
  /** Real values of one row. */
  int length();

  /** Rows of one call. */
  int batch();

  /** Complex values of one transformed row: {@code length / 2 + 1}. */
  default int frequencies() {
    return length() / 2 + 1;
  }

  /**
   * Transforms real rows to their spectra.
   *
   * @param in values, shape (batch, length), unchanged
   * @param out spectra, shape (batch, length/2+1, 2)
   * @throws org.alidade.array.BadInputException if an array has another number of elements
   */
  void forward(DoubleArray in, DoubleArray out);

  /**
   * Transforms spectra back to real rows, divided by the length. The imaginary parts of the first
   * value and, for even lengths, of the last value of a row do not count.
   *
   * @param in spectra, shape (batch, length/2+1, 2), unchanged
   * @param out values, shape (batch, length)
   * @throws org.alidade.array.BadInputException if an array has another number of elements
   */
  void inverse(DoubleArray in, DoubleArray out);

  /** Frees the plan; a second call does nothing. */
  @Override
  void close();
}
