package org.alidade.spherex.internal.fits;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsColumn;
import org.alidade.fits.FitsTable;
import org.alidade.fits.FitsTableData;

/** A binary table as something that can be written; the cards TDIMn are not part of it. */
public final class TableCopy {
  private static final Pattern FORMAT = Pattern.compile("(\\d*)([A-Z])");

  private final FitsTable table;
  private final FitsTableData.Builder builder;

  private TableCopy(FitsTable table) {
    this.table = table;
    this.builder = FitsTableData.builder(table.rowCount());
  }

  /**
   * Copies all columns.
   *
   * @throws FormatException if a column holds anything but numbers of fixed count or text
   */
  public static FitsTableData of(FitsTable table) {
    TableCopy copy = new TableCopy(table);
    table.columns().forEach(copy::add);
    return copy.builder.build();
  }

  private void add(FitsColumn column) {
    Matcher format = FORMAT.matcher(column.format());
    if (!format.matches()) {
      throw unknown(column);
    }
    int length = format.group(1).isEmpty() ? 1 : Integer.parseInt(format.group(1));
    String name = column.name();
    String unit = column.unit().orElse("");
    switch (format.group(2)) {
      case "A" -> builder.strings(name, length, table.strings(name));
      case "D" -> builder.doubleVectors(name, unit, length, values(name));
      case "E" -> builder.floatVectors(name, unit, length, floats(values(name)));
      case "J" ->
          builder.intVectors(
              name, unit, length, Arrays.stream(values(name)).mapToInt(v -> (int) v).toArray());
      default -> throw unknown(column);
    }
  }

  private double[] values(String name) {
    return Arrays.stream(table.vectors(name)).flatMapToDouble(Arrays::stream).toArray();
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private FormatException unknown(FitsColumn column) {
    return new FormatException(
        "column " + column.name() + " of the format " + column.format() + " cannot be copied",
        table.header().where(),
        "cut the image at the archive instead");
  }
}
