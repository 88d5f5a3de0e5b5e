package org.alidade.cube.mock;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

/**
 * Centroidal Voronoi cells by the method of Lloyd (1982): assign to the nearest centre, move
 * centres, repeat.
 */
final class Centroids {
  private Centroids() {}

  /**
   * The cell of every point, 0 to {@code cells - 1}, none of them empty.
   *
   * @param light weight of the points; centres move to centroids of its square
   */
  static int[] assign(
      double[] x, double[] y, double[] light, int cells, int rounds, Random random) {
    double[][] centres = start(x, y, light, cells, random);
    int[] cell = new int[x.length];
    for (int round = 0; round < rounds; round++) {
      nearest(x, y, centres, cell);
      move(x, y, light, cell, centres);
    }
    nearest(x, y, centres, cell);
    return withoutEmpty(cell, cells);
  }

  /** Centres at distinct points, drawn with a chance that follows the light. */
  private static double[][] start(
      double[] x, double[] y, double[] light, int cells, Random random) {
    Integer[] order = new Integer[x.length];
    double[] key = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      order[i] = i;
      key[i] = -Math.log(1 - random.nextDouble()) / light[i];
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> key[i]));
    double[][] centres = new double[cells][];
    for (int c = 0; c < cells; c++) {
      centres[c] = new double[] {x[order[c]], y[order[c]]};
    }
    return centres;
  }

  private static void nearest(double[] x, double[] y, double[][] centres, int[] cell) {
    for (int i = 0; i < x.length; i++) {
      double best = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centres.length; c++) {
        double dx = x[i] - centres[c][0];
        double dy = y[i] - centres[c][1];
        double distance = dx * dx + dy * dy;
        if (distance < best) {
          best = distance;
          cell[i] = c;
        }
      }
    }
  }

  private static void move(double[] x, double[] y, double[] light, int[] cell, double[][] centres) {
    double[][] sums = new double[centres.length][3];
    for (int i = 0; i < x.length; i++) {
      double weight = light[i] * light[i];
      double[] sum = sums[cell[i]];
      sum[0] += weight * x[i];
      sum[1] += weight * y[i];
      sum[2] += weight;
    }
    for (int c = 0; c < centres.length; c++) {
      if (sums[c][2] > 0) {
        centres[c][0] = sums[c][0] / sums[c][2];
        centres[c][1] = sums[c][1] / sums[c][2];
      }
    }
  }

  /** Gives a cell without points the last point of the fullest cell. */
  private static int[] withoutEmpty(int[] cell, int cells) {
    int[] count = new int[cells];
    Arrays.stream(cell).forEach(c -> count[c]++);
    for (int c = 0; c < cells; c++) {
      if (count[c] == 0) {
        int fullest = 0;
        for (int other = 1; other < cells; other++) {
          fullest = count[other] > count[fullest] ? other : fullest;
        }
        int last = cell.length - 1;
        while (cell[last] != fullest) {
          last--;
        }
        cell[last] = c;
        count[c]++;
        count[fullest]--;
      }
    }
    return cell;
  }
}
