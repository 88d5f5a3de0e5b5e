package org.alidade.cube.internal.operator;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * Column energies and products over chosen spaxels with a weight of its own for every pixel of
 * every spaxel: rows in float64, made and summed one after the other. Pixels without weight cost
 * nothing.
 */
final class SampleEnergies {
  /** Kernels of this many spaxels are held at a time. */
  private static final int SPAXELS_AT_A_TIME = 64;

  /** Pixels are shared out in this many parts, whose sums are added in order. */
  private static final int PARTS = 16;

  private final KernelStore store;
  private final ShiftedTemplates templates;
  private final CubeShape shape;
  private final ThreadBudget budget;

  SampleEnergies(
      KernelStore store, ShiftedTemplates templates, CubeShape shape, ThreadBudget budget) {
    this.store = store;
    this.templates = templates;
    this.shape = shape;
    this.budget = budget;
  }

  /** Sums of one part of the pixels. */
  private static final class Sums {
    private final double[] energy;
    private final double[] product;

    Sums(int unknowns) {
      energy = new double[unknowns];
      product = new double[unknowns];
    }

    void add(double[] row, double weight, double value) {
      double weighted = weight * value;
      for (int j = 0; j < energy.length; j++) {
        energy[j] += weight * row[j] * row[j];
      }
      for (int j = 0; j < product.length; j++) {
        product[j] += weighted * row[j];
      }
    }

    void add(Sums other) {
      for (int j = 0; j < energy.length; j++) {
        energy[j] += other.energy[j];
        product[j] += other.product[j];
      }
    }
  }

  void sum(
      int[] spaxels, DoubleArray weights, DoubleArray y, DoubleArray energy, DoubleArray product) {
    Sums[] parts = new Sums[Math.min(PARTS, shape.pixels())];
    Arrays.setAll(parts, i -> new Sums(shape.unknowns()));
    for (int first = 0; first < spaxels.length; first += SPAXELS_AT_A_TIME) {
      int end = Math.min(spaxels.length, first + SPAXELS_AT_A_TIME);
      int[] some = Arrays.copyOfRange(spaxels, first, end);
      try (DoubleArray kernels = kernels(some)) {
        budget.forEach(
            parts.length,
            i -> sum(some, kernels, weights, y, (int) i, parts.length, parts[(int) i]));
      }
    }
    for (int i = 1; i < parts.length; i++) {
      parts[0].add(parts[i]);
    }
    energy.copyFrom(parts[0].energy, 0, 0, shape.unknowns());
    product.copyFrom(parts[0].product, 0, 0, shape.unknowns());
  }

  private DoubleArray kernels(int[] spaxels) {
    int width = templates.width();
    DoubleArray kernels =
        DoubleArray.allocateUninitialized(Reals.TAG, spaxels.length, shape.components(), width);
    budget.forEach(
        spaxels.length,
        i -> {
          double[] line = new double[store.taps()];
          for (int c = 0; c < shape.components(); c++) {
            Arrays.fill(line, 0);
            store.kernel(spaxels[(int) i], c, line, 0);
            long at = (i * shape.components() + c) * width;
            kernels.copyFrom(line, templates.low(), at, width);
          }
        });
    return kernels;
  }

  /** Sums over every {@code parts}-th pixel. */
  private void sum(
      int[] spaxels,
      DoubleArray kernels,
      DoubleArray weights,
      DoubleArray y,
      int part,
      int parts,
      Sums sums) {
    int width = templates.width();
    double[] row = new double[shape.unknowns()];
    try (DoubleArray shifted =
            DoubleArray.allocateUninitialized(Reals.TAG, shape.populations(), width);
        DoubleArray product =
            DoubleArray.allocateUninitialized(Reals.TAG, shape.components(), shape.populations())) {
      for (int l = part; l < shape.pixels(); l += parts) {
        boolean ready = false;
        for (int i = 0; i < spaxels.length; i++) {
          long at = (long) spaxels[i] * shape.pixels() + l;
          double weight = weights.get(at);
          if (weight == 0) {
            continue;
          }
          if (!ready) {
            templates.pixel(l, shifted);
            ready = true;
          }
          Blas.multiply(
              1,
              DoubleMatrix.of(
                  kernels, (long) i * shape.components() * width, shape.components(), width, width),
              DoubleMatrix.of(shifted).transposed(),
              0,
              DoubleMatrix.of(product));
          product.copyTo(0, row, 0, row.length);
          sums.add(row, weight, y.get(at));
        }
      }
    }
  }
}
