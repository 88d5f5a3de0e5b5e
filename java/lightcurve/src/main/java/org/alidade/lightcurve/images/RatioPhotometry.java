package org.alidade.lightcurve.images;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Statistics of an image divided by the coadd in small circles around the objects: where nothing
 * changed the ratio is 1, whatever the shape of the object (spec lightcurve 9.5).
 *
 * <p>A pixel belongs to a circle if its centre does. Pixels without a ratio or without a positive
 * finite uncertainty are left out; what is left is clipped about its median. Circles without pixels
 * give NaN.
 *
 * <pre>{@code
 * Table catalogue = RatioPhotometry.measure(objects, ratio, uncertainty, RatioOptions.defaults());
 * double value = catalogue.columns().get(5).number(0);
 * }</pre>
 */
public final class RatioPhotometry {
  /** Statistics in the order of their columns: values, then the scatter that belongs to each. */
  private static final List<String> STATISTICS =
      List.of("mean", "median", "biweight_location", "std", "mad_std", "biweight_scale");

  private final ImagePlane ratio;
  private final float[] uncertainty;
  private final RatioOptions options;

  private RatioPhotometry(ImagePlane ratio, float[] uncertainty, RatioOptions options) {
    this.ratio = ratio;
    this.uncertainty = uncertainty;
    this.options = options;
  }

  /**
   * Measures all objects.
   *
   * @param objects where to measure
   * @param ratio the image divided by the coadd
   * @param uncertainty standard deviations of the image; says which pixels are good
   * @return one row per object: NUMBER, ALPHA_J2000, DELTA_J2000, X_IMAGE, Y_IMAGE, then for every
   *     area mean, median, biweight location, standard deviation, scaled median absolute deviation
   *     and biweight scale, named such as {@code mean_area3px_sigclip3}
   * @throws BadInputException if the images are not of one shape
   */
  public static Table measure(
      SkyObjects objects, ImagePlane ratio, ImagePlane uncertainty, RatioOptions options) {
    ratio.checkSameShape(uncertainty);
    return new RatioPhotometry(ratio, uncertainty.pixels(), options).measure(objects);
  }

  private Table measure(SkyObjects objects) {
    Table.Builder table = Table.builder();
    objects.columns().forEach(table::column);
    for (int area : options.areasPixels()) {
      columns(objects, area).forEach(table::column);
    }
    return table.build();
  }

  private List<Column> columns(SkyObjects objects, int area) {
    double[][] values = new double[STATISTICS.size()][objects.size()];
    for (int object = 0; object < objects.size(); object++) {
      double[] measured = statistics(objects.x()[object] - 1, objects.y()[object] - 1, area);
      for (int i = 0; i < measured.length; i++) {
        values[i][object] = measured[i];
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      columns.add(Column.of(STATISTICS.get(i) + suffix(area), values[i]));
    }
    return columns;
  }

  private String suffix(int area) {
    return "_area" + area + "px_sigclip" + options.clipSigma();
  }

  /** Statistics in a circle around a place, counted from 0 at the centre of the first pixel. */
  private double[] statistics(double x, double y, int area) {
    double radius = Math.sqrt(area / Math.PI);
    int left = (int) Math.max(0, Math.ceil(x - radius));
    int right = (int) Math.min(ratio.width() - 1.0, Math.floor(x + radius));
    int first = (int) Math.max(0, Math.ceil(y - radius));
    int last = (int) Math.min(ratio.height() - 1.0, Math.floor(y + radius));
    double[] values = new double[Math.max(0, right - left + 1) * Math.max(0, last - first + 1)];
    int count = 0;
    for (int row = first; row <= last; row++) {
      for (int column = left; column <= right; column++) {
        int at = row * ratio.width() + column;
        if (Math.hypot(column - x, row - y) < radius && isGood(at)) {
          values[count++] = ratio.pixels()[at];
        }
      }
    }
    return statistics(
        ClippedSample.of(values, count, options.clipSigma(), options.clipIterations()));
  }

  private static double[] statistics(ClippedSample sample) {
    return new double[] {
      sample.mean(),
      sample.median(),
      sample.biweightLocation(),
      sample.deviation(),
      sample.scaledMad(),
      sample.biweightScale()
    };
  }

  private boolean isGood(int at) {
    return Float.isFinite(ratio.pixels()[at])
        && uncertainty[at] > 0
        && Float.isFinite(uncertainty[at]);
  }
}
