package org.alidade.transients.image;

import java.util.Arrays;
import java.util.List;
import org.alidade.math.ThreadBudget;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;

/**
 * Combines stamps of stars pixel by pixel into polynomials of the position; stars that deviate by
 * more than three times the scatter are left out of that pixel.
 */
final class PsfStack {
  private static final double CLIP = 3;
  private static final int ROUNDS = 2;
  private static final double TAPER_PX = 3;
  private static final double GREATEST_WEIGHT = 4;

  private final List<StarStamp> stamps;
  private final double[][] basis;
  private final double[] weights;

  private PsfStack(List<StarStamp> stamps, int width, int height, int order) {
    this.stamps = stamps;
    this.basis = new double[stamps.size()][];
    this.weights = new double[stamps.size()];
    double[] fluxes = stamps.stream().mapToDouble(StarStamp::flux).sorted().toArray();
    double middle = fluxes[fluxes.length / 2];
    for (int i = 0; i < weights.length; i++) {
      StarStamp stamp = stamps.get(i);
      basis[i] =
          PsfModel.basis(
              order, PsfModel.scaled(stamp.x(), width), PsfModel.scaled(stamp.y(), height));
      // Bright stars say more, but no single one may decide.
      weights[i] = Math.min(Math.pow(stamp.flux() / middle, 2), GREATEST_WEIGHT);
    }
  }

  /**
   * Coefficients of stamps.
   *
   * @param stamps one star or more
   * @param width columns of the image
   * @param height rows of the image
   * @param order order of the polynomials
   * @param size pixels per side of the stamps
   * @return the pixels of each term, tapered to 0 at the border
   */
  static double[][] coefficients(
      List<StarStamp> stamps, int width, int height, int order, int size) {
    PsfStack stack = new PsfStack(stamps, width, height, order);
    double[][] terms = new double[PsfModel.terms(order)][size * size];
    ThreadBudget.current()
        .forEach(
            (long) size * size,
            pixel -> {
              double[] solution = stack.pixel((int) pixel);
              double taper = taper((int) pixel, size);
              for (int term = 0; term < terms.length; term++) {
                terms[term][(int) pixel] = taper * solution[term];
              }
            });
    return terms;
  }

  /** Falls from 1 to 0 over the outer pixels. */
  private static double taper(int pixel, int size) {
    int half = size / 2;
    double radius = Math.hypot(pixel % size - half, pixel / size - half);
    return Math.min(Math.max((half - radius) / TAPER_PX, 0), 1);
  }

  private double[] pixel(int pixel) {
    double[] values = new double[stamps.size()];
    Arrays.setAll(values, i -> stamps.get(i).values()[pixel]);
    double[] weightsLeft = weights.clone();
    for (int i = 0; i < values.length; i++) {
      weightsLeft[i] = Double.isNaN(values[i]) ? 0 : weights[i];
    }
    double[] solution = new double[basis[0].length];
    solution[0] = median(values, weightsLeft);
    for (int round = 0; round < ROUNDS; round++) {
      double[] residuals = residuals(values, solution);
      clip(residuals, weightsLeft);
      solution = solved(values, weightsLeft, solution);
    }
    return solution;
  }

  private double[] residuals(double[] values, double[] solution) {
    double[] residuals = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double model = 0;
      for (int term = 0; term < solution.length; term++) {
        model += basis[i][term] * solution[term];
      }
      residuals[i] = values[i] - model;
    }
    return residuals;
  }

  /** Takes the weight of those away that are far from where they should be. */
  private void clip(double[] residuals, double[] weightsLeft) {
    double[] distances = new double[residuals.length];
    int count = 0;
    for (double residual : residuals) {
      if (!Double.isNaN(residual)) {
        distances[count++] = Math.abs(residual);
      }
    }
    if (count < 3) {
      return;
    }
    Arrays.sort(distances, 0, count);
    double reach = CLIP * 1.4826 * distances[count / 2];
    for (int i = 0; i < residuals.length; i++) {
      weightsLeft[i] = Math.abs(residuals[i]) <= reach ? weights[i] : 0;
    }
  }

  /** Weighted least squares; the solution before where too few stars are left. */
  private double[] solved(double[] values, double[] weightsLeft, double[] before) {
    int terms = before.length;
    double[][] normal = new double[terms][terms];
    double[] right = new double[terms];
    for (int i = 0; i < values.length; i++) {
      if (weightsLeft[i] > 0) {
        for (int j = 0; j < terms; j++) {
          right[j] += weightsLeft[i] * basis[i][j] * values[i];
          for (int k = 0; k < terms; k++) {
            normal[j][k] += weightsLeft[i] * basis[i][j] * basis[i][k];
          }
        }
      }
    }
    if (terms == 1) {
      return normal[0][0] > 0 ? new double[] {right[0] / normal[0][0]} : before;
    }
    try {
      return new QRDecomposition(MatrixUtils.createRealMatrix(normal), 1e-9)
          .getSolver()
          .solve(new ArrayRealVector(right, false))
          .toArray();
    } catch (MathIllegalArgumentException e) {
      return before;
    }
  }

  private static double median(double[] values, double[] weightsLeft) {
    double[] known = new double[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (weightsLeft[i] > 0) {
        known[count++] = values[i];
      }
    }
    Arrays.sort(known, 0, count);
    return count == 0 ? 0 : known[count / 2];
  }
}
