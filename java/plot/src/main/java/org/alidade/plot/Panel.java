package org.alidade.plot;

import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.plot.internal.Bars;
import org.alidade.plot.internal.Between;
import org.alidade.plot.internal.HeatMap;
import org.alidade.plot.internal.Histogram;
import org.alidade.plot.internal.PanelSpec;
import org.alidade.plot.internal.Scatter;
import org.alidade.plot.internal.Series;
import org.alidade.plot.internal.SkyMap;
import org.jspecify.annotations.Nullable;

/**
 * One pair of axes and what is drawn in it. Every method returns the panel, so calls can be
 * chained; all arrays are copied.
 *
 * <p>NaN and infinite values are missing: lines break there, maps show grey. On a logarithmic axis
 * values that are not positive are missing as well. Without fixed limits an axis shows all its data
 * with a little room; masked bands and lines across the box have no influence. A panel without any
 * finite point says "no data".
 *
 * <p>Labels and titles understand {@code ^{...}} for raised and {@code _{...}} for lowered text.
 */
public final class Panel {
  private static final double[] NO_ERRORS = {};

  private final PanelSpec spec = new PanelSpec();

  Panel() {}

  PanelSpec spec() {
    return spec;
  }

  /** Sets the title above the box. */
  public Panel title(String text) {
    spec.title = text;
    return this;
  }

  /** Sets a short remark in the upper left corner of the box. */
  public Panel note(String text) {
    spec.note = text;
    return this;
  }

  /** Labels the x axis, with unit. */
  public Panel xLabel(String text) {
    spec.x.label = text;
    return this;
  }

  /** Labels the left-hand y axis, with unit. */
  public Panel yLabel(String text) {
    spec.y.label = text;
    return this;
  }

  /** Labels the right-hand y axis, with unit, and shows that axis. */
  public Panel rightLabel(String text) {
    spec.right.label = text;
    return this;
  }

  /** Makes the x axis logarithmic. */
  public Panel xLog() {
    spec.x.logarithmic = true;
    return this;
  }

  /** Makes the left-hand y axis logarithmic. */
  public Panel yLog() {
    spec.y.logarithmic = true;
    return this;
  }

  /** Makes the right-hand y axis logarithmic. */
  public Panel rightLog() {
    spec.right.logarithmic = true;
    return this;
  }

  /**
   * Fixes the limits of x; {@code from > to} lets values grow to the left, as right ascension does.
   *
   * @throws BadInputException if the limits are equal or not finite
   */
  public Panel xLimits(double from, double to) {
    spec.x.limits(from, to);
    return this;
  }

  /**
   * Fixes the limits of the left-hand y axis; {@code from > to} lets values grow downwards, as
   * magnitudes do.
   *
   * @throws BadInputException if the limits are equal or not finite
   */
  public Panel yLimits(double from, double to) {
    spec.y.limits(from, to);
    return this;
  }

  /**
   * Fixes the limits of the right-hand y axis.
   *
   * @throws BadInputException if the limits are equal or not finite
   */
  public Panel rightLimits(double from, double to) {
    spec.right.limits(from, to);
    return this;
  }

  /**
   * Takes the limits of the left-hand y axis from quantiles of the finite, unmasked values: {@code
   * [quantile(low) - padding * range, quantile(high) + padding * range]}. Where the quantiles
   * coincide, the smallest and largest value are used.
   *
   * @param low lower quantile, for example 0.02
   * @param high upper quantile, for example 0.98
   * @param padding room on either side as a fraction of the range, for example 0.2
   * @throws BadInputException if the quantiles do not increase within 0 to 1
   */
  public Panel yQuantileLimits(double low, double high, double padding) {
    spec.y.quantiles(low, high, padding);
    return this;
  }

  /**
   * Takes the limits of x from quantiles of the finite values.
   *
   * @param low lower quantile
   * @param high upper quantile
   * @param padding room on either side as a fraction of the range
   * @throws BadInputException if the quantiles do not increase within 0 to 1
   */
  public Panel xQuantileLimits(double low, double high, double padding) {
    spec.x.quantiles(low, high, padding);
    return this;
  }

  /**
   * Takes the limits of the right-hand y axis from quantiles of the finite, unmasked values.
   *
   * @param low lower quantile
   * @param high upper quantile
   * @param padding room on either side as a fraction of the range
   * @throws BadInputException if the quantiles do not increase within 0 to 1
   */
  public Panel rightQuantileLimits(double low, double high, double padding) {
    spec.right.quantiles(low, high, padding);
    return this;
  }

  /** Lets x grow to the left. */
  public Panel xReversed() {
    spec.x.reversed = true;
    return this;
  }

  /** Lets the left-hand y axis grow downwards, as magnitudes do. */
  public Panel yReversed() {
    spec.y.reversed = true;
    return this;
  }

  /**
   * Fixes the ticks of x. Labels that would touch are slanted, then thinned.
   *
   * @param places places of the ticks
   * @param labels one label per tick
   * @throws BadInputException if the lengths differ
   */
  public Panel xTicks(double[] places, String[] labels) {
    spec.x.ticks(places, labels);
    return this;
  }

  /**
   * Fixes the ticks of the left-hand y axis.
   *
   * @param places places of the ticks
   * @param labels one label per tick
   * @throws BadInputException if the lengths differ
   */
  public Panel yTicks(double[] places, String[] labels) {
    spec.y.ticks(places, labels);
    return this;
  }

  /** Sets the sizes of title, labels and numbers. */
  public Panel textSizes(TextSizes sizes) {
    spec.textSizes = sizes;
    return this;
  }

  /** Draws lines across the box at the numbered ticks, below the data. */
  public Panel grid(Style style) {
    spec.grid = style;
    return this;
  }

  /** Sets the width of the box and its ticks, in points. */
  public Panel frameWidth(double points) {
    spec.frameWidth = points;
    return this;
  }

  /** Lets ticks point away from the box, as they do around maps. */
  public Panel ticksOutward() {
    spec.ticksOutward = true;
    return this;
  }

  /** Gives both axes the same scale. */
  public Panel equalAspect() {
    spec.equalAspect = true;
    return this;
  }

  /** Leaves the legend out although series are labelled. */
  public Panel noLegend() {
    spec.legend = false;
    return this;
  }

  /**
   * Draws a line through points, with symbols if the style has some.
   *
   * @param x abscissae
   * @param y ordinates, as many; NaN leaves a gap
   * @param style look, axis and legend entry
   * @throws BadInputException if the lengths differ
   */
  public Panel line(double[] x, double[] y, Style style) {
    sameLength("Panel.line", x, y);
    spec.layers.add(new Series(x, y, NO_ERRORS, style, false));
    return this;
  }

  /**
   * Draws symbols without a line; discs if the style has no symbol.
   *
   * @param x abscissae
   * @param y ordinates, as many
   * @param style look, axis and legend entry
   * @throws BadInputException if the lengths differ
   */
  public Panel points(double[] x, double[] y, Style style) {
    sameLength("Panel.points", x, y);
    spec.layers.add(new Series(x, y, NO_ERRORS, symbols(style), false));
    return this;
  }

  /**
   * Draws level pieces centred on the points, as spectra with visible pixels are shown.
   *
   * @param x abscissae of the pixel centres
   * @param y ordinates, as many; NaN leaves a gap
   * @param style look, axis and legend entry
   * @throws BadInputException if the lengths differ
   */
  public Panel steps(double[] x, double[] y, Style style) {
    sameLength("Panel.steps", x, y);
    spec.layers.add(new Series(x, y, NO_ERRORS, style, true));
    return this;
  }

  /**
   * Draws symbols with vertical error bars.
   *
   * @param x abscissae
   * @param y ordinates, as many
   * @param error half lengths of the bars in units of y, as many
   * @param style look, axis and legend entry
   * @throws BadInputException if the lengths differ
   */
  public Panel errorBars(double[] x, double[] y, double[] error, Style style) {
    sameLength("Panel.errorBars", x, y);
    sameLength("Panel.errorBars", x, error);
    spec.layers.add(new Series(x, y, error, symbols(style), false));
    return this;
  }

  /**
   * Draws symbols coloured by value, with a colour bar.
   *
   * @param x abscissae
   * @param y ordinates, as many
   * @param value one value per point; NaN shows grey
   * @param colors colours, limits and label
   * @param style symbol, opacity and legend entry; its colour is not used
   * @throws BadInputException if the lengths differ
   */
  public Panel coloredPoints(
      double[] x, double[] y, double[] value, ColorScale colors, Style style) {
    sameLength("Panel.coloredPoints", x, y);
    sameLength("Panel.coloredPoints", x, value);
    spec.layers.add(new Scatter(x, y, NO_ERRORS, NO_ERRORS, value, colors, symbols(style)));
    return this;
  }

  /**
   * Draws error bars in both directions, without caps or symbols.
   *
   * @param x abscissae
   * @param y ordinates, as many
   * @param errorX half lengths of the level bars, as many or none at all
   * @param errorY half lengths of the upright bars, as many or none at all
   * @param value what colours show, one value per point; empty if there are no colours
   * @param colors colours, limits and label; null for the colour of the style
   * @param style opacity, width and, without colours, colour
   * @throws BadInputException if the lengths differ
   */
  public Panel errorCrosses(
      double[] x,
      double[] y,
      double[] errorX,
      double[] errorY,
      double[] value,
      @Nullable ColorScale colors,
      Style style) {
    sameLength("Panel.errorCrosses", x, y);
    for (double[] errors : List.of(errorX, errorY)) {
      if (errors.length > 0) {
        sameLength("Panel.errorCrosses", x, errors);
      }
    }
    if (colors != null) {
      sameLength("Panel.errorCrosses", x, value);
    }
    Style bare = style.line(LineType.NONE).marker(Marker.NONE, style.markerSize());
    spec.layers.add(new Scatter(x, y, errorX, errorY, value, colors, bare));
    return this;
  }

  private static Style symbols(Style style) {
    Style lineless = style.line(LineType.NONE);
    return style.marker() == Marker.NONE
        ? lineless.marker(Marker.CIRCLE, style.markerSize())
        : lineless;
  }

  /**
   * Fills the area between two curves, for example an uncertainty.
   *
   * @param x abscissae
   * @param low lower curve, as many
   * @param high upper curve, as many
   * @param style look, axis and legend entry; use {@link Style#alpha} to see through it
   * @throws BadInputException if the lengths differ
   */
  public Panel fillBetween(double[] x, double[] low, double[] high, Style style) {
    sameLength("Panel.fillBetween", x, low);
    sameLength("Panel.fillBetween", x, high);
    spec.layers.add(new Between(x, low, high, style));
    return this;
  }

  /**
   * Draws bars of 0.8 of the smallest spacing of x.
   *
   * @param x centres of the bars
   * @param height heights, as many
   * @param style colour, axis and legend entry
   * @throws BadInputException if the lengths differ
   */
  public Panel bars(double[] x, double[] height, Style style) {
    sameLength("Panel.bars", x, height);
    double half = 0.4 * smallestSpacing(x);
    spec.layers.add(new Bars(shifted(x, -half), shifted(x, half), height, style));
    return this;
  }

  /**
   * Draws level marks over bars, at the heights they should have.
   *
   * @param x centres of the bars
   * @param target heights, as many; NaN for none
   * @param style look and legend entry; the symbol, if any, sits in the middle of each mark
   * @throws BadInputException if the lengths differ
   */
  public Panel barTargets(double[] x, double[] target, Style style) {
    sameLength("Panel.barTargets", x, target);
    double half = 0.46 * smallestSpacing(x);
    spec.layers.add(new Bars.Targets(shifted(x, -half), shifted(x, half), target, style));
    return this;
  }

  /**
   * Counts values in equal bins from the smallest to the largest finite value and draws the counts.
   *
   * @param values any values; NaN and infinite ones are not counted
   * @param bins number of bins, at least 1
   * @param style colour, axis and legend entry
   * @throws BadInputException if {@code bins} is below 1
   */
  public Panel histogram(double[] values, int bins, Style style) {
    if (bins < 1) {
      throw new BadInputException(
          bins + " bins cannot be drawn", "Panel.histogram", "pass at least 1");
    }
    spec.layers.add(Histogram.bars(values, bins, style));
    return this;
  }

  /**
   * Shades a masked interval of x over the whole height. Points in it do not drive the y limits.
   *
   * @param x0 one end
   * @param x1 the other end
   */
  public Panel band(double x0, double x1) {
    spec.bands.add(new double[] {Math.min(x0, x1), Math.max(x0, x1)});
    return this;
  }

  /**
   * Shades every run of masked pixels, half a pixel beyond the run on each side.
   *
   * @param x increasing or decreasing pixel centres
   * @param keep one value per pixel: true where data counts, false where it is masked
   * @throws BadInputException if the lengths differ
   */
  public Panel maskedBands(double[] x, boolean[] keep) {
    if (x.length != keep.length) {
      throw differ("Panel.maskedBands", x.length, keep.length);
    }
    int i = 0;
    while (i < x.length) {
      int end = i;
      while (end < x.length && !keep[end]) {
        end++;
      }
      if (end > i) {
        band(edge(x, i, -1), edge(x, end - 1, 1));
      }
      i = Math.max(end, i + 1);
    }
    return this;
  }

  /** The border between a pixel and its neighbour, or as far away on the other side at the ends. */
  private static double edge(double[] x, int i, int side) {
    if (x.length == 1) {
      return x[0] + 0.5 * side;
    }
    int neighbour = i + side;
    boolean inside = neighbour >= 0 && neighbour < x.length;
    double step = inside ? x[neighbour] - x[i] : x[i] - x[i - side];
    return x[i] + step / 2;
  }

  /**
   * Draws a horizontal line over the whole width; it does not drive the limits.
   *
   * @param y where it crosses the y axis of the style
   * @param style look and legend entry
   */
  public Panel horizontalLine(double y, Style style) {
    spec.rules.add(new PanelSpec.Rule(y, true, style));
    return this;
  }

  /**
   * Draws a vertical line over the whole height; it does not drive the limits.
   *
   * @param x where it crosses the x axis
   * @param style look and legend entry
   */
  public Panel verticalLine(double x, Style style) {
    spec.rules.add(new PanelSpec.Rule(x, false, style));
    return this;
  }

  /**
   * Draws square sky pixels coloured by value, with equal aspect and a colour bar.
   *
   * @param x pixel centres, for example in arcsec
   * @param y pixel centres, as many
   * @param value one value per pixel; NaN shows grey
   * @param pixelSize side of a pixel in units of x and y
   * @param colors colours, limits and label
   * @throws BadInputException if the lengths differ or the size is not positive
   */
  public Panel pixelMap(
      double[] x, double[] y, double[] value, double pixelSize, ColorScale colors) {
    return skyMap("Panel.pixelMap", x, y, value, pixelSize, false, colors);
  }

  /**
   * Draws discs on the sky coloured by value, for example fibres, with equal aspect and a colour
   * bar.
   *
   * @param x centres, for example in arcsec
   * @param y centres, as many
   * @param value one value per disc; NaN shows grey
   * @param diameter diameter of a disc in units of x and y
   * @param colors colours, limits and label
   * @throws BadInputException if the lengths differ or the diameter is not positive
   */
  public Panel scatterOnSky(
      double[] x, double[] y, double[] value, double diameter, ColorScale colors) {
    return skyMap("Panel.scatterOnSky", x, y, value, diameter, true, colors);
  }

  private Panel skyMap(
      String where,
      double[] x,
      double[] y,
      double[] value,
      double size,
      boolean round,
      ColorScale colors) {
    sameLength(where, x, y);
    sameLength(where, x, value);
    if (!(size > 0) || Double.isInfinite(size)) {
      throw new BadInputException("the size " + size + " is not positive", where, "pass a size");
    }
    spec.layers.add(new SkyMap(x, y, value, size, round, colors));
    spec.equalAspect = true;
    return this;
  }

  /**
   * Draws a table of cells coloured by value, with a colour bar. Cells finer than the resolution
   * are averaged.
   *
   * @param xEdges strictly increasing edges of the columns, n + 1 for n columns
   * @param yEdges strictly increasing edges of the rows, m + 1 for m rows
   * @param z m rows of n values, the first row at the lowest y; NaN shows grey
   * @param colors colours, limits and label
   * @throws BadInputException if the edges do not increase or do not fit the table
   */
  public Panel heatMap(double[] xEdges, double[] yEdges, double[][] z, ColorScale colors) {
    boolean fits = z.length == yEdges.length - 1;
    for (double[] row : z) {
      fits &= row.length == xEdges.length - 1;
    }
    if (!fits || !increasing(xEdges) || !increasing(yEdges)) {
      throw new BadInputException(
          xEdges.length + " x edges and " + yEdges.length + " y edges do not frame the table",
          "Panel.heatMap",
          "pass strictly increasing edges, one more than there are columns and rows");
    }
    spec.layers.add(new HeatMap(xEdges, yEdges, z, colors));
    return this;
  }

  private static boolean increasing(double[] edges) {
    for (int i = 1; i < edges.length; i++) {
      if (!(edges[i] > edges[i - 1])) {
        return false;
      }
    }
    return edges.length > 0;
  }

  private static double smallestSpacing(double[] x) {
    double[] sorted = Arrays.stream(x).filter(Double::isFinite).sorted().distinct().toArray();
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < sorted.length; i++) {
      smallest = Math.min(smallest, sorted[i] - sorted[i - 1]);
    }
    return Double.isInfinite(smallest) ? 1 : smallest;
  }

  private static double[] shifted(double[] x, double by) {
    return Arrays.stream(x).map(v -> v + by).toArray();
  }

  private static void sameLength(String where, double[] a, double[] b) {
    if (a.length != b.length) {
      throw differ(where, a.length, b.length);
    }
  }

  private static BadInputException differ(String where, int a, int b) {
    return new BadInputException(
        "arrays of " + a + " and " + b + " values do not belong together",
        where,
        "pass arrays of the same length");
  }
}
