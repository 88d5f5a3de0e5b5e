package org.alidade.math;

import org.alidade.array.NativeArray;

/**
 * A plan for Fourier transforms of real images.
 *
 * <p>The forward transform of an image {@code x} of {@code rows} by {@code columns} is {@code X[g,
 * f] = sum over r, c of x[r, c] exp(-2 pi i (g r / rows + f c / columns))} for {@code g = 0 ..
 * rows-1} and {@code f = 0 .. columns/2}, which determines the rest; the inverse divides by the
 * number of pixels. Complex numbers are stored as pairs (real, imaginary).
 *
 * <p>A transform runs on the threads of the caller's {@link ThreadBudget}; its result does not
 * depend on how many they are. One plan may be used by several threads at the same time on
 * different arrays. Input and output must not share memory. Using a closed plan throws {@link
 * org.alidade.array.ClosedException}.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (PlaneFft<DoubleArray> fft = Ffts.plane(height, width)) {
 *   fft.forward(image, spectrum);
 * }
 * }</pre>
 *
 * @param <A> the arrays: double or single precision
 */
public interface PlaneFft<A extends NativeArray> extends AutoCloseable {
  /** Rows of an image. */
  int rows();

  /** Columns of an image. */
  int columns();

  /** Complex values per row of a spectrum: {@code columns / 2 + 1}. */
  default int frequencies() {
    return columns() / 2 + 1;
  }

  /**
   * Transforms an image to its spectrum.
   *
   * @param in values, shape (rows, columns), unchanged
   * @param out spectrum, shape (rows, columns/2+1, 2)
   * @throws org.alidade.array.BadInputException if an array has another number of elements
   */
  void forward(A in, A out);

  /**
   * Transforms a spectrum back to an image, divided by the number of pixels.
   *
   * @param in spectrum, shape (rows, columns/2+1, 2), overwritten with intermediate results
   * @param out values, shape (rows, columns)
   * @throws org.alidade.array.BadInputException if an array has another number of elements
   */
  void inverse(A in, A out);

  /** Frees the plan; a second call does nothing. */
  @Override
  void close();
}
