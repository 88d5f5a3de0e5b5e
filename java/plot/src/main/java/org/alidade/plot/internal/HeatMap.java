package org.alidade.plot.internal;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.alidade.plot.ColorScale;

/** A table of cells coloured by value; cell edges may be uneven. */
public final class HeatMap extends ColoredLayer {
  private final double[] xEdges;
  private final double[] yEdges;

  /**
   * A map over copies of the arrays.
   *
   * @param xEdges increasing edges of the columns, one more than there are columns
   * @param yEdges increasing edges of the rows, one more than there are rows
   * @param z one row of columns per interval of y
   */
  public HeatMap(double[] xEdges, double[] yEdges, double[][] z, ColorScale colors) {
    super(colors, Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray());
    this.xEdges = xEdges.clone();
    this.yEdges = yEdges.clone();
  }

  @Override
  public void extent(Extent extent) {
    for (double x : xEdges) {
      extent.add(x, yEdges[0]);
      extent.add(x, yEdges[yEdges.length - 1]);
    }
    for (double y : yEdges) {
      extent.add(xEdges[0], y);
    }
  }

  @Override
  public void paint(Canvas canvas, Frame frame) {
    Rectangle2D box = frame.box();
    int columns = Math.max(1, (int) Math.round(box.getWidth() * canvas.dotsPerPoint()));
    int rows = Math.max(1, (int) Math.round(box.getHeight() * canvas.dotsPerPoint()));
    int[][] columnCells = new int[columns][];
    for (int c = 0; c < columns; c++) {
      columnCells[c] = cells(xEdges, frame.x(), c, columns);
    }
    Colors settled = settledColors();
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    for (int r = 0; r < rows; r++) {
      int[] rowCells = cells(yEdges, frame.y(), rows - 1 - r, rows);
      for (int c = 0; c < columns; c++) {
        if (rowCells.length > 0 && columnCells[c].length > 0) {
          image.setRGB(c, r, settled.color(mean(rowCells, columnCells[c])).getRGB());
        }
      }
    }
    canvas.image(image, box);
  }

  /**
   * First and last cell that a dot shows: the cell under its centre or, where cells are finer than
   * dots, all that it covers. Empty outside the map.
   */
  private static int[] cells(double[] edges, Scale scale, int dot, int dots) {
    double a = scale.value(dot / (double) dots);
    double b = scale.value((dot + 1.0) / dots);
    int middle = cell(edges, scale.value((dot + 0.5) / dots));
    if (middle < 0) {
      return new int[0];
    }
    int first = cell(edges, Math.min(a, b));
    int last = cell(edges, Math.max(a, b));
    boolean fine = first >= 0 && last - first > 1;
    return fine ? new int[] {first, last} : new int[] {middle, middle};
  }

  private static int cell(double[] edges, double value) {
    int found = Arrays.binarySearch(edges, value);
    int index = found >= 0 ? found : -found - 2;
    return index >= edges.length - 1 ? -1 : index;
  }

  private double mean(int[] rows, int[] columns) {
    double sum = 0;
    int count = 0;
    for (int r = rows[0]; r <= rows[1]; r++) {
      for (int c = columns[0]; c <= columns[1]; c++) {
        double v = value(r * (xEdges.length - 1) + c);
        if (!Double.isNaN(v)) {
          sum += v;
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
