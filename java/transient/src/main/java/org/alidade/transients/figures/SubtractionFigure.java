package org.alidade.transients.figures;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.math.Quantiles;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Colormap;
import org.alidade.plot.Figure;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.SubtractionResult;

/**
 * A subtraction at a glance: science and reference image with one stretch, the difference and its
 * significance in colours that are white at zero, and circles around chosen places.
 *
 * <p>Example: {@code SubtractionFigure.of(pair, result, x, y).writePng(Path.of("pair.png"));}
 */
public final class SubtractionFigure {
  private static final double WIDTH_INCHES = 11;
  private static final double HEIGHT_INCHES = 9.5;
  private static final double MOST_SIGNIFICANT = 8;
  private static final double FAINT = 0.01;
  private static final double BRIGHT = 0.995;
  private static final double SOFTENING_SIGMAS = 3;
  private static final int RING_POINTS = 48;
  private static final double RING_PART = 0.015;

  private SubtractionFigure() {}

  /**
   * Draws a subtraction.
   *
   * @param pair the images subtracted
   * @param result what came out, of the same size
   * @param x places to mark, columns from 0
   * @param y their rows
   * @throws BadInputException if sizes do not fit
   */
  public static Figure of(ImagePair pair, SubtractionResult result, double[] x, double[] y) {
    if (pair.width() != result.width()
        || pair.height() != result.height()
        || x.length != y.length) {
      throw new BadInputException(
          "a pair, a result or places that do not belong together",
          "figure of a subtraction",
          "pass what one subtraction took and gave, and as many x as y");
    }
    Figure figure = Figure.grid(2, 2).size(WIDTH_INCHES, HEIGHT_INCHES).dpi(150);
    double[] science = stretched(pair.science(), pair.scienceSigma());
    double[] reference = stretched(pair.reference(), pair.referenceSigma());
    image(
        figure.panel(0, 0), "science", pair, science, brightness("asinh(flux / 3 sigma)", science));
    image(
        figure.panel(0, 1),
        "reference",
        pair,
        reference,
        brightness("asinh(flux / 3 sigma)", reference));
    double limit = Math.max(Quantiles.quantile(magnitudes(result.difference()), BRIGHT), 1e-30);
    image(
        figure.panel(1, 0),
        "difference (" + result.method() + ")",
        pair,
        result.difference(),
        ColorScale.of(Colormap.DIVERGING).limits(-limit, limit).label("D"));
    image(
        figure.panel(1, 1),
        "significance",
        pair,
        result.significance(),
        ColorScale.of(Colormap.DIVERGING)
            .limits(-MOST_SIGNIFICANT, MOST_SIGNIFICANT)
            .label("S_corr (standard deviations)"));
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        mark(figure.panel(row, column), RING_PART * pair.width(), x, y);
      }
    }
    return figure;
  }

  private static ColorScale brightness(String label, double[] values) {
    double low = Quantiles.quantile(values, FAINT);
    double high = Quantiles.quantile(values, BRIGHT);
    return ColorScale.of(Colormap.GREY).limits(low, high > low ? high : low + 1).label(label);
  }

  private static void image(
      Panel panel, String title, ImagePair pair, double[] values, ColorScale colors) {
    double[][] rows = new double[pair.height()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(values, row * pair.width(), (row + 1) * pair.width());
    }
    panel
        .title(title)
        .xLabel("x (pixel)")
        .yLabel("y (pixel)")
        .equalAspect()
        .xLimits(-0.5, pair.width() - 0.5)
        .yLimits(-0.5, pair.height() - 0.5)
        .heatMap(edges(pair.width()), edges(pair.height()), rows, colors);
  }

  /** Rings, so that what they mark stays visible. */
  private static void mark(Panel panel, double radius, double[] x, double[] y) {
    Style style = Style.of(Palette.category(1));
    for (int i = 0; i < x.length; i++) {
      double[] ringX = new double[RING_POINTS + 1];
      double[] ringY = new double[RING_POINTS + 1];
      for (int k = 0; k <= RING_POINTS; k++) {
        double angle = 2 * Math.PI * k / RING_POINTS;
        ringX[k] = x[i] + radius * Math.cos(angle);
        ringY[k] = y[i] + radius * Math.sin(angle);
      }
      panel.line(ringX, ringY, style);
    }
    panel.noLegend();
  }

  private static double[] edges(int size) {
    return IntStream.rangeClosed(0, size).mapToDouble(i -> i - 0.5).toArray();
  }

  private static double[] stretched(double[] values, double sigma) {
    double[] stretched = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double scaled = values[i] / (SOFTENING_SIGMAS * sigma);
      stretched[i] = Math.signum(scaled) * Math.log(Math.abs(scaled) + Math.hypot(scaled, 1));
    }
    return stretched;
  }

  private static double[] magnitudes(double[] values) {
    double[] magnitudes = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      magnitudes[i] = Math.abs(values[i]);
    }
    return magnitudes;
  }
}
