package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.alidade.bindings.SparseColumns;
import org.alidade.cube.BuildOptions.Convolution;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;
import org.alidade.cube.internal.KernelGrid;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.OperatorChecks;
import org.alidade.math.ThreadBudget;

/**
 * The matrix as a product that never forms it (spec cubefit 6.1): kernels of all spaxels on one
 * side, shifted and rebinned templates on the other.
 */
final class MatrixFreeOperator implements CubeOperator {
  private final ModelInputs inputs;
  private final CubeShape shape;
  private final KernelStore store;
  private final ThreadBudget budget;
  private final SparseColumns rebin;
  private final ProductForm form;
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
    TemplateMix mix = new TemplateMix(inputs.templates(), shape, budget);
    this.rebin = inputs.rebin().toColumns();
    TemplateShift shift = TemplateShift.of(rebin, grid);
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
    form.adjoint(residual, out);
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
  public void close() {
    rowNorms.close();
    columns.close();
    pixelTemplates.close();
    store.close();
    rebin.close();
    inputs.close();
  }
}
