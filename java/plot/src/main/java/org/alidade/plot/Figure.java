package org.alidade.plot;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.plot.internal.FigureFile;
import org.alidade.plot.internal.FigurePainter;
import org.alidade.plot.internal.PdfCanvas;
import org.alidade.plot.internal.PngFile;
import org.alidade.plot.internal.RasterCanvas;
import org.alidade.plot.internal.SvgCanvas;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with a grid of panels.
 *
 * <pre>{@code
 * Figure figure = Figure.grid(1, 2).size(12, 4).title("spaxel 17");
 * figure.panel(0, 0)
 *     .xLabel("wavelength [\u00c5]")
 *     .yLabel("flux")
 *     .line(wavelength, data, Style.of(Palette.DATA).label("data"))
 *     .line(wavelength, model, Style.of(Palette.MODEL).label("model"))
 *     .maskedBands(wavelength, keep);
 * figure.panel(0, 1).histogram(rms, 40, Style.category(0));
 * figure.writePng(Path.of("fit.png"));
 * }</pre>
 *
 * <p>Files are written to a sibling and renamed, so an existing file is replaced whole or not at
 * all. A figure is not safe for use by several threads at once; different figures are.
 */
public final class Figure {
  private static final double POINTS_PER_INCH = 72;
  private static final double LARGEST_INCHES = 200;
  private static final int LARGEST_DPI = 1200;
  private static final int LARGEST_SIDE = 30_000;

  private final int rows;
  private final int columns;
  private final @Nullable Panel[] panels;
  private final double[] rowWeights;
  private final double[] columnWeights;
  private double widthInches = 12;
  private double heightInches = 8;
  private int dpi = 150;
  private String title = "";

  private Figure(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    panels = new Panel[rows * columns];
    rowWeights = new double[rows];
    columnWeights = new double[columns];
    Arrays.fill(rowWeights, 1);
    Arrays.fill(columnWeights, 1);
  }

  /**
   * A figure of 12 by 8 inches at 150 dots per inch.
   *
   * @param rows number of rows, from 1 to 100
   * @param columns number of columns, from 1 to 100
   * @throws BadInputException if a number is out of range
   */
  public static Figure grid(int rows, int columns) {
    if (rows < 1 || columns < 1 || rows > 100 || columns > 100) {
      throw new BadInputException(
          "a grid of " + rows + " rows and " + columns + " columns cannot be drawn",
          "Figure.grid",
          "pass numbers from 1 to 100");
    }
    return new Figure(rows, columns);
  }

  /** A figure with a single panel, {@code panel(0, 0)}. */
  public static Figure single() {
    return grid(1, 1);
  }

  /**
   * Sets the size of the sheet.
   *
   * @param newWidth width in inches
   * @param newHeight height in inches
   * @throws BadInputException if a length is not within 1 to 200 inches
   */
  public Figure size(double newWidth, double newHeight) {
    if (!(newWidth >= 1 && newWidth <= LARGEST_INCHES)
        || !(newHeight >= 1 && newHeight <= LARGEST_INCHES)) {
      throw new BadInputException(
          "a sheet of " + newWidth + " by " + newHeight + " inches cannot be drawn",
          "Figure.size",
          "pass lengths from 1 to 200 inches");
    }
    widthInches = newWidth;
    heightInches = newHeight;
    return this;
  }

  /**
   * Sets the resolution of PNG files.
   *
   * @param dotsPerInch from 20 to 1200
   * @throws BadInputException if the resolution is out of range
   */
  public Figure dpi(int dotsPerInch) {
    if (dotsPerInch < 20 || dotsPerInch > LARGEST_DPI) {
      throw new BadInputException(
          dotsPerInch + " dots per inch cannot be drawn", "Figure.dpi", "pass 20 to 1200");
    }
    dpi = dotsPerInch;
    return this;
  }

  /**
   * Sets the title above all panels.
   *
   * @param text title; {@code ^{...}} raises and {@code _{...}} lowers
   */
  public Figure title(String text) {
    title = text;
    return this;
  }

  /**
   * Makes rows unequally high.
   *
   * @param weights relative heights of the boxes, one per row
   * @throws BadInputException if there is not one positive weight per row
   */
  public Figure rowHeights(double... weights) {
    copyWeights(weights, rowWeights, "Figure.rowHeights");
    return this;
  }

  /**
   * Makes columns unequally wide.
   *
   * @param weights relative widths of the boxes, one per column
   * @throws BadInputException if there is not one positive weight per column
   */
  public Figure columnWidths(double... weights) {
    copyWeights(weights, columnWeights, "Figure.columnWidths");
    return this;
  }

  private static void copyWeights(double[] from, double[] to, String where) {
    boolean positive = Arrays.stream(from).allMatch(w -> w > 0 && Double.isFinite(w));
    if (from.length != to.length || !positive) {
      throw new BadInputException(
          "the weights " + Arrays.toString(from) + " do not fit a grid of " + to.length,
          where,
          "pass one positive number per row or column");
    }
    System.arraycopy(from, 0, to, 0, to.length);
  }

  /**
   * The panel at a place in the grid; places never asked for stay blank.
   *
   * @param row from 0 at the top
   * @param column from 0 at the left
   * @throws BadInputException if the place is outside the grid
   */
  public Panel panel(int row, int column) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new BadInputException(
          "no panel (" + row + ", " + column + ") in a grid of " + rows + " by " + columns,
          "Figure.panel",
          "count rows and columns from 0");
    }
    int index = row * columns + column;
    Panel panel = panels[index];
    if (panel == null) {
      panel = new Panel();
      panels[index] = panel;
    }
    return panel;
  }

  /**
   * Writes a PNG file that carries its resolution.
   *
   * @param file file to create or replace; its folder is created if needed
   * @return {@code file}
   * @throws org.alidade.array.IoFailureException if the file cannot be written
   */
  public Path writePng(Path file) {
    return FigureFile.write(file, PngFile.encode(toImage(), dpi));
  }

  /**
   * Writes an SVG file whose text can be searched and edited.
   *
   * @param file file to create or replace; its folder is created if needed
   * @return {@code file}
   * @throws org.alidade.array.IoFailureException if the file cannot be written
   */
  public Path writeSvg(Path file) {
    SvgCanvas canvas = new SvgCanvas(width(), height());
    painter().paint(canvas);
    return FigureFile.write(file, canvas.toBytes());
  }

  /**
   * Writes a PDF file of one page with its typeface embedded.
   *
   * @param file file to create or replace; its folder is created if needed
   * @return {@code file}
   * @throws org.alidade.array.IoFailureException if the file cannot be written
   */
  public Path writePdf(Path file) {
    PdfCanvas canvas = new PdfCanvas(width(), height());
    painter().paint(canvas);
    return FigureFile.write(file, canvas.toBytes());
  }

  /**
   * Writes the format that the file name asks for: {@code .png}, {@code .svg} or {@code .pdf}.
   *
   * @param file file to create or replace; its folder is created if needed
   * @return {@code file}
   * @throws BadInputException if the name ends otherwise
   * @throws org.alidade.array.IoFailureException if the file cannot be written
   */
  public Path write(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return writePng(file);
    }
    if (name.endsWith(".svg")) {
      return writeSvg(file);
    }
    if (name.endsWith(".pdf")) {
      return writePdf(file);
    }
    throw new BadInputException(
        "the name does not tell a figure format", file.toString(), "end it in .png, .svg or .pdf");
  }

  /**
   * Draws the figure into memory.
   *
   * @return an opaque image of size times resolution
   * @throws BadInputException if size times resolution exceeds 30 000 pixels on a side
   */
  public BufferedImage toImage() {
    if (Math.max(widthInches, heightInches) * dpi > LARGEST_SIDE) {
      throw new BadInputException(
          "the figure has more than " + LARGEST_SIDE + " pixels on a side",
          "Figure.toImage",
          "lower the size or the resolution");
    }
    try (RasterCanvas canvas = new RasterCanvas(width(), height(), dpi)) {
      painter().paint(canvas);
      return canvas.image();
    }
  }

  private FigurePainter painter() {
    FigurePainter painter = new FigurePainter(width(), height(), title, rowWeights, columnWeights);
    for (int i = 0; i < panels.length; i++) {
      Panel panel = panels[i];
      if (panel != null) {
        painter.add(i / columns, i % columns, panel.spec());
      }
    }
    return painter;
  }

  private double width() {
    return widthInches * POINTS_PER_INCH;
  }

  private double height() {
    return heightInches * POINTS_PER_INCH;
  }
}
