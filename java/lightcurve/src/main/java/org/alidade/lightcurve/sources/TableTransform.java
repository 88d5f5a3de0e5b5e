package org.alidade.lightcurve.sources;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.naming.MeasurementKey;
import org.alidade.lightcurve.naming.NameSplitter;
import org.alidade.lightcurve.naming.SeparatedName;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a source catalogue mean what (spec lightcurve 8).
 *
 * <pre>{@code
 * TableTransform transform = TableTransform.pipelineSextractor("ch1_sci", "gr12");
 * DataColumn meaning = transform.meaning("MAGERR_AUTO").orElseThrow();
 * // measurement ch1_sci-mag_auto, value uncertainty
 * String column = transform.columnName("ch1_sci-mag_auto", "uncertainty"); // MAGERR_AUTO
 * }</pre>
 */
public final class TableTransform {
  /** Key of the value of a measurement, in catalogues of the pipeline. */
  public static final String VALUE = "value";

  /** Key of its uncertainty. */
  public static final String UNCERTAINTY = "uncertainty";

  private static final List<String> PLAIN = List.of("mag", "magerr", "flux", "fluxerr");
  private static final List<String> MAGNITUDES = List.of("mag", "magerr");

  /** Statistics that are values, and those that are their uncertainties, in the same order. */
  private static final List<String> RATIO_VALUES = List.of("mean", "median", "biweight_location");

  private static final List<String> RATIO_UNCERTAINTIES =
      List.of("std", "mad_std", "biweight_scale");

  /** How names of columns and keys of measurements belong together. */
  private enum Columns {
    ANY_CASE,
    UPPER_CASE,
    MAGNITUDE,
    RATIO
  }

  private final Columns columns;
  private final String keyPrefix;
  private final String tableKey;
  private final @Nullable String epochKey;

  private TableTransform(
      Columns columns, String keyPrefix, String tableKey, @Nullable String epochKey) {
    this.columns = columns;
    this.keyPrefix = keyPrefix;
    this.tableKey = tableKey;
    this.epochKey = epochKey;
  }

  /**
   * Columns {@code id, ra, dec, x, y} and {@code mag_*, magerr_*, flux_*, fluxerr_*}, upper or
   * lower case.
   */
  public static TableTransform generic() {
    return new TableTransform(Columns.ANY_CASE, "", "", null);
  }

  /** SExtractor's columns: {@code NUMBER, ALPHA_J2000, ..., MAG_*, MAGERR_*, FLUX_*, FLUXERR_*}. */
  public static TableTransform sextractor() {
    return new TableTransform(Columns.UPPER_CASE, "", "", null);
  }

  /**
   * SExtractor's columns of magnitudes, as measurements of one visit.
   *
   * @param tableKey name of the table, such as {@code ch1_sci}
   * @param epochKey key of the visit, such as {@code gr12}
   * @throws BadInputException if one is empty
   */
  public static TableTransform pipelineSextractor(String tableKey, String epochKey) {
    return pipeline(Columns.MAGNITUDE, tableKey, epochKey);
  }

  /**
   * Statistics of the ratio to the deep image, as measurements of one visit.
   *
   * @param tableKey name of the table, such as {@code ch1_sci_div}
   * @param epochKey key of the visit, such as {@code gr12}
   * @throws BadInputException if one is empty
   */
  public static TableTransform pipelineRatio(String tableKey, String epochKey) {
    return pipeline(Columns.RATIO, tableKey, epochKey);
  }

  private static TableTransform pipeline(Columns columns, String tableKey, String epochKey) {
    if (tableKey.isEmpty() || epochKey.isEmpty()) {
      throw new BadInputException(
          "table '" + tableKey + "' and epoch '" + epochKey + "'",
          "source catalogue of a visit",
          "name both, such as ch1_sci and gr12");
    }
    return new TableTransform(columns, "I", tableKey, epochKey);
  }

  /** Column of the right ascension, degrees. */
  public String raColumn() {
    return columns == Columns.ANY_CASE ? "ra" : "ALPHA_J2000";
  }

  /** Column of the declination, degrees. */
  public String decColumn() {
    return columns == Columns.ANY_CASE ? "dec" : "DELTA_J2000";
  }

  /** Column of the first pixel coordinate. */
  public String xColumn() {
    return columns == Columns.ANY_CASE ? "x" : "X_IMAGE";
  }

  /** Column of the second pixel coordinate. */
  public String yColumn() {
    return columns == Columns.ANY_CASE ? "y" : "Y_IMAGE";
  }

  /** Column that tells objects apart. */
  public String keyColumn() {
    return columns == Columns.ANY_CASE ? "id" : "NUMBER";
  }

  /** Key of the object with a text in the {@linkplain #keyColumn() key column}. */
  public String objectKey(String text) {
    return keyPrefix + text;
  }

  /** Key of the visit, if the transform knows one. */
  public Optional<String> epochKey() {
    return Optional.ofNullable(epochKey);
  }

  /** What a column means; empty if it holds no measurements. */
  public Optional<DataColumn> meaning(String column) {
    return switch (columns) {
      case ANY_CASE -> plain(column, column.toLowerCase(Locale.ROOT), PLAIN);
      case UPPER_CASE -> upperCase(column, PLAIN);
      case MAGNITUDE -> upperCase(column, MAGNITUDES).map(this::ofVisit);
      case RATIO -> ratio(column);
    };
  }

  private static Optional<DataColumn> upperCase(String column, List<String> values) {
    String lower = column.toLowerCase(Locale.ROOT);
    String start = column.substring(0, Math.max(column.indexOf('_'), 0));
    return start.equals(start.toUpperCase(Locale.ROOT))
        ? plain(column, lower, values)
        : Optional.empty();
  }

  private static Optional<DataColumn> plain(String column, String lower, List<String> values) {
    int end = lower.indexOf('_');
    if (end < 0 || end == lower.length() - 1 || !values.contains(lower.substring(0, end))) {
      return Optional.empty();
    }
    String measurement = lower.substring(end).replaceFirst("^_+", "");
    return Optional.of(new DataColumn(column, measurement, lower.substring(0, end)));
  }

  private DataColumn ofVisit(DataColumn plain) {
    return new DataColumn(
        plain.column(),
        key("mag_" + plain.measurement()),
        plain.value().equals("mag") ? VALUE : UNCERTAINTY);
  }

  private Optional<DataColumn> ratio(String column) {
    for (int i = 0; i < RATIO_VALUES.size(); i++) {
      String statistic = RATIO_VALUES.get(i);
      String uncertainty = RATIO_UNCERTAINTIES.get(i);
      if (isOf(column, statistic)) {
        return Optional.of(new DataColumn(column, key(column), VALUE));
      }
      if (isOf(column, uncertainty)) {
        String quantity = statistic + column.substring(uncertainty.length());
        return Optional.of(new DataColumn(column, key(quantity), UNCERTAINTY));
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(String column, String statistic) {
    return column.startsWith(statistic + "_") && column.length() > statistic.length() + 1;
  }

  private String key(String quantity) {
    return new MeasurementKey(tableKey, quantity).key();
  }

  /**
   * Name of the column of a measurement and value; that of the generic catalogue in lower case.
   *
   * @throws BadInputException if there can be none
   */
  public String columnName(String measurement, String value) {
    return switch (columns) {
      case ANY_CASE -> known(PLAIN, value) + "_" + measurement;
      case UPPER_CASE -> (known(PLAIN, value) + "_" + measurement).toUpperCase(Locale.ROOT);
      case MAGNITUDE -> magnitudeColumn(quantity(measurement), value);
      case RATIO -> ratioColumn(quantity(measurement), value);
    };
  }

  private static String known(List<String> values, String value) {
    if (!values.contains(value)) {
      throw new BadInputException(
          "no value '" + value + "'", "source catalogue", "choose one of " + values);
    }
    return value;
  }

  private String quantity(String measurement) {
    SeparatedName name = NameSplitter.DASH.splitWithoutPrefix(measurement);
    if (!name.stem().equals(tableKey) || name.suffix().isEmpty()) {
      throw foreign(measurement);
    }
    return name.suffix().substring(1);
  }

  private String magnitudeColumn(String quantity, String value) {
    known(List.of(VALUE, UNCERTAINTY), value);
    if (!quantity.startsWith("mag_")) {
      throw foreign(quantity);
    }
    String rest = quantity.substring("mag".length());
    String start = value.equals(VALUE) ? "mag" : "magerr";
    return (start + rest).toUpperCase(Locale.ROOT);
  }

  private String ratioColumn(String quantity, String value) {
    known(List.of(VALUE, UNCERTAINTY), value);
    for (int i = 0; i < RATIO_VALUES.size(); i++) {
      String statistic = RATIO_VALUES.get(i);
      if (quantity.startsWith(statistic + "_")) {
        String start = value.equals(VALUE) ? statistic : RATIO_UNCERTAINTIES.get(i);
        return start + quantity.substring(statistic.length());
      }
    }
    throw foreign(quantity);
  }

  private BadInputException foreign(String measurement) {
    return new BadInputException(
        "'" + measurement + "' is no measurement of this table",
        "source catalogue " + tableKey,
        "use a key that the catalogue lists");
  }
}
