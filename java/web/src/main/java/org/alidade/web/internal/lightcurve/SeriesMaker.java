package org.alidade.web.internal.lightcurve;

import java.util.Arrays;
import java.util.Optional;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.smoothing.LightCurveFilter;
import org.alidade.lightcurve.smoothing.RatioMagnitude;
import org.alidade.lightcurve.smoothing.Smoothing;

/** Prepares light curves for the plot: chooses points, converts ratios, filters, smooths. */
final class SeriesMaker {
  private static final float DIMMEST = 90f;
  private static final float LARGEST_ERROR = 1f;
  private static final String MAGNITUDES = "mag";
  private static final String RATIOS = "ratio";

  private final OpenStore store;
  private final CurveRequest.Selection selection;
  private final EpochAxis axis;

  SeriesMaker(OpenStore store, CurveRequest.Selection selection) {
    this.store = store;
    this.selection = selection;
    this.axis = EpochAxis.of(store.epochs(), selection.axis());
  }

  EpochAxis axis() {
    return axis;
  }

  /** The series of an object and a measurement type, from memory if it was asked for before. */
  Series series(String object, MeasurementType type) {
    SeriesCache.Key key = new SeriesCache.Key(object, type.typeId(), selection);
    return store.series().get(key, () -> make(object, type));
  }

  private Series make(String object, MeasurementType type) {
    int row = store.row(object);
    LightCurve curve = store.store().get(store.objectId(row), type.typeId());
    if (curve == null) {
      return Series.failed(object, type.key(), "No data found for object " + object);
    }
    Points points = Points.of(curve, selection, axis);
    if (points.size() == 0) {
      return Series.failed(object, type.key(), "No data points in selected range");
    }
    return RatioMagnitude.isRatioKey(type.key())
        ? ratios(object, row, type, points)
        : series(object, type, points, MAGNITUDES, "");
  }

  private Series ratios(String object, int row, MeasurementType type, Points points) {
    if (selection.reference().isEmpty()) {
      return series(object, type, points, RATIOS, "");
    }
    Optional<References> found = References.of(store.objects(), row, type, selection.reference());
    if (found.isEmpty()) {
      return series(object, type, points, RATIOS, "no reference magnitude: raw ratio");
    }
    References reference = found.get();
    RatioMagnitude.convert(
        points.values(), points.errors(), reference.magnitude(), reference.error());
    Points finite = points.finite();
    if (finite.size() == 0) {
      return Series.failed(object, type.key(), "No ratio is positive");
    }
    return series(object, type, finite, MAGNITUDES, note(reference));
  }

  private static String note(References reference) {
    return "ref: " + rounded(reference.magnitude(), 2) + "\u00b1" + rounded(reference.error(), 3);
  }

  private static String rounded(double value, int decimals) {
    return new java.math.BigDecimal(value)
        .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private Series series(
      String object, MeasurementType type, Points points, String unit, String note) {
    Smoothing smoothing =
        points.size() < 3
            ? unfiltered(points)
            : LightCurveFilter.apply(
                points.axis(), points.values(), points.errors(), selection.filter());
    return new Series(
        object,
        type.key(),
        unit,
        note,
        "",
        points.times(),
        points.flags(),
        smoothing,
        selection.filter().smoothing());
  }

  /** One or two points cannot be filtered but are shown. */
  private static Smoothing unfiltered(Points points) {
    double[] none = new double[0];
    double[] rates =
        points.size() < 2
            ? none
            : new double[] {
              (points.values()[1] - points.values()[0]) / (points.axis()[1] - points.axis()[0])
            };
    return new Smoothing(
        none,
        none,
        none,
        null,
        rates,
        Arrays.copyOf(points.values(), rates.length),
        points.axis(),
        points.values(),
        points.errors());
  }

  /** Whether a point counts as measured (spec lightcurve 12.4). */
  static boolean isValid(float value, float error) {
    return Float.isFinite(value)
        && value < DIMMEST
        && Float.isFinite(error)
        && error < LARGEST_ERROR;
  }
}
