package org.alidade.lightcurve.internal.array;

import java.util.List;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** Tables as groups of an HDF5 file, one dataset per column. */
public final class TableGroup {
  private static final String COLUMNS = "columns";
  private static final String UNIT = "unit";
  private static final char SEPARATOR = '\n';

  private TableGroup() {}

  /** Writes a table; one of that name is replaced. */
  public static void write(Hdf5File file, String group, Table table) {
    if (file.exists(group)) {
      file.delete(group);
    }
    file.createGroup(group);
    for (Column column : table.columns()) {
      Hdf5Dataset dataset = write(file, group + "/" + inPath(column.name()), column);
      if (!column.unit().isEmpty()) {
        dataset.attributes().set(UNIT, column.unit());
      }
    }
    List<String> names = table.columns().stream().map(Column::name).toList();
    file.group(group).attributes().set(COLUMNS, String.join(String.valueOf(SEPARATOR), names));
  }

  private static Hdf5Dataset write(Hdf5File file, String path, Column column) {
    Hdf5Type type =
        switch (column.type()) {
          case LONG, INT, BYTE -> Hdf5Type.INT64;
          case DOUBLE, FLOAT -> Hdf5Type.FLOAT64;
          case TEXT -> Hdf5Type.STRING;
        };
    Hdf5Dataset dataset = file.createDataset(path, DatasetSpec.of(type, column.rows()));
    switch (column.type()) {
      case LONG, INT, BYTE -> dataset.write(TableRows.integers(column));
      case DOUBLE, FLOAT -> dataset.write(TableRows.numbers(column));
      case TEXT -> dataset.write(TableRows.texts(column).toArray(String[]::new));
    }
    return dataset;
  }

  /** A slash would make a group. */
  private static String inPath(String name) {
    return name.replace('/', '_');
  }

  /** Reads a table. */
  public static Table read(Hdf5File file, String group) {
    String names = file.group(group).attributes().getString(COLUMNS);
    Table.Builder table = Table.builder();
    for (String name : names.split(String.valueOf(SEPARATOR), -1)) {
      Hdf5Dataset dataset = file.dataset(group + "/" + inPath(name));
      String unit = dataset.attributes().findString(UNIT).orElse("");
      table.column(read(dataset, name).unit(unit));
    }
    return table.build();
  }

  private static Column read(Hdf5Dataset dataset, String name) {
    if (dataset.type() == Hdf5Type.STRING) {
      return Column.of(name, List.of(dataset.readStrings()));
    }
    return dataset.type().isInteger()
        ? Column.of(name, dataset.readLongs())
        : Column.of(name, dataset.readDoubles());
  }

  /** Writes labels; those of that name are replaced. */
  public static void writeLabels(Hdf5File file, String name, List<String> labels) {
    if (file.exists(name)) {
      file.delete(name);
    }
    file.createDataset(name, DatasetSpec.of(Hdf5Type.STRING, labels.size()))
        .write(labels.toArray(String[]::new));
  }
}
