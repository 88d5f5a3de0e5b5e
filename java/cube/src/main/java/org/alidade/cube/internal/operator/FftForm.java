package org.alidade.cube.internal.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.SparseColumns;
import org.alidade.cube.CubeShape;
import org.alidade.cube.internal.ConvolutionPlan;
import org.alidade.cube.internal.KernelGrid;
import org.alidade.math.Ffts;
import org.alidade.math.RealFft;
import org.alidade.math.ThreadBudget;

/**
 * Products by Fourier transforms (spec cubefit 6.2), for very wide kernels: the spectra of all
 * kernels are computed anew in every product, since together they are larger than the problem.
 */
final class FftForm implements ProductForm {
  /** Residual spectra are transformed for this many spaxels at a time. */
  private static final int SPAXELS_AT_A_TIME = 128;

  private final KernelStore store;
  private final TemplateMix mix;
  private final CubeShape shape;
  private final ThreadBudget budget;
  private final SparseColumns rebin;
  private final int zeroIndex;
  private final int length;

  /**
   * Products of a problem.
   *
   * @param rebin from T to L pixels; stays the caller's
   */
  FftForm(KernelStore store, TemplateMix mix, SparseColumns rebin, KernelGrid grid) {
    this.store = store;
    this.mix = mix;
    this.shape = mix.shape();
    this.budget = mix.budget();
    this.rebin = rebin;
    this.zeroIndex = grid.zeroIndex();
    this.length = Math.toIntExact(Ffts.goodLength(mix.templatePixels() + grid.taps() - 1L));
  }

  /**
   * Whether this form is cheaper than matrix products: per pair of spaxel and component one
   * transform and one product of spectra, against a product with all used taps.
   */
  static boolean isCheaper(KernelStore store, TemplateMix mix, KernelGrid grid) {
    double padded = mix.templatePixels() + grid.taps() - 1.0;
    double transform = 2.5 * padded * Math.log(padded) / Math.log(2) + 4 * padded;
    double pairs = (double) mix.shape().spaxels() * mix.shape().components();
    double product = 2.0 * store.size() / pairs * mix.shape().pixels();
    return ConvolutionPlan.TRANSFORM_FLOP_COST * transform < product;
  }

  @Override
  public String name() {
    return "fft";
  }

  @Override
  public void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    boolean[] used = mix.used(x);
    try (DoubleArray mixed = mix.mixed(x);
        DoubleArray spectra = transformed(mixed, shape.components(), 0)) {
      forEach(
          count,
          (line, i) -> {
            combine(firstSpaxel + i, used, spectra, line);
            rebin(line, out, i);
          });
    }
  }

  /** Transforms rows of T values, placed at {@code at} of the padded length. */
  private DoubleArray transformed(DoubleArray rows, int count, int at) {
    DoubleArray spectra = DoubleArray.allocateUninitialized(Reals.TAG, count, frequencies(), 2);
    forEach(
        count,
        (line, i) -> {
          double[] values = new double[mix.templatePixels()];
          rows.copyTo((long) i * values.length, values, 0, values.length);
          line.values.copyFrom(values, 0, at, values.length);
          line.fft.forward(line.values, spectra.slice(i, 1));
        });
    return spectra;
  }

  private int frequencies() {
    return length / 2 + 1;
  }

  /** Sum over components of the product of kernel and mixed template, transformed back. */
  private void combine(int spaxel, boolean[] used, DoubleArray spectra, Line line) {
    double[] sum = new double[2 * frequencies()];
    double[] template = new double[sum.length];
    for (int c = 0; c < used.length; c++) {
      if (used[c] && line.transformKernel(spaxel, c)) {
        spectra.copyTo((long) c * sum.length, template, 0, template.length);
        for (int f = 0; f < sum.length; f += 2) {
          sum[f] += line.kernel[f] * template[f] - line.kernel[f + 1] * template[f + 1];
          sum[f + 1] += line.kernel[f] * template[f + 1] + line.kernel[f + 1] * template[f];
        }
      }
    }
    line.inverse(sum);
  }

  private void rebin(Line line, DoubleArray out, long row) {
    int pixels = shape.pixels();
    Kernels.active()
        .rebin(
            new DoubleRows(line.result, zeroIndex, 1, mix.templatePixels(), length),
            rebin,
            new DoubleRows(out, row * pixels, 1, pixels, pixels));
  }

  @Override
  public void adjoint(DoubleArray residual, TemplateMix target, DoubleArray out) {
    double[][] sums = new double[shape.components()][2 * frequencies()];
    for (int first = 0; first < shape.spaxels(); first += SPAXELS_AT_A_TIME) {
      int from = first;
      int count = Math.min(SPAXELS_AT_A_TIME, shape.spaxels() - first);
      try (DoubleArray spread = spread(residual, first, count);
          DoubleArray spectra = transformed(spread, count, zeroIndex)) {
        forEach(shape.components(), (line, c) -> correlate(c, from, spectra, line, sums[c]));
      }
    }
    try (DoubleArray spectra =
        DoubleArray.allocateUninitialized(Reals.TAG, shape.components(), mix.templatePixels())) {
      forEach(shape.components(), (line, c) -> inverse(sums[c], line, spectra, c));
      target.unmixed(spectra, out);
    }
  }

  /** Residuals on the template grid, (count, T). */
  private DoubleArray spread(DoubleArray residual, int first, int count) {
    int pixels = shape.pixels();
    int templatePixels = mix.templatePixels();
    DoubleArray spread = DoubleArray.allocate(Reals.TAG, count, templatePixels);
    budget.forEach(
        count,
        i ->
            Kernels.active()
                .rebinTransposed(
                    new DoubleRows(residual, (first + i) * pixels, 1, pixels, pixels),
                    rebin,
                    new DoubleRows(spread, i * templatePixels, 1, templatePixels, templatePixels)));
    return spread;
  }

  /** Adds the correlations of one component's kernels with the residuals of some spaxels. */
  private static void correlate(
      int component, int firstSpaxel, DoubleArray spectra, Line line, double[] sum) {
    double[] residual = new double[sum.length];
    for (int i = 0; i < spectra.shape().length(0); i++) {
      if (line.transformKernel(firstSpaxel + i, component)) {
        spectra.copyTo((long) i * sum.length, residual, 0, residual.length);
        for (int f = 0; f < sum.length; f += 2) {
          sum[f] += line.kernel[f] * residual[f] + line.kernel[f + 1] * residual[f + 1];
          sum[f + 1] += line.kernel[f] * residual[f + 1] - line.kernel[f + 1] * residual[f];
        }
      }
    }
  }

  private void inverse(double[] sum, Line line, DoubleArray spectra, long row) {
    double[] values = new double[mix.templatePixels()];
    line.inverse(sum);
    line.result.copyTo(0, values, 0, values.length);
    spectra.copyFrom(values, 0, row * values.length, values.length);
  }

  /** What is done with one index by a thread that has room for transforms. */
  private interface Body {
    void accept(Line line, int index);
  }

  private void forEach(int count, Body body) {
    List<Line> lines = new ArrayList<>();
    try {
      for (int worker = 0; worker < budget.threads(); worker++) {
        lines.add(new Line());
      }
      budget.forEachWorker(count, (worker, i) -> body.accept(lines.get(worker), (int) i));
    } finally {
      lines.forEach(Line::close);
    }
  }

  /** Room for transforms of one thread. */
  private final class Line implements AutoCloseable {
    private final RealFft fft = Ffts.plan(length, 1);
    private final DoubleArray values = DoubleArray.allocate(Reals.TAG, 1, length);
    private final DoubleArray result = DoubleArray.allocate(Reals.TAG, 1, length);
    private final DoubleArray spectrum = DoubleArray.allocate(Reals.TAG, 1, frequencies(), 2);
    private final double[] taps = new double[store.taps()];
    private final double[] kernel = new double[2 * frequencies()];

    /** Transforms the kernel of a pair; false if it has no light. */
    boolean transformKernel(int spaxel, int component) {
      if (store.rangesOf(spaxel).count(component) == 0) {
        return false;
      }
      Arrays.fill(taps, 0);
      store.kernel(spaxel, component, taps, 0);
      values.copyFrom(taps, 0, 0, taps.length);
      fft.forward(values, spectrum);
      spectrum.copyTo(0, kernel, 0, kernel.length);
      return true;
    }

    void inverse(double[] sum) {
      spectrum.copyFrom(sum, 0, 0, sum.length);
      fft.inverse(spectrum, result);
    }

    @Override
    public void close() {
      fft.close();
      values.close();
      result.close();
      spectrum.close();
    }
  }
}
