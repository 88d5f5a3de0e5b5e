package org.alidade.spherex.archive;

import java.io.InputStream;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.alidade.archive.ArchiveException;
import org.alidade.array.FormatException;
import org.alidade.spherex.internal.archive.XmlInput;
import org.jspecify.annotations.Nullable;

/**
 * A table from a service, of any VOTable serialisation (spec spherex 3.4). Columns are found in
 * upper or lower case.
 *
 * <pre>{@code
 * VoTable table = VoTable.read(stream, "answer");
 * for (int row = 0; row < table.rowCount(); row++) {
 *   table.text(row, "download_url").ifPresent(addresses::add);
 * }
 * }</pre>
 */
public final class VoTable {
  private final List<String> columns;
  private final Map<String, Integer> byName = new HashMap<>();
  private final List<@Nullable Object[]> rows;
  private final boolean overflow;

  VoTable(List<String> columns, List<@Nullable Object[]> rows, boolean overflow) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.overflow = overflow;
    for (int column = 0; column < columns.size(); column++) {
      byName.putIfAbsent(columns.get(column).toLowerCase(Locale.ROOT), column);
    }
  }

  /**
   * Reads the first table of the resource of type {@code results}, or of the document if no
   * resource says so.
   *
   * @param where for messages
   * @throws ArchiveException if the service reports an error instead; the message has its text
   * @throws FormatException if this is no VOTable, holds no table, declares entities, or keeps its
   *     values elsewhere
   */
  public static VoTable read(InputStream stream, String where) {
    VoTableHandler handler = new VoTableHandler();
    XmlInput.parse(stream, where, handler);
    Optional<String> error = handler.error();
    if (error.isPresent()) {
      throw ArchiveException.queryFailed(error.get(), where);
    }
    return handler
        .table()
        .orElseThrow(() -> new FormatException("no table in the answer", where, "try again later"));
  }

  /** Names of the columns as they are written. */
  public List<String> columns() {
    return columns;
  }

  /** Number of rows. */
  public int rowCount() {
    return rows.size();
  }

  /** Whether the service cut the table off at its limit. */
  public boolean isOverflow() {
    return overflow;
  }

  /** Whether there is a column of that name. */
  public boolean hasColumn(String name) {
    return byName.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** A value as text, an array as numbers with blanks between; empty if it is null or blank. */
  public Optional<String> text(int row, String column) {
    return value(row, column).map(VoTable::asText).filter(text -> !text.isBlank());
  }

  /** A value as a number; empty if it is null, not a number, or no finite one. */
  public OptionalDouble number(int row, String column) {
    Object value = value(row, column).orElse(null);
    double number = value instanceof Number n ? n.doubleValue() : parse(value);
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** A value as an integer; empty if it is null or no integer. */
  public OptionalLong integer(int row, String column) {
    Object value = value(row, column).orElse(null);
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return OptionalLong.of(((Number) value).longValue());
    }
    OptionalDouble number = number(row, column);
    boolean whole =
        number.isPresent()
            && number.getAsDouble() == Math.rint(number.getAsDouble())
            && Math.abs(number.getAsDouble()) < 1L << 53;
    return whole ? OptionalLong.of((long) number.getAsDouble()) : OptionalLong.empty();
  }

  private Optional<Object> value(int row, String column) {
    Integer index = byName.get(column.toLowerCase(Locale.ROOT));
    return index == null ? Optional.empty() : Optional.ofNullable(rows.get(row)[index]);
  }

  private static double parse(@Nullable Object value) {
    if (value instanceof String text) {
      try {
        return Double.parseDouble(text.trim());
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return Double.NaN;
  }

  private static String asText(Object value) {
    if (!value.getClass().isArray()) {
      return value.toString();
    }
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < Array.getLength(value); i++) {
      text.add(String.valueOf(Array.get(value, i)));
    }
    return text.toString();
  }
}
