package org.alidade.lightcurve.internal.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/**
 * A table as HDF5 file: a growing dataset per column in the root group, compressed, with its unit
 * as attribute {@code unit}; texts are of fixed length, UTF-8. Holds one block of rows in memory.
 */
public final class LongHdf5 {
  /** Attribute of a column. */
  static final String UNIT = "unit";

  /** Rows that are written or read together. */
  static final int BLOCK_ROWS = 1 << 14;

  private static final int DEFLATE = 4;

  private final Hdf5File file;
  private final StarTable table;

  private LongHdf5(Hdf5File file, StarTable table) {
    this.file = file;
    this.table = table;
  }

  /** Whether a file holds light curves in this way. */
  public static boolean recognises(Hdf5File file) {
    return file.isDataset("/mjd")
        && file.isDataset("/value")
        && (file.isDataset("/object") || file.isDataset("/object_id"));
  }

  /**
   * Writes a table into an empty file.
   *
   * @param texts all texts of the columns of texts, which tell the room that they need
   * @param about attributes of the file
   * @throws IOException if the table cannot be read
   */
  public static void write(
      Hdf5File file, StarTable table, List<String> texts, Map<String, String> about)
      throws IOException {
    about.forEach((name, text) -> file.attributes().set(name, text));
    int textBytes =
        texts.stream().mapToInt(t -> t.getBytes(StandardCharsets.UTF_8).length).max().orElse(0);
    new LongHdf5(file, table).write(Math.max(1, textBytes));
  }

  private void write(int textBytes) throws IOException {
    int columns = table.getColumnCount();
    for (int i = 0; i < columns; i++) {
      create(table.getColumnInfo(i), textBytes);
    }
    Object[][] cells = new Object[columns][BLOCK_ROWS];
    long written = 0;
    int held = 0;
    try (RowSequence rows = table.getRowSequence()) {
      while (rows.next()) {
        for (int i = 0; i < columns; i++) {
          cells[i][held] = rows.getCell(i);
        }
        if (++held == BLOCK_ROWS) {
          append(cells, held, written);
          written += held;
          held = 0;
        }
      }
    }
    append(cells, held, written);
  }

  private void create(ColumnInfo column, int textBytes) {
    Hdf5Type type = type(column.getContentClass());
    DatasetSpec.Builder spec =
        DatasetSpec.builder(type, 0)
            .maxShape(DatasetSpec.UNLIMITED)
            .chunk(BLOCK_ROWS)
            .deflate(DEFLATE)
            .shuffle(true);
    if (type == Hdf5Type.STRING) {
      spec.stringBytes(textBytes);
    }
    Hdf5Dataset dataset = file.createDataset(column.getName(), spec.build());
    String unit = column.getUnitString();
    if (unit != null) {
      dataset.attributes().set(UNIT, unit);
    }
  }

  private static Hdf5Type type(Class<?> content) {
    if (content == Long.class) {
      return Hdf5Type.INT64;
    }
    if (content == Integer.class) {
      return Hdf5Type.INT32;
    }
    if (content == Float.class) {
      return Hdf5Type.FLOAT32;
    }
    return content == Double.class ? Hdf5Type.FLOAT64 : Hdf5Type.STRING;
  }

  private void append(Object[][] cells, int count, long first) {
    if (count == 0) {
      return;
    }
    Slab slab = Slab.rows(first, count);
    for (int i = 0; i < cells.length; i++) {
      Hdf5Dataset dataset = file.dataset(table.getColumnInfo(i).getName());
      dataset.extend(first + count);
      List<Object> block = Arrays.asList(cells[i]).subList(0, count);
      switch (dataset.type()) {
        case INT64 -> dataset.write(slab, block.stream().mapToLong(c -> (Long) c).toArray());
        case INT32 -> dataset.write(slab, block.stream().mapToInt(c -> (Integer) c).toArray());
        case FLOAT64 -> dataset.write(slab, block.stream().mapToDouble(c -> (Double) c).toArray());
        case FLOAT32 -> dataset.write(slab, floats(block));
        default ->
            dataset.write(slab, block.stream().map(String.class::cast).toArray(String[]::new));
      }
    }
  }

  private static float[] floats(List<Object> cells) {
    float[] values = new float[cells.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Float) cells.get(i);
    }
    return values;
  }
}
