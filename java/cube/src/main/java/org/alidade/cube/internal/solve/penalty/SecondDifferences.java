package org.alidade.cube.internal.solve.penalty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.cube.PopulationGrid;

/**
 * All second differences {@code z[i - 1] - 2 z[i] + z[i + 1]} along the axes of a population grid.
 * Axes of fewer than three steps have none; constant and linear trends along an axis cost nothing.
 */
final class SecondDifferences {
  private static final double SQUARES = 6;

  private final int[] lengths;
  private final int[] strides;
  private final List<Stencil> stencils;
  private final int rows;
  private final double meanDiagonal;

  SecondDifferences(PopulationGrid grid) {
    this.lengths = grid.lengths().stream().mapToInt(Integer::intValue).toArray();
    this.strides = IntStream.range(0, lengths.length).map(grid::stride).toArray();
    this.stencils = stencils(grid);
    this.rows = stencils.stream().mapToInt(stencil -> stencil.centres().size()).sum();
    this.meanDiagonal = SQUARES * rows / grid.populations();
  }

  /** One axis: the middle populations of its differences, and the distance to their neighbours. */
  private record Stencil(int stride, List<Integer> centres) {}

  private static List<Stencil> stencils(PopulationGrid grid) {
    List<Stencil> stencils = new ArrayList<>();
    for (int axis = 0; axis < grid.lengths().size(); axis++) {
      List<Integer> centres = new ArrayList<>();
      for (int p = 0; p < grid.populations(); p++) {
        int index = grid.index(p, axis);
        if (index > 0 && index < grid.lengths().get(axis) - 1) {
          centres.add(p);
        }
      }
      stencils.add(new Stencil(grid.stride(axis), centres));
    }
    return stencils;
  }

  /** Number of differences. */
  int rows() {
    return rows;
  }

  /** Mean over populations of the diagonal of {@code L' L}, L being the matrix of differences. */
  double meanDiagonal() {
    return meanDiagonal;
  }

  /** Sum of squared differences. */
  double squares(double[] z) {
    double sum = 0;
    for (Stencil stencil : stencils) {
      for (int p : stencil.centres()) {
        double difference = difference(z, p, stencil.stride());
        sum += difference * difference;
      }
    }
    return sum;
  }

  /** {@code L' L z}. */
  double[] product(double[] z) {
    double[] out = new double[z.length];
    for (Stencil stencil : stencils) {
      int stride = stencil.stride();
      for (int p : stencil.centres()) {
        double difference = difference(z, p, stride);
        out[p - stride] += difference;
        out[p] -= 2 * difference;
        out[p + stride] += difference;
      }
    }
    return out;
  }

  private static double difference(double[] z, int centre, int stride) {
    return z[centre - stride] - 2 * z[centre] + z[centre + stride];
  }

  /** Element (p, q) of {@code L' L}: populations couple if they differ along one axis at most. */
  double element(int p, int q) {
    double sum = 0;
    for (int axis = 0; axis < lengths.length; axis++) {
      int i = p / strides[axis] % lengths[axis];
      int j = q / strides[axis] % lengths[axis];
      if (p - q == (i - j) * strides[axis]) {
        sum += element(i, j, lengths[axis]);
      }
    }
    return sum;
  }

  /** The same for one axis alone. */
  private static double element(int i, int j, int length) {
    double sum = 0;
    for (int centre = 1; centre < length - 1; centre++) {
      sum += coefficient(i - centre) * coefficient(j - centre);
    }
    return sum;
  }

  private static double coefficient(int distance) {
    return switch (distance) {
      case 0 -> -2;
      case -1, 1 -> 1;
      default -> 0;
    };
  }
}
