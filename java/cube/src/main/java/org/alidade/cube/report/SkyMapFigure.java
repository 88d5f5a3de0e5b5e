package org.alidade.cube.report;

import java.util.Arrays;
import org.alidade.math.Quantiles;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Colormap;
import org.alidade.plot.Figure;
import org.alidade.plot.Panel;

/** Mean flux of data and model and their relative difference on the sky. */
final class SkyMapFigure {
  private static final double RELATIVE_LIMIT = 0.1;
  private static final double LOW_QUANTILE = 0.01;
  private static final double HIGH_QUANTILE = 0.99;

  /** From this dynamic range on, colours follow the logarithm. */
  private static final double LOGARITHMIC_FROM = 10;

  private static final int NEIGHBOUR_SAMPLES = 200;

  /** Inches of the sheet, of one map, and of title and labels above and below it. */
  private static final double WIDTH = 16;

  private static final double MAP_WIDTH = 3.9;
  private static final double LABELS_HEIGHT = 1.2;
  private static final double LEAST_HEIGHT = 3;
  private static final double MOST_HEIGHT = 6.5;

  private SkyMapFigure() {}

  static Figure draw(FitData fit, SpaxelErrors errors) {
    Figure figure = Figure.grid(1, 3).size(WIDTH, height(fit)).dpi(110);
    ColorScale flux = fluxScale(errors.dataFlux()).label("mean flux");
    map(figure.panel(0, 0).title("data"), fit, errors.dataFlux(), flux);
    map(figure.panel(0, 1).title("model"), fit, errors.modelFlux(), flux);
    ColorScale relative =
        ColorScale.of(Colormap.DIVERGING)
            .limits(-RELATIVE_LIMIT, RELATIVE_LIMIT)
            .label("(data - model) / data");
    map(figure.panel(0, 2).title("difference"), fit, errors.relativeDifference(), relative);
    return figure;
  }

  /** Inches of a sheet on which the maps leave little room above and below. */
  private static double height(FitData fit) {
    double ratio = extent(fit.yPix()) / extent(fit.xPix());
    double height = MAP_WIDTH * ratio + LABELS_HEIGHT;
    return Double.isFinite(height) ? Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, height)) : 5;
  }

  private static double extent(double[] places) {
    return Arrays.stream(places).max().orElse(1) - Arrays.stream(places).min().orElse(0);
  }

  private static ColorScale fluxScale(double[] flux) {
    double[] ends = Quantiles.quantiles(flux, LOW_QUANTILE, HIGH_QUANTILE);
    ColorScale scale = ColorScale.of(Colormap.SEQUENTIAL);
    if (!(ends[0] < ends[1])) {
      return scale;
    }
    ColorScale limited = scale.limits(ends[0], ends[1]);
    return ends[0] > 0 && ends[1] > LOGARITHMIC_FROM * ends[0] ? limited.log() : limited;
  }

  private static void map(Panel panel, FitData fit, double[] bySpaxel, ColorScale colors) {
    String unit = fit.pixelUnit().isEmpty() ? "" : " [" + fit.pixelUnit() + "]";
    panel.xLabel("x" + unit).yLabel("y" + unit);
    if (fit.binNum().length == 0) {
      panel.note("no XPix, YPix, BinNum");
      return;
    }
    if (Arrays.stream(bySpaxel).noneMatch(Double::isFinite)) {
      panel.note("no model spectra");
    }
    double[] values = Arrays.stream(fit.binNum()).mapToDouble(s -> bySpaxel[s]).toArray();
    panel.pixelMap(fit.xPix(), fit.yPix(), values, pixelSize(fit.xPix(), fit.yPix()), colors);
  }

  /**
   * Side of upright squares that leave no gaps between the pixels of a square grid in any rotation:
   * the grid's step times (|cos| + |sin|) of its angle. Step and angle are medians over pixels.
   */
  static double pixelSize(double[] x, double[] y) {
    int step = Math.max(1, x.length / NEIGHBOUR_SAMPLES);
    double[] sizes = new double[(x.length + step - 1) / step];
    for (int i = 0; i < sizes.length; i++) {
      int pixel = i * step;
      int neighbour = nearest(x, y, pixel);
      sizes[i] = Math.abs(x[neighbour] - x[pixel]) + Math.abs(y[neighbour] - y[pixel]);
    }
    double size = Quantiles.median(sizes);
    return size > 0 && Double.isFinite(size) ? size : 1;
  }

  /** The nearest pixel at another place; the pixel itself if there is none. */
  private static int nearest(double[] x, double[] y, int pixel) {
    int nearest = pixel;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      double distance = Math.hypot(x[i] - x[pixel], y[i] - y[pixel]);
      if (distance > 0 && distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }
}
