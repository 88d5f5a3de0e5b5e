package org.alidade.lightcurve.internal.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.alidade.array.FormatException;
import org.jspecify.annotations.Nullable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/** Tables with a row per measurement, their columns known by their names. */
public final class LongTable {
  private static final List<String> OBJECT =
      List.of("object", "object_id", "num", "id", "number", "name", "source_id");
  private static final List<String> TIME = List.of("mjd", "time", "epoch_mjd", "obs_time", "t");
  private static final List<String> TYPE = List.of("type", "measurement", "band", "filter");
  private static final List<String> VALUE = List.of("mag", "value", "magnitude", "ratio");
  private static final List<String> ERROR =
      List.of("magerr", "err", "error", "mag_err", "magnitude_error", "e_mag", "uncertainty");
  private static final List<String> FLAGS = List.of("flags", "flag", "catflags");
  private static final List<String> RA = List.of("ra", "raj2000", "alpha_j2000");
  private static final List<String> DEC = List.of("dec", "dej2000", "delta_j2000");
  private static final String ONLY_TYPE = "mag";

  private final StarTable table;
  private final String where;

  private LongTable(StarTable table, String where) {
    this.table = table;
    this.where = where;
  }

  /**
   * Hands all rows of a table to a collector.
   *
   * @throws FormatException if there is no column of objects, times or values
   * @throws IOException if reading fails
   */
  public static void read(StarTable table, String where, CurveCollector into) throws IOException {
    new LongTable(table, where).read(into);
  }

  private void read(CurveCollector into) throws IOException {
    int object = required(OBJECT);
    int time = required(TIME);
    int value = required(VALUE);
    int type = column(TYPE);
    int error = column(ERROR);
    int flags = column(FLAGS);
    int ra = column(RA);
    int dec = column(DEC);
    try (RowSequence rows = table.getRowSequence()) {
      while (rows.next()) {
        into.add(
            new Point(
                text(cell(rows, object)),
                type < 0 ? ONLY_TYPE : text(cell(rows, type)),
                number(cell(rows, ra)),
                number(cell(rows, dec)),
                number(cell(rows, time)),
                (float) number(cell(rows, value)),
                (float) number(cell(rows, error)),
                cell(rows, flags) instanceof Number number ? number.intValue() : 0));
      }
    }
  }

  private static @Nullable Object cell(RowSequence rows, int column) throws IOException {
    return column < 0 ? null : rows.getCell(column);
  }

  private static String text(@Nullable Object cell) {
    return Objects.toString(cell, "").strip();
  }

  private static double number(@Nullable Object cell) {
    return cell instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private int required(List<String> names) {
    int column = column(names);
    if (column < 0) {
      List<String> there = new ArrayList<>();
      for (int i = 0; i < table.getColumnCount(); i++) {
        there.add(table.getColumnInfo(i).getName());
      }
      throw new FormatException(
          "none of the columns " + names, where, "name one so; there are " + there);
    }
    return column;
  }

  private int column(List<String> names) {
    for (String name : names) {
      for (int i = 0; i < table.getColumnCount(); i++) {
        if (table.getColumnInfo(i).getName().toLowerCase(Locale.ROOT).equals(name)) {
          return i;
        }
      }
    }
    return -1;
  }
}
