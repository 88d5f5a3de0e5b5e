package org.alidade.lightcurve.run;

import java.nio.file.Path;
import java.util.List;
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
  private long[] numbers() {
    return TableRows.integers(column(NUMBER));
  }

  /** A column of numbers. */
  private double[] values(String name) {
    return TableRows.numbers(column(name));
  }

  private Column column(String name) {
    return TableColumns.get(table, name, "catalogue of the deep image");
  }
}
