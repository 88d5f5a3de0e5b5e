package org.alidade.cube.internal;

import org.alidade.array.DoubleArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.SparseColumns;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * The matrix as a product that never forms it (spec cubefit 6.1), in float64: templates are mixed
 * per component, shifted by every tap and rebinned, then weighted with the kernels of each spaxel.
 *
 * <p>Work is cut by component; sums over components run in ascending order whatever the number of
 * threads.
 */
public final class MatrixFreeOperator implements CubeOperator, ModelFactors {
  private static final String TAG = "cube.operator";
  private static final int SPAXEL_BLOCK = 64;

  private final ModelInputs inputs;
  private final CubeShape shape;
  private final KernelGrid grid;
  private final SparseColumns rebin;
  private final DoubleArray taps;
  private final ThreadBudget budget;
  private final int threads;

  /**
   * Samples all kernels, with the scales folded in; takes over the inputs and closes them with
   * itself.
   */
  MatrixFreeOperator(ModelInputs inputs, ModelKernels kernels, int threads) {
    this.inputs = inputs;
    this.shape = inputs.shape();
    this.grid = kernels.grid();
    this.threads = threads;
    this.budget = ThreadBudget.of(threads);
    this.rebin = inputs.rebin().toColumns();
    this.taps = DoubleArray.allocate(TAG, shape.components(), shape.spaxels(), grid.taps());
    budget.forEach(shape.components(), c -> sample((int) c, kernels));
  }

  private void sample(int component, ModelKernels kernels) {
    int spaxels = shape.spaxels();
    DoubleArray own = taps.slice(component, 1).reshape(spaxels, grid.taps());
    double[] line = new double[grid.taps()];
    try (DoubleArray factors = DoubleArray.allocate(TAG, spaxels)) {
      kernels.sample(0, spaxels, component, own, factors);
      for (int s = 0; s < spaxels; s++) {
        long first = (long) s * line.length;
        own.copyTo(first, line, 0, line.length);
        for (int k = 0; k < line.length; k++) {
          line[k] *= factors.get(s);
        }
        own.copyFrom(line, 0, first, line.length);
      }
    }
  }

  @Override
  public CubeShape shape() {
    return shape;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    OperatorChecks.forward(shape, firstSpaxel, count, x, out);
    out.fill(0);
    int pixels = shape.pixels();
    try (DoubleArray mixed = DoubleArray.allocate(TAG, 1, inputs.templatePixels());
        DoubleArray shifted = DoubleArray.allocate(TAG, grid.taps(), pixels)) {
      for (int c = 0; c < shape.components(); c++) {
        mix(x, c, mixed);
        Kernels.active().shiftRebin(mixed, 0, grid.firstTap(), rebin, DoubleRows.of(shifted));
        addComponent(c, firstSpaxel, count, shifted, out);
      }
    }
  }

  /** Blocks of spaxels of a fixed size, so that no sum depends on the number of threads. */
  private void addComponent(
      int component, int firstSpaxel, int count, DoubleArray shifted, DoubleArray out) {
    int pixels = shape.pixels();
    budget.forEach(
        (count + SPAXEL_BLOCK - 1) / SPAXEL_BLOCK,
        block -> {
          int first = (int) block * SPAXEL_BLOCK;
          int rows = Math.min(SPAXEL_BLOCK, count - first);
          Blas.multiply(
              1,
              componentTaps(component, firstSpaxel + first, rows),
              DoubleMatrix.of(shifted),
              1,
              DoubleMatrix.of(out, (long) first * pixels, rows, pixels, pixels));
        });
  }

  /** The component's template mix: x[c, :] times the templates. */
  private void mix(DoubleArray x, int component, DoubleArray mixed) {
    long first = (long) component * shape.populations();
    Blas.multiply(
        1,
        DoubleMatrix.of(x, first, 1, shape.populations(), shape.populations()),
        DoubleMatrix.of(inputs.templates()),
        0,
        DoubleMatrix.of(mixed));
  }

  private DoubleMatrix componentTaps(int component, int firstSpaxel, int count) {
    long first = ((long) component * shape.spaxels() + firstSpaxel) * grid.taps();
    return DoubleMatrix.of(taps, first, count, grid.taps(), grid.taps());
  }

  @Override
  public void adjoint(DoubleArray residual, DoubleArray out) {
    OperatorChecks.adjoint(shape, residual, out);
    budget.forEach(shape.components(), c -> adjoint((int) c, residual, out));
  }

  private void adjoint(int component, DoubleArray residual, DoubleArray out) {
    int pixels = shape.pixels();
    try (DoubleArray correlated = DoubleArray.allocate(TAG, grid.taps(), pixels);
        DoubleArray mixed = DoubleArray.allocate(TAG, inputs.templatePixels(), 1)) {
      Blas.multiply(
          1,
          componentTaps(component, 0, shape.spaxels()).transposed(),
          DoubleMatrix.of(residual, 0, shape.spaxels(), pixels, pixels),
          0,
          DoubleMatrix.of(correlated));
      Kernels.active()
          .shiftRebinTransposed(DoubleRows.of(correlated), grid.firstTap(), rebin, mixed, 0);
      long first = (long) component * shape.populations();
      Blas.multiply(
          1,
          DoubleMatrix.of(inputs.templates()),
          DoubleMatrix.of(mixed),
          0,
          DoubleMatrix.of(out, first, shape.populations(), 1, 1));
    }
  }

  @Override
  public void rows(int spaxel, int[] pixels, RowBlock block) {
    OperatorChecks.rows(shape, spaxel, pixels, block);
    block.reset(pixels.length);
    try (SpaxelPlane plane = new SpaxelPlane()) {
      for (int p = 0; p < shape.populations(); p++) {
        plane.compute(spaxel, p);
        store(plane, p, pixels, block);
      }
    }
  }

  private void store(SpaxelPlane plane, int population, int[] pixels, RowBlock block) {
    for (int c = 0; c < shape.components(); c++) {
      int unknown = c * shape.populations() + population;
      plane.spectra.copyTo((long) c * shape.pixels(), plane.line, 0, shape.pixels());
      for (int i = 0; i < pixels.length; i++) {
        float value = (float) plane.line[pixels[i]];
        block.rows().set(i * block.stride() + unknown, value);
        block.norms().set(i, block.norms().get(i) + (double) value * value);
      }
    }
  }

  @Override
  public void energies(
      int[] spaxels, DoubleArray weights, DoubleArray y, DoubleArray energy, DoubleArray product) {
    OperatorChecks.energies(shape, spaxels, weights, y, energy, product);
    energy.fill(0);
    product.fill(0);
    budget.forEach(
        shape.populations(), p -> energies((int) p, spaxels, weights, y, energy, product));
  }

  private void energies(
      int population,
      int[] spaxels,
      DoubleArray weights,
      DoubleArray y,
      DoubleArray energy,
      DoubleArray product) {
    int pixels = shape.pixels();
    double[] weight = new double[pixels];
    double[] data = new double[pixels];
    try (SpaxelPlane plane = new SpaxelPlane()) {
      for (int s : spaxels) {
        plane.compute(s, population);
        weights.copyTo((long) s * pixels, weight, 0, pixels);
        y.copyTo((long) s * pixels, data, 0, pixels);
        for (int c = 0; c < shape.components(); c++) {
          long unknown = (long) c * shape.populations() + population;
          plane.spectra.copyTo((long) c * pixels, plane.line, 0, pixels);
          double squares = energy.get(unknown);
          double cross = product.get(unknown);
          for (int l = 0; l < pixels; l++) {
            if (weight[l] != 0) {
              squares += weight[l] * plane.line[l] * plane.line[l];
              cross += weight[l] * plane.line[l] * data[l];
            }
          }
          energy.set(unknown, squares);
          product.set(unknown, cross);
        }
      }
    }
  }

  @Override
  public int taps() {
    return grid.taps();
  }

  @Override
  public DoubleArray templates() {
    return inputs.templates();
  }

  @Override
  public int firstTap(int component) {
    return 0;
  }

  @Override
  public int endTap(int component) {
    return grid.taps();
  }

  @Override
  public void copyTaps(int component, int from, DoubleMatrix out) {
    double[] line = new double[Math.toIntExact(out.columns())];
    for (int s = 0; s < shape.spaxels(); s++) {
      long at = ((long) component * shape.spaxels() + s) * grid.taps() + from;
      taps.copyTo(at, line, 0, line.length);
      out.data().copyFrom(line, 0, out.offset() + s * out.stride(), line.length);
    }
  }

  @Override
  public void shiftRebin(DoubleArray spectra, int row, DoubleArray out) {
    DoubleArray one = spectra.slice(row, 1);
    Kernels.active().shiftRebin(one, 0, grid.firstTap(), rebin, DoubleRows.of(out));
  }

  @Override
  public void adjoint(DoubleArray residual, DoubleArray spectra, DoubleArray out) {
    int pixels = shape.pixels();
    long rank = spectra.shape().length(0);
    budget.forEach(
        shape.components(),
        c -> {
          try (DoubleArray correlated = DoubleArray.allocate(TAG, grid.taps(), pixels);
              DoubleArray mixed = DoubleArray.allocate(TAG, inputs.templatePixels(), 1)) {
            Blas.multiply(
                1,
                componentTaps((int) c, 0, shape.spaxels()).transposed(),
                DoubleMatrix.of(residual, 0, shape.spaxels(), pixels, pixels),
                0,
                DoubleMatrix.of(correlated));
            Kernels.active()
                .shiftRebinTransposed(DoubleRows.of(correlated), grid.firstTap(), rebin, mixed, 0);
            Blas.multiply(
                1,
                DoubleMatrix.of(spectra),
                DoubleMatrix.of(mixed),
                0,
                DoubleMatrix.of(out, c * rank, rank, 1, 1));
          }
        });
  }

  @Override
  public void close() {
    taps.close();
    rebin.close();
    inputs.close();
  }

  /** The models of one population in one spaxel, for all components. */
  private final class SpaxelPlane implements AutoCloseable {
    private final DoubleArray shifted = DoubleArray.allocate(TAG, grid.taps(), shape.pixels());
    private final DoubleArray spectra =
        DoubleArray.allocate(TAG, shape.components(), shape.pixels());
    private final double[] line = new double[shape.pixels()];
    private int shiftedPopulation = -1;

    void compute(int spaxel, int population) {
      if (shiftedPopulation != population) {
        Kernels.active()
            .shiftRebin(
                inputs.templates(),
                (long) population * inputs.templatePixels(),
                grid.firstTap(),
                rebin,
                DoubleRows.of(shifted));
        shiftedPopulation = population;
      }
      long first = (long) spaxel * grid.taps();
      long componentStride = (long) shape.spaxels() * grid.taps();
      Blas.multiply(
          1,
          DoubleMatrix.of(taps, first, shape.components(), grid.taps(), componentStride),
          DoubleMatrix.of(shifted),
          0,
          DoubleMatrix.of(spectra));
    }

    @Override
    public void close() {
      shifted.close();
      spectra.close();
    }
  }
}
