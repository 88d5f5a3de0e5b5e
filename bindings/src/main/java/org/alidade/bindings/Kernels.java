package org.alidade.bindings;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.internal.KernelChoice;
import org.jspecify.annotations.Nullable;

/**
 * The inner loops of the library: sampling of velocity distributions, sparse rebinning, products
 * with planes of stored models, Kaczmarz sweeps.
 *
 * <p>There are two implementations that agree to rounding: native code and plain Java. {@link
 * #active()} chooses once: the system property {@code alidade.kernels} is {@code native}, {@code
 * reference} or {@code auto} (default: native where it loads, else plain Java with a warning). No
 * kernel starts a thread; kernels may run in several threads on distinct output arrays.
 *
 * <p>A plane holds the stored models of one spaxel: one row per unknown, one column per observed
 * pixel. Example, the model spectrum of a spaxel:
 *
 * <pre>{@code
 * Kernels.active().planeCombine(FloatRows.of(plane), x, 0, spectrum);
 * }</pre>
 *
 * <p>Every method throws {@link BadInputException} before it computes when sizes do not agree.
 */
public interface Kernels {
  /** The implementation of this process, chosen at the first call. */
  static Kernels active() {
    return KernelChoice.active();
  }

  /** The plain Java implementation. */
  static Kernels reference() {
    return KernelChoice.reference();
  }

  /**
   * The native implementation.
   *
   * @throws InvalidStateException if its library cannot be loaded
   */
  static Kernels compiled() {
    return KernelChoice.compiled();
  }

  /** What runs, for people: {@code "native avx512"} or {@code "reference java"}. */
  String description();

  /**
   * Samples velocity histograms on integer pixel offsets {@code firstTap}, {@code firstTap + 1},
   * ... of a grid uniform in ln(wavelength). Offset k has velocity c0 (exp((k - shiftPixels)
   * dlogLambda) - 1). Non-finite and negative bins count as 0.
   *
   * @param histograms array that holds the histograms
   * @param first flat index of bin 0 of histogram 0
   * @param histogramStride elements between neighbouring histograms
   * @param binStride elements between neighbouring bins
   * @param velocityKms bin centres in km/s, increasing (bins)
   * @param dlogLambda step of the grid in ln(wavelength)
   * @param shiftPixels shift of the distribution to the red, in pixels
   * @param firstTap pixel offset of the first tap
   * @param sampling how bins become taps
   * @param taps output (histograms x taps): rows of unit sum; all zero without sampled mass
   * @param sampledMass output: sum of raw taps times velocity widths, in km/s times histogram units
   *     (histograms)
   * @param repairedBins output: number of non-finite or negative bins (histograms)
   */
  void sampleLosvd(
      DoubleArray histograms,
      long first,
      long histogramStride,
      long binStride,
      DoubleArray velocityKms,
      double dlogLambda,
      double shiftPixels,
      long firstTap,
      KernelSampling sampling,
      DoubleRows taps,
      DoubleArray sampledMass,
      IntArray repairedBins);

  /**
   * Applies a sparse operator to spectra: {@code out[i, l] = sum_e weight[e] spectra[i, row[e]]}.
   *
   * @param spectra input (n x T)
   * @param columns the operator (T x L)
   * @param out output, overwritten (n x L)
   */
  void rebin(DoubleRows spectra, SparseColumns columns, DoubleRows out);

  /**
   * Applies the transpose: {@code out[i, row[e]] += weight[e] values[i, l]}.
   *
   * @param values input (n x L)
   * @param columns the operator (T x L)
   * @param out output, added to (n x T)
   */
  void rebinTransposed(DoubleRows values, SparseColumns columns, DoubleRows out);

  /**
   * Shifts a spectrum by every tap's offset and rebins it: {@code out[k, l] = sum_e weight[e]
   * spectrum[row[e] - (firstTap + k)]}, zero outside the spectrum.
   *
   * @param spectrum array that holds the spectrum of T pixels
   * @param spectrumFirst flat index of its first pixel
   * @param firstTap pixel offset of output row 0
   * @param columns the operator (T x L)
   * @param out output, overwritten (taps x L)
   */
  void shiftRebin(
      DoubleArray spectrum,
      long spectrumFirst,
      long firstTap,
      SparseColumns columns,
      DoubleRows out);

  /**
   * Scales rows and stores them in single precision. With {@code clamp} negative elements become 0
   * first; a row with scale 0 becomes exactly 0 whatever it holds.
   *
   * @param in input (rows x columns)
   * @param scale array that holds one factor per row
   * @param scaleFirst flat index of the factor of row 0
   * @param clamp whether negative elements become 0
   * @param out output (rows x columns)
   */
  void scaleToFloat(
      DoubleRows in, DoubleArray scale, long scaleFirst, boolean clamp, FloatRows out);

  /**
   * Adds a linear combination of rows: {@code out[l] += sum_j x[xFirst + j] plane[j, l]}. Rows with
   * coefficient 0 are not read.
   *
   * @param plane stored models (n x L)
   * @param x array that holds the coefficients
   * @param xFirst flat index of the coefficient of row 0
   * @param out spectrum, added to (L)
   */
  void planeCombine(FloatRows plane, DoubleArray x, long xFirst, DoubleArray out);

  /**
   * Adds the product with the transpose: {@code out[outFirst + j] += sum_l plane[j, l]
   * residual[l]}.
   *
   * @param plane stored models (n x L)
   * @param residual spectrum (L)
   * @param out array that holds the results, added to
   * @param outFirst flat index of the result of row 0
   */
  void planeProject(FloatRows plane, DoubleArray residual, DoubleArray out, long outFirst);

  /**
   * Adds weighted energies and products of rows: {@code energy[first + j] += sum_l weight[l]
   * plane[j, l]^2} and {@code product[first + j] += sum_l weight[l] plane[j, l] y[l]}.
   *
   * @param plane stored models (n x L)
   * @param weight weight of every pixel (L)
   * @param y spectrum (L)
   * @param energy energies, added to
   * @param product products, added to
   * @param first flat index of row 0 in {@code energy} and {@code product}
   */
  void planeEnergy(
      FloatRows plane,
      DoubleArray weight,
      DoubleArray y,
      DoubleArray energy,
      DoubleArray product,
      long first);

  /**
   * Gathers pixels of a plane as contiguous rows: {@code rows[k, j] = plane[j, pixels[k]]}, and
   * adds {@code plane[j, pixels[k]]^2} to {@code norms[k]}.
   *
   * @param plane stored models (n x L)
   * @param pixels pixel indices, ascending (K)
   * @param rows output (K x n)
   * @param norms squared norms, added to (K)
   */
  default void gatherRows(FloatRows plane, IntArray pixels, FloatRows rows, DoubleArray norms) {
    gatherRows(plane, pixels, rows, norms, null);
  }

  /**
   * Like {@link #gatherRows(FloatRows, IntArray, FloatRows, DoubleArray)}, and brings the plane
   * that will be gathered next nearer meanwhile.
   *
   * @param plane stored models (n x L)
   * @param pixels pixel indices, ascending (K)
   * @param rows output (K x n)
   * @param norms squared norms, added to (K)
   * @param next the plane of the next call with the same pixels, or null; its values do not matter
   */
  void gatherRows(
      FloatRows plane,
      IntArray pixels,
      FloatRows rows,
      DoubleArray norms,
      @Nullable FloatRows next);

  /**
   * Makes rows of one spaxel from its kernels and shifted templates, in single precision: {@code
   * rows[k, c P + p] = factor sum_t kernels[c, t] templates[pixels[k], t, p]} (spec cubefit 6.4).
   * Taps that are zero in neighbouring components cost nothing. A row does not depend on the range
   * it is made with, so threads may make different ranges.
   *
   * @param kernels kernels of the spaxel (C x taps)
   * @param templates shifted templates (L, taps, P)
   * @param factor factor of all elements
   * @param pixels pixel of every row (K)
   * @param from first row to make
   * @param to end of the rows to make, exclusive
   * @param rows output (K x C P)
   * @param norms output: squared norms of the rows in double precision (K)
   */
  void makeRows(
      FloatRows kernels,
      FloatArray templates,
      float factor,
      IntArray pixels,
      long from,
      long to,
      FloatRows rows,
      DoubleArray norms);

  /**
   * One relaxed Kaczmarz pass over rows in the given order: {@code r = y[i] - rows[i] . x; x +=
   * rate r / norms[i] rows[i]}. Rows with a norm of zero or less or a non-finite residual are
   * passed over, their residual is NaN.
   *
   * @param rows equations (K x n)
   * @param order row indices in the order of use
   * @param y right-hand sides (K)
   * @param norms squared norms of the rows (K)
   * @param rate relaxation, between 0 and 2
   * @param projection when negative unknowns are set to 0
   * @param x unknowns, updated (n)
   * @param residuals output: the residual of every row used, just before its update (K)
   */
  void kaczmarzSweep(
      FloatRows rows,
      IntArray order,
      DoubleArray y,
      DoubleArray norms,
      double rate,
      Projection projection,
      DoubleArray x,
      DoubleArray residuals);

  /**
   * Part of Kaczmarz passes by panels, in some of the columns: takes the steps of the rows of one
   * panel, then finds products of the rows of the next one.
   *
   * <p>First {@code x += steps[k] rows[i]} for the {@code done} rows i of the panel, where steps of
   * zero leave the row unread; then negative unknowns become 0 if {@code clip} says so; then, for
   * the {@code ahead} rows that follow in the order, {@code product[k] = rows[i] . x} and {@code
   * gram[k, m] = rows[i] . rows[j]} with j the row at m, less than k. Threads may work on different
   * columns.
   *
   * @param rows the wanted columns of all equations (K x n)
   * @param order row indices in the order of use
   * @param panel part of the order
   * @param steps steps of the rows to take (done)
   * @param clip whether negative unknowns become 0 after the steps
   * @param x array that holds the unknowns, updated
   * @param xFirst flat index of the unknown of column 0
   * @param sums output: the products (ahead), then the lower triangle of gram (ahead x ahead)
   *     without its diagonal; the other elements stay
   * @param sumsFirst flat index of the first product
   */
  void kaczmarzPanel(
      FloatRows rows,
      IntArray order,
      Panel panel,
      DoubleArray steps,
      boolean clip,
      DoubleArray x,
      long xFirst,
      DoubleArray sums,
      long sumsFirst);

  /**
   * Sum of elements, read once: the memory rate that other kernels can be held against.
   *
   * @param values array that holds the elements
   * @param first flat index of the first element
   * @param count number of elements
   */
  double readSum(FloatArray values, long first, long count);
}
