package org.alidade.fits;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.fits.internal.write.HduOutput;

/**
 * The columns of a binary table to be written.
 *
 * <pre>{@code
 * FitsTableData table = FitsTableData.builder(fibres)
 *     .longs("fiberid", "", ids)
 *     .strings("telescope", 4, names)
 *     .doubles("ra", "deg", ra)
 *     .floatVectors("flux", "erg / (Angstrom s cm2)", 601, flux)   // 601 values per row
 *     .build();
 * }</pre>
 */
public final class FitsTableData {
  private final int rowCount;
  private final List<Column> columns;

  private interface Cells {
    void put(int row, HduOutput output);
  }

  private record Column(FitsColumn description, int bytes, Cells cells) {}

  private FitsTableData(int rowCount, List<Column> columns) {
    this.rowCount = rowCount;
    this.columns = List.copyOf(columns);
  }

  /**
   * Begins a table.
   *
   * @param rowCount number of rows that all columns have
   */
  public static Builder builder(int rowCount) {
    return new Builder(rowCount);
  }

  /** Number of rows. */
  public int rowCount() {
    return rowCount;
  }

  /** The columns in file order. */
  public List<FitsColumn> columns() {
    return columns.stream().map(Column::description).toList();
  }

  /** Bytes of one row. */
  public int rowBytes() {
    return columns.stream().mapToInt(Column::bytes).sum();
  }

  void write(HduOutput output) {
    for (int row = 0; row < rowCount; row++) {
      for (Column column : columns) {
        column.cells().put(row, output);
      }
    }
  }

  /** Collects columns. Vectors are given flattened, the values of the first row first. */
  public static final class Builder {
    private final int rowCount;
    private final List<Column> columns = new ArrayList<>();

    private Builder(int rowCount) {
      this.rowCount = rowCount;
    }

    /** A column of 64-bit floats, TFORM D. */
    public Builder doubles(String name, String unit, double[] values) {
      return doubleVectors(name, unit, 1, values);
    }

    /** A column of vectors of 64-bit floats. */
    public Builder doubleVectors(String name, String unit, int length, double[] values) {
      return vectors(
          name, unit, "D", Double.BYTES, length, values.length, (to, i) -> to.putDouble(values[i]));
    }

    /** A column of 32-bit floats, TFORM E. */
    public Builder floats(String name, String unit, float[] values) {
      return floatVectors(name, unit, 1, values);
    }

    /** A column of vectors of 32-bit floats. */
    public Builder floatVectors(String name, String unit, int length, float[] values) {
      return vectors(
          name, unit, "E", Float.BYTES, length, values.length, (to, i) -> to.putFloat(values[i]));
    }

    /** A column of 64-bit integers, TFORM K. */
    public Builder longs(String name, String unit, long[] values) {
      return longVectors(name, unit, 1, values);
    }

    /** A column of vectors of 64-bit integers. */
    public Builder longVectors(String name, String unit, int length, long[] values) {
      return vectors(
          name, unit, "K", Long.BYTES, length, values.length, (to, i) -> to.putLong(values[i]));
    }

    /** A column of 32-bit integers, TFORM J. */
    public Builder ints(String name, String unit, int[] values) {
      return intVectors(name, unit, 1, values);
    }

    /** A column of vectors of 32-bit integers. */
    public Builder intVectors(String name, String unit, int length, int[] values) {
      return vectors(
          name, unit, "J", Integer.BYTES, length, values.length, (to, i) -> to.putInt(values[i]));
    }

    /** A column of 16-bit integers, TFORM I. */
    public Builder shorts(String name, String unit, short[] values) {
      return shortVectors(name, unit, 1, values);
    }

    /** A column of vectors of 16-bit integers. */
    public Builder shortVectors(String name, String unit, int length, short[] values) {
      return vectors(
          name, unit, "I", Short.BYTES, length, values.length, (to, i) -> to.putShort(values[i]));
    }

    /** A column of bytes, TFORM B, which readers take as 0 to 255. */
    public Builder bytes(String name, String unit, byte[] values) {
      return byteVectors(name, unit, 1, values);
    }

    /** A column of vectors of bytes. */
    public Builder byteVectors(String name, String unit, int length, byte[] values) {
      return vectors(name, unit, "B", 1, length, values.length, (to, i) -> to.put(values[i]));
    }

    /** A column of logical values, TFORM L. */
    public Builder booleans(String name, boolean[] values) {
      return booleanVectors(name, 1, values);
    }

    /** A column of vectors of logical values. */
    public Builder booleanVectors(String name, int length, boolean[] values) {
      return vectors(
          name,
          "",
          "L",
          1,
          length,
          values.length,
          (to, i) -> to.put((byte) (values[i] ? 'T' : 'F')));
    }

    /** A column of ASCII texts as wide as the longest of them. */
    public Builder strings(String name, String[] values) {
      int width = 1;
      for (String value : values) {
        width = Math.max(width, value.length());
      }
      return strings(name, width, values);
    }

    /**
     * A column of ASCII texts of a given width, TFORM A; shorter ones are ended by NUL, as the
     * standard allows, so that no reader takes padding for content.
     *
     * @throws BadInputException if a text is longer, or holds other characters than printable ASCII
     */
    public Builder strings(String name, int width, String[] values) {
      checkRows(name, values.length, 1);
      for (String value : values) {
        if (value.length() > width || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
          throw new BadInputException(
              "'" + value + "' is not an ASCII text of at most " + width + " characters",
              "column " + name,
              "shorten it or widen the column");
        }
      }
      Cells cells =
          (row, output) -> {
            String text = values[row];
            for (int i = 0; i < width; i++) {
              output.room(1).put((byte) (i < text.length() ? text.charAt(i) : 0));
            }
          };
      columns.add(new Column(new FitsColumn(name, width + "A", Optional.empty()), width, cells));
      return this;
    }

    /**
     * The table.
     *
     * @throws BadInputException if two columns have the same name
     */
    public FitsTableData build() {
      long names =
          columns.stream()
              .map(column -> column.description().name().toLowerCase(java.util.Locale.ROOT))
              .distinct()
              .count();
      if (names != columns.size()) {
        throw new BadInputException(
            "two columns have the same name",
            String.join(", ", columns.stream().map(column -> column.description().name()).toList()),
            "rename one");
      }
      return new FitsTableData(rowCount, columns);
    }

    private interface Element {
      void put(ByteBuffer target, int index);
    }

    private Builder vectors(
        String name, String unit, String type, int bytes, int length, int values, Element element) {
      checkRows(name, values, length);
      Cells cells =
          (row, output) -> {
            for (int i = row * length; i < (row + 1) * length; i++) {
              element.put(output.room(bytes), i);
            }
          };
      String format = length == 1 ? type : length + type;
      Optional<String> tunit = unit.isEmpty() ? Optional.empty() : Optional.of(unit);
      columns.add(new Column(new FitsColumn(name, format, tunit), bytes * length, cells));
      return this;
    }

    private void checkRows(String name, int values, int length) {
      if (length < 1 || values != (long) rowCount * length) {
        throw new BadInputException(
            values + " values for " + rowCount + " rows of " + length,
            "column " + name,
            "pass one value per element");
      }
    }
  }
}
