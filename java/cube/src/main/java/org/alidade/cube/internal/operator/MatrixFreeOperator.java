package org.alidade.cube.internal.operator;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.bindings.SparseColumns;
import org.alidade.cube.BuildOptions.Convolution;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;
import org.alidade.cube.internal.KernelGrid;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.OperatorChecks;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * The matrix as a product that never forms it (spec cubefit 6.1): kernels of all spaxels on one
 * side, shifted and rebinned templates on the other.
 */
final class MatrixFreeOperator implements CubeOperator, ModelFactors {
  private final ModelInputs inputs;
  private final CubeShape shape;
  private final KernelStore store;
  private final ThreadBudget budget;
  private final SparseColumns rebin;
  private final ProductForm form;
  private final TemplateMix mix;
  private final TemplateShift shift;
  private final PixelTemplates pixelTemplates;
  private final ExactRows rows;
  private final ExactColumns columns;
  private final ColumnSums columnSums;
  private final SampleEnergies sampleEnergies;
  private final RowNormTable rowNorms;

  /** Takes over inputs and kernels and closes them with itself. */
  MatrixFreeOperator(
      ModelInputs inputs,
      KernelGrid grid,
      KernelStore store,
      Convolution wanted,
      ThreadBudget budget,
      Limits limits) {
    this.inputs = inputs;
    this.shape = inputs.shape();
    this.store = store;
    this.budget = budget;
    this.mix = new TemplateMix(inputs.templates(), shape, budget);
    this.rebin = inputs.rebin().toColumns();
    this.shift = TemplateShift.of(rebin, grid);
    boolean transforms =
        wanted == Convolution.FFT
            || (wanted == Convolution.AUTO && FftForm.isCheaper(store, mix, grid));
    this.form =
        transforms
            ? new FftForm(store, mix, rebin, grid)
            : new GemmForm(store, shift, mix, limits.blockColumns());
    ShiftedTemplates shifted = new ShiftedTemplates(inputs.templates(), shift, store.ranges());
    this.pixelTemplates = new PixelTemplates(shifted, budget, limits.rowTemplateBytes());
    this.rows = new ExactRows(store, shifted, pixelTemplates, shape, budget);
    this.columns = new ExactColumns(store, shifted, shape, budget, limits.columnTemplateBytes());
    this.columnSums = new ColumnSums(store, shifted, shape, budget);
    this.sampleEnergies = new SampleEnergies(store, shifted, shape, budget);
    this.rowNorms = new RowNormTable(store, shifted, shape, budget);
  }

  @Override
  public CubeShape shape() {
    return shape;
  }

  @Override
  public int threads() {
    return budget.threads();
  }

  @Override
  public void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    OperatorChecks.forward(shape, firstSpaxel, count, x, out);
    form.forward(firstSpaxel, count, x, out);
  }

  @Override
  public void adjoint(DoubleArray residual, DoubleArray out) {
    OperatorChecks.adjoint(shape, residual, out);
    form.adjoint(residual, mix, out);
  }

  /**
   * Those of the products with kept taps; templates are mixed and shifted at no cost beside them.
   */
  @Override
  public double productFlops() {
    return 2.0 * store.size() * shape.pixels();
  }

  @Override
  public void rows(int spaxel, int[] pixels, RowBlock block) {
    OperatorChecks.rows(shape, spaxel, pixels, block);
    rows.fill(spaxel, pixels, block);
  }

  @Override
  public void columns(int firstSpaxel, int count, int[] unknowns, DoubleArray out) {
    OperatorChecks.columns(shape, firstSpaxel, count, unknowns, out);
    columns.fill(firstSpaxel, count, unknowns, out);
  }

  @Override
  public void energies(
      int[] spaxels, DoubleArray weights, DoubleArray y, DoubleArray energy, DoubleArray product) {
    OperatorChecks.energies(shape, spaxels, weights, y, energy, product);
    sampleEnergies.sum(spaxels, weights, y, energy, product);
  }

  @Override
  public void columnEnergies(double[] pixelWeights, DoubleArray energy) {
    OperatorChecks.columnSums(shape, pixelWeights, energy);
    columnSums.energies(pixelWeights, energy);
  }

  @Override
  public void rowNorms(int spaxel, DoubleArray out) {
    OperatorChecks.rowNorms(shape, spaxel, out);
    rowNorms.fill(spaxel, out);
  }

  @Override
  public void columnFluxes(double[] pixelWeights, DoubleArray flux) {
    OperatorChecks.columnSums(shape, pixelWeights, flux);
    columnSums.fluxes(pixelWeights, flux);
  }

  @Override
  public int taps() {
    return store.taps();
  }

  @Override
  public DoubleArray templates() {
    return inputs.templates();
  }

  @Override
  public int firstTap(int component) {
    return store.ranges().low(component);
  }

  @Override
  public int endTap(int component) {
    return store.ranges().high(component);
  }

  @Override
  public void copyTaps(int component, int from, DoubleMatrix out) {
    double[] line = new double[store.taps()];
    int wanted = Math.toIntExact(out.columns());
    for (int s = 0; s < shape.spaxels(); s++) {
      Arrays.fill(line, 0);
      store.kernel(s, component, line, 0);
      out.data().copyFrom(line, from, out.offset() + s * out.stride(), wanted);
    }
  }

  @Override
  public void shifted(DoubleArray spectra, int row, DoubleArray out) {
    double[] reversed = shift.reversed(spectra, row * spectra.shape().length(1));
    double[] line = new double[store.taps()];
    for (int l = 0; l < shape.pixels(); l++) {
      shift.pixel(reversed, l, 0, line.length, line);
      out.copyFrom(line, 0, (long) l * line.length, line.length);
    }
  }

  @Override
  public void adjoint(DoubleArray residual, DoubleArray spectra, DoubleArray out) {
    int others = Math.toIntExact(spectra.shape().length(0));
    CubeShape otherShape =
        new CubeShape(shape.spaxels(), shape.components(), others, shape.pixels());
    form.adjoint(residual, new TemplateMix(spectra, otherShape, budget), out);
  }

  @Override
  public void close() {
    rowNorms.close();
    columns.close();
    pixelTemplates.close();
    store.close();
    rebin.close();
    inputs.close();
  }
}
