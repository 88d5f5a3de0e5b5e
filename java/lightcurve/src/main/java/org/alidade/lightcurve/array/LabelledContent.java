package org.alidade.lightcurve.array;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a new array is made for: which objects, measurements, values and epochs, and what is known
 * of objects and epochs (spec lightcurve 7.3).
 *
 * <pre>{@code
 * LabelledContent content = LabelledContent.ofCatalogue(
 *     superstack, StaticKeys.of(columns), List.of("value", "uncertainty"), epochs);
 * }</pre>
 *
 * @param objects one row per object; columns "object" (keys), "object_id" (numbers, made from the
 *     keys if missing), "ra" and "dec" (degrees)
 * @param measurements keys of the measurements
 * @param values keys of the values: first the value, then its uncertainty
 * @param epochs one row per epoch; columns "epoch" (keys) and "epoch_mjd" (MJD, days), without
 *     which light curves cannot be read
 */
public record LabelledContent(
    Table objects, List<String> measurements, List<String> values, Table epochs) {
  private static final String SOURCE_PREFIX = "superstack_";
  private static final String INTERNAL_COLUMN = "_source_catalog";

  /**
   * Checks the keys.
   *
   * @throws BadInputException if keys are missing or come twice
   */
  public LabelledContent {
    measurements = List.copyOf(measurements);
    values = List.copyOf(values);
    axes(objects, measurements, values, epochs);
  }

  /**
   * The objects of a catalogue, with all its columns as {@code superstack_NAME} in lower case.
   *
   * @param measurements keys, or null for those of the catalogue
   * @param values keys, or null for those of the catalogue
   * @param epochs one row per epoch
   */
  public static LabelledContent ofCatalogue(
      SourceCatalogue catalogue,
      @Nullable Collection<String> measurements,
      @Nullable Collection<String> values,
      Table epochs) {
    Table.Builder objects =
        Table.builder()
            .column(Column.of("object_id", ObjectNumbers.of(catalogue.objectKeys())))
            .column(Column.of("object", catalogue.objectKeys()))
            .column(Column.of("ra", catalogue.raDegrees()).unit("deg"))
            .column(Column.of("dec", catalogue.decDegrees()).unit("deg"))
            .column(Column.of("x_image", catalogue.x()).unit("pix"))
            .column(Column.of("y_image", catalogue.y()).unit("pix"));
    for (Column column : catalogue.table().columns()) {
      if (!column.name().startsWith(INTERNAL_COLUMN)) {
        objects.column(renamed(column));
      }
    }
    return new LabelledContent(
        objects.build(),
        List.copyOf(measurements == null ? catalogue.measurementKeys() : measurements),
        List.copyOf(values == null ? catalogue.valueKeys() : values),
        epochs);
  }

  private static Column renamed(Column column) {
    String name = SOURCE_PREFIX + column.name().toLowerCase(Locale.ROOT);
    Column renamed =
        switch (column.type()) {
          case LONG, INT, BYTE -> Column.of(name, TableRows.integers(column));
          case DOUBLE, FLOAT -> Column.of(name, TableRows.numbers(column));
          case TEXT -> Column.of(name, TableRows.texts(column));
        };
    return renamed.unit(column.unit());
  }

  /** The labels of the array. */
  public LabelledAxes axes() {
    return axes(objects, measurements, values, epochs);
  }

  private static LabelledAxes axes(
      Table objects, List<String> measurements, List<String> values, Table epochs) {
    return new LabelledAxes(keys(objects, "object"), measurements, values, keys(epochs, "epoch"));
  }

  /** Texts of a column of keys. */
  static List<String> keys(Table table, String name) {
    return TableRows.texts(column(table, name));
  }

  /** A column that must be there. */
  static Column column(Table table, String name) {
    List<String> names = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.name().equals(name)) {
        return column;
      }
      names.add(column.name());
    }
    throw new BadInputException(
        "there is no column " + name, "table for a light-curve array", "it has " + names);
  }
}
