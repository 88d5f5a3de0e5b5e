package org.alidade.cube.internal.compressed;

import java.util.function.Supplier;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.cube.ApproximateOperator;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.FloatMatrix;
import org.jspecify.annotations.Nullable;

/**
 * The matrix of templates {@code Z B}: weights act through {@code W = X Z} on an operator whose
 * populations are the q basis spectra B, and what comes back is expanded by Z.
 *
 * <p>Energies and columns need every template by itself; they come from an operator of the expanded
 * templates {@code Z B}, which is made when one is first asked for.
 */
final class CompressedOperator implements ApproximateOperator {
  private static final String TAG = "cube.compressed";

  private final CubeOperator reduced;
  private final TemplateBasis basis;
  private final FloatArray coefficients;
  private final Supplier<CubeOperator> expansion;
  private final CubeShape shape;
  private @Nullable CubeOperator expanded;

  /** Takes over operator and basis. */
  CompressedOperator(CubeOperator reduced, TemplateBasis basis, Supplier<CubeOperator> expansion) {
    this.reduced = reduced;
    this.basis = basis;
    this.expansion = expansion;
    this.shape =
        new CubeShape(
            reduced.shape().spaxels(),
            reduced.shape().components(),
            Math.toIntExact(basis.coefficients().shape().length(0)),
            reduced.shape().pixels());
    this.coefficients = FloatArray.allocate(TAG, shape.populations(), basis.rank());
    for (long i = 0; i < coefficients.size(); i++) {
      coefficients.set(i, (float) basis.coefficients().get(i));
    }
  }

  @Override
  public CubeShape shape() {
    return shape;
  }

  @Override
  public int rank() {
    return basis.rank();
  }

  @Override
  public double relativeError() {
    return basis.relativeError();
  }

  @Override
  public double largestTemplateError() {
    return basis.largestTemplateError();
  }

  @Override
  public void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    try (DoubleArray mixed = DoubleArray.allocate(TAG, reduced.shape().unknowns())) {
      Blas.multiply(
          1, perComponent(x, shape.populations()), basis(), 0, perComponent(mixed, rank()));
      reduced.forward(firstSpaxel, count, mixed, out);
    }
  }

  @Override
  public void adjoint(DoubleArray residual, DoubleArray out) {
    try (DoubleArray mixed = DoubleArray.allocate(TAG, reduced.shape().unknowns())) {
      reduced.adjoint(residual, mixed);
      Blas.multiply(
          1,
          perComponent(mixed, rank()),
          basis().transposed(),
          0,
          perComponent(out, shape.populations()));
    }
  }

  private DoubleMatrix perComponent(DoubleArray values, int columns) {
    return DoubleMatrix.of(values, 0, shape.components(), columns, columns);
  }

  private DoubleMatrix basis() {
    return DoubleMatrix.of(basis.coefficients());
  }

  @Override
  public void rows(int spaxel, int[] pixels, RowBlock block) {
    block.reset(pixels.length);
    try (RowBlock own = RowBlock.allocate(Math.max(1, pixels.length), reduced.shape().unknowns())) {
      reduced.rows(spaxel, pixels, own);
      for (int i = 0; i < pixels.length; i++) {
        Blas.multiply(
            1,
            rowPerComponent(own, i, rank()),
            FloatMatrix.of(coefficients).transposed(),
            0,
            rowPerComponent(block, i, shape.populations()));
        block.norms().set(i, squares(block, i));
      }
    }
  }

  private FloatMatrix rowPerComponent(RowBlock block, int row, int columns) {
    return FloatMatrix.of(block.rows(), row * block.stride(), shape.components(), columns, columns);
  }

  private static double squares(RowBlock block, int row) {
    float[] values = new float[block.unknowns()];
    block.rows().copyTo(row * block.stride(), values, 0, values.length);
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }

  @Override
  public void energies(
      int[] spaxels, DoubleArray weights, DoubleArray y, DoubleArray energy, DoubleArray product) {
    expanded().energies(spaxels, weights, y, energy, product);
  }

  @Override
  public void columns(int firstSpaxel, int count, int[] unknowns, DoubleArray out) {
    expanded().columns(firstSpaxel, count, unknowns, out);
  }

  @Override
  public void columnEnergies(double[] pixelWeights, DoubleArray energy) {
    expanded().columnEnergies(pixelWeights, energy);
  }

  @Override
  public void rowNorms(int spaxel, DoubleArray out) {
    expanded().rowNorms(spaxel, out);
  }

  private synchronized CubeOperator expanded() {
    CubeOperator present = expanded;
    if (present == null) {
      present = expansion.get();
      expanded = present;
    }
    return present;
  }

  @Override
  public int threads() {
    return reduced.threads();
  }

  @Override
  public synchronized void close() {
    reduced.close();
    basis.close();
    coefficients.close();
    if (expanded != null) {
      expanded.close();
    }
  }
}
