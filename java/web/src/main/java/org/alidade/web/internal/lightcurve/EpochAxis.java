package org.alidade.web.internal.lightcurve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.query.TableValues;

/**
 * What light curves are plotted along: time, or another column of the epoch table, which is joined
 * by time. Texts stand in the order of the epochs (spec lightcurve 12.4, D23).
 */
final class EpochAxis {
  /** The time of the epochs. */
  static final String TIME = "epoch_mjd";

  private static final List<String> PREFERRED =
      List.of(TIME, "epoch_t0", "epoch_reqbegintime", "epoch");

  /** Times that differ by less belong to one epoch: 7 minutes, more than old blobs err by. */
  private static final double SAME_EPOCH_DAYS = 0.005;

  private final String name;
  private final double[] epochTimes;
  private final double[] values;
  private final String[] labels;

  private EpochAxis(String name, double[] epochTimes, double[] values, String[] labels) {
    this.name = name;
    this.epochTimes = epochTimes;
    this.values = values;
    this.labels = labels;
  }

  /** Columns that can be plotted along; the time alone for a store without epochs. */
  static List<String> choices(TableValues epochs) {
    return epochs.rows() == 0 ? List.of(TIME) : epochs.names();
  }

  /** The column plotted along if nothing is chosen. */
  static String preferred(TableValues epochs) {
    List<String> names = choices(epochs);
    return PREFERRED.stream().filter(names::contains).findFirst().orElse(names.get(0));
  }

  /**
   * The axis of a column, the time for an empty name.
   *
   * @throws MissingDatasetException if there is no such column
   */
  static EpochAxis of(TableValues epochs, String column) {
    if (column.isEmpty() || column.equals(TIME)) {
      return new EpochAxis(TIME, new double[0], new double[0], new String[0]);
    }
    if (!choices(epochs).contains(column)) {
      throw new MissingDatasetException("no such column", "x", "choose one of the epoch table");
    }
    boolean text = epochs.isText(column);
    double[] values = text ? places(epochs.rows()) : epochs.numbers(column);
    String[] labels = text ? epochs.texts(column) : new String[0];
    return new EpochAxis(column, epochs.numbers(TIME), values, labels);
  }

  private static double[] places(int count) {
    double[] places = new double[count];
    Arrays.setAll(places, i -> i);
    return places;
  }

  String name() {
    return name;
  }

  /** Texts of the places 0, 1, ...; empty for an axis of numbers. */
  Optional<String[]> labels() {
    return Optional.of(labels).filter(texts -> texts.length > 0);
  }

  /** Where a time lies along the axis, NaN if it belongs to no epoch. */
  double at(double mjd) {
    if (name.equals(TIME)) {
      return mjd;
    }
    int found = Arrays.binarySearch(epochTimes, mjd);
    if (found >= 0) {
      return values[found];
    }
    int after = -found - 1;
    int nearest = after;
    if (after == epochTimes.length
        || (after > 0 && mjd - epochTimes[after - 1] < epochTimes[after] - mjd)) {
      nearest = after - 1;
    }
    boolean same = nearest >= 0 && Math.abs(epochTimes[nearest] - mjd) < SAME_EPOCH_DAYS;
    return same ? values[nearest] : Double.NaN;
  }
}
