package org.alidade.transients.image;

import org.alidade.array.BadInputException;

/**
 * A pixel mapping at all pixels of an image: exact at the nodes of a coarse grid, cubic polynomials
 * between them. The grid is made finer until the places between its nodes are right to a millionth
 * of a pixel.
 */
final class MappingGrid {
  private static final int COARSEST = 16;
  private static final double TOLERANCE_PX = 1e-6;

  private final PixelMapping mapping;
  private final int width;
  private final int height;
  private final int step;
  private final int columns;
  private final double[][] nodeX;
  private final double[][] nodeY;

  private MappingGrid(PixelMapping mapping, int width, int height, int step) {
    this.mapping = mapping;
    this.width = width;
    this.height = height;
    this.step = step;
    this.columns = nodes(width);
    int rows = nodes(height);
    this.nodeX = new double[rows][columns];
    this.nodeY = new double[rows][columns];
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        double[] place = mapping.map((i - 1.0) * step, (j - 1.0) * step);
        nodeX[j][i] = place[0];
        nodeY[j][i] = place[1];
      }
    }
  }

  /**
   * A grid over an image.
   *
   * @throws BadInputException if the image has no pixel
   */
  static MappingGrid of(PixelMapping mapping, int width, int height) {
    if (width < 1 || height < 1) {
      throw new BadInputException(
          "an image of " + width + " x " + height, "mapping of pixels", "give one pixel or more");
    }
    int step = COARSEST;
    MappingGrid grid = new MappingGrid(mapping, width, height, step);
    while (step > 1 && grid.greatestError() > TOLERANCE_PX) {
      step /= 2;
      grid = new MappingGrid(mapping, width, height, step);
    }
    return grid;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Nodes from one step before the first pixel to two steps after the cell of the last one. */
  private int nodes(int pixels) {
    return (pixels - 1) / step + 4;
  }

  /** Greatest deviation at the middles of cells, every third cell of both axes. */
  private double greatestError() {
    double error = 0;
    double[] x = new double[width];
    double[] y = new double[width];
    double[] area = new double[width];
    for (int row = step / 2; row < height; row += 3 * step) {
      row(row, x, y, area);
      for (int column = step / 2; column < width; column += 3 * step) {
        double[] exact = mapping.map(column, row);
        double distance = Math.hypot(x[column] - exact[0], y[column] - exact[1]);
        error = Math.max(error, Double.isNaN(exact[0]) ? 0 : distance);
      }
    }
    return error;
  }

  /**
   * The mapping of one row.
   *
   * @param row the row
   * @param x output, columns in the other image
   * @param y output, rows in the other image
   * @param area output, area of each pixel in pixels of the other image
   */
  void row(int row, double[] x, double[] y, double[] area) {
    int cell = row / step;
    double[] weights = new double[4];
    double[] slopes = new double[4];
    cubic((double) (row - cell * step) / step, weights, slopes);
    double[] rowX = combined(nodeX, cell, weights);
    double[] rowY = combined(nodeY, cell, weights);
    double[] slopeX = combined(nodeX, cell, slopes);
    double[] slopeY = combined(nodeY, cell, slopes);
    for (int column = 0; column < width; column++) {
      int left = column / step;
      cubic((double) (column - left * step) / step, weights, slopes);
      x[column] = dot(weights, rowX, left);
      y[column] = dot(weights, rowY, left);
      double determinant =
          dot(slopes, rowX, left) * dot(weights, slopeY, left)
              - dot(slopes, rowY, left) * dot(weights, slopeX, left);
      area[column] = Math.abs(determinant) / ((double) step * step);
    }
  }

  private double[] combined(double[][] nodes, int cell, double[] weights) {
    double[] row = new double[columns];
    for (int i = 0; i < columns; i++) {
      row[i] =
          weights[0] * nodes[cell][i]
              + weights[1] * nodes[cell + 1][i]
              + weights[2] * nodes[cell + 2][i]
              + weights[3] * nodes[cell + 3][i];
    }
    return row;
  }

  private static double dot(double[] weights, double[] nodes, int first) {
    return weights[0] * nodes[first]
        + weights[1] * nodes[first + 1]
        + weights[2] * nodes[first + 2]
        + weights[3] * nodes[first + 3];
  }

  /** Lagrange polynomials of the nodes -1, 0, 1, 2 and their derivatives. */
  private static void cubic(double t, double[] weights, double[] slopes) {
    weights[0] = -t * (t - 1) * (t - 2) / 6;
    weights[1] = (t + 1) * (t - 1) * (t - 2) / 2;
    weights[2] = -(t + 1) * t * (t - 2) / 2;
    weights[3] = (t + 1) * t * (t - 1) / 6;
    slopes[0] = -(3 * t * t - 6 * t + 2) / 6;
    slopes[1] = (3 * t * t - 4 * t - 1) / 2;
    slopes[2] = -(3 * t * t - 2 * t - 2) / 2;
    slopes[3] = (3 * t * t - 1) / 6;
  }
}
