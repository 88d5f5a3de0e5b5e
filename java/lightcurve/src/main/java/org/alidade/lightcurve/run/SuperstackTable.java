package org.alidade.lightcurve.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.lightcurve.images.SkyObjects;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.lightcurve.sources.SourceTables;
import org.alidade.lightcurve.sources.SpatialOrder;
import org.alidade.lightcurve.sources.TableTransform;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** The catalogue of the deep image: the objects of the whole field. */
final class SuperstackTable {
  private static final String NUMBER = "NUMBER";
  private static final String PREFIX = "superstack_";

  private final Table table;

  private SuperstackTable(Table table) {
    this.table = table;
  }

  static SuperstackTable read(Path catalogue) {
    return new SuperstackTable(SourceTables.read(catalogue));
  }

  /** The objects in the order of their cells on the sky. */
  SuperstackTable sorted() {
    return new SuperstackTable(
        SourceCatalogue.of(table, TableTransform.sextractor())
            .sortedSpatially(SpatialOrder.DEFAULT_CELLS)
            .table());
  }

  Table table() {
    return table;
  }

  /** Names of its columns. */
  List<String> columnNames() {
    return table.columns().stream().map(Column::name).toList();
  }

  SkyObjects objects() {
    return new SkyObjects(
        numbers(),
        values("ALPHA_J2000"),
        values("DELTA_J2000"),
        values("X_IMAGE"),
        values("Y_IMAGE"));
  }

  /** NUMBER of each object. */
  long[] numbers() {
    return TableRows.integers(column(NUMBER));
  }

  /** Keys of the objects. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (long number : numbers()) {
      keys.add("I" + number);
    }
    return keys;
  }

  /** A column of numbers. */
  double[] values(String name) {
    return TableRows.numbers(column(name));
  }

  /** Whether there is a column. */
  boolean has(String name) {
    return columnNames().contains(name);
  }

  /** {@code object} and every column in lower case with a prefix (spec lightcurve 7.6). */
  Table objectTable() {
    Table.Builder objects = Table.builder().column(Column.of("object", keys()));
    for (Column column : table.columns()) {
      objects.column(TableColumns.renamed(column, PREFIX + lower(column.name())));
    }
    return objects.build();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private Column column(String name) {
    return TableColumns.get(table, name, "catalogue of the deep image");
  }
}
