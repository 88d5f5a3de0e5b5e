package org.alidade.fits.internal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/** Single cells of a binary table, read by position, and the pieces of its heap. */
final class TableRows {
  private final SourceFile source;
  private final HduEntry entry;
  private final long rowBytes;
  private final long heapOffset;
  private final Map<String, Column> columns = new HashMap<>();

  private record Column(BinaryFormat format, long offset) {}

  TableRows(SourceFile source, HduEntry entry) {
    FitsHeader header = entry.storedHeader();
    TableChecks.check(entry);
    this.source = source;
    this.entry = entry;
    this.rowBytes = DataLayout.count(header, "NAXIS1");
    this.heapOffset =
        header.contains("THEAP")
            ? DataLayout.count(header, "THEAP")
            : rowBytes * DataLayout.count(header, "NAXIS2");
    long offset = 0;
    for (int number = 1; number <= DataLayout.count(header, "TFIELDS"); number++) {
      String where = header.where() + " column " + number;
      BinaryFormat format = BinaryFormat.parse(header.find("TFORM" + number).orElse(""), where);
      String name = header.find("TTYPE" + number).orElse("").trim().toUpperCase(Locale.ROOT);
      columns.putIfAbsent(name, new Column(format, offset));
      offset += format.rowBytes();
    }
  }

  long rowCount() {
    return DataLayout.count(entry.storedHeader(), "NAXIS2");
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** A scalar number of a row. */
  Optional<Double> number(String name, long row) {
    Column column = columns.get(name);
    if (column == null) {
      return Optional.empty();
    }
    ByteBuffer cell = cell(column, row);
    return Optional.of(
        switch (column.format().type()) {
          case 'D' -> cell.getDouble();
          case 'E' -> (double) cell.getFloat();
          case 'K' -> (double) cell.getLong();
          case 'J' -> (double) cell.getInt();
          case 'I' -> (double) cell.getShort();
          default -> throw damaged("column " + name + " does not hold numbers");
        });
  }

  /** The bytes of a variable-length cell, none when it is empty or the column is not there. */
  byte[] variable(String name, long row) {
    Column column = columns.get(name);
    if (column == null) {
      return new byte[0];
    }
    if (!column.format().isVariable()) {
      throw damaged("column " + name + " is not of variable length");
    }
    Extent extent = extent(column, name, row);
    return bytes(heapOffset + extent.start(), extent.bytes());
  }

  /** Checks that all cells of a column of variable length lie in the heap. */
  void checkVariable(String name) {
    Column column = columns.get(name);
    if (column != null && column.format().isVariable() && column.format().repeat() == 1) {
      for (long row = 0; row < rowCount(); row++) {
        extent(column, name, row);
      }
    }
  }

  /** Where in the heap a cell lies. */
  private record Extent(long start, long bytes) {}

  private Extent extent(Column column, String name, long row) {
    ByteBuffer cell = cell(column, row);
    boolean wide = column.format().type() == 'Q';
    long length = wide ? cell.getLong() : cell.getInt();
    long start = wide ? cell.getLong() : cell.getInt();
    long room = entry.dataBytes() - heapOffset;
    if (length < 0
        || start < 0
        || start > room
        || length > column.format().elementsIn(room - start)) {
      throw damaged("column " + name + " points outside the heap in row " + (row + 1));
    }
    return new Extent(start, length * column.format().elementBytes());
  }

  private ByteBuffer cell(Column column, long row) {
    return ByteBuffer.wrap(bytes(row * rowBytes + column.offset(), column.format().rowBytes()));
  }

  private byte[] bytes(long offset, long count) {
    if (count > Integer.MAX_VALUE - 8) {
      throw damaged("a cell of " + count + " bytes");
    }
    byte[] bytes = new byte[(int) count];
    source.read(ByteBuffer.wrap(bytes), entry.dataOffset() + offset);
    return bytes;
  }

  private FormatException damaged(String what) {
    return new FormatException(
        what, entry.storedHeader().where(), "the file is damaged; fetch it again");
  }
}
