package org.alidade.fits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nom.tam.fits.Fits;
import nom.tam.fits.TableHDU;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.internal.ColumnScaling;
import org.alidade.fits.internal.ColumnValues;
import org.alidade.fits.internal.HduEntry;
import org.alidade.fits.internal.SourceFile;
import org.alidade.fits.internal.TableChecks;

/**
 * A binary or ASCII table, read column by column.
 *
 * <p>TSCAL and TZERO are applied; in the floating-point readings TNULL of integer columns becomes
 * NaN and logical columns become 1 and 0. Column names are found in upper or lower case.
 *
 * <pre>{@code
 * FitsTable table = file.table("BIN_SPECTRA");
 * double[][] flux = table.vectors("SPEC");   // one row per bin
 * }</pre>
 */
public final class FitsTable {
  private final FitsHeader header;
  private final HduEntry entry;
  private final SourceFile source;
  private final Object lock;
  private final TableHDU<?> hdu;
  private final List<FitsColumn> columns;

  private FitsTable(HduEntry entry, SourceFile source, Object lock, TableHDU<?> hdu) {
    this.header = entry.header();
    this.entry = entry;
    this.source = source;
    this.lock = lock;
    this.hdu = hdu;
    this.columns = describe(header);
  }

  static FitsTable of(SourceFile source, nom.tam.util.FitsFile input, HduEntry entry) {
    String where = entry.header().where();
    if (!entry.type().equals("BINTABLE") && !entry.type().equals("TABLE")) {
      throw new FormatException(
          "the HDU is of type " + entry.type() + ", not a table", where, "choose a table HDU");
    }
    TableChecks.check(entry);
    synchronized (input) {
      try {
        // Not closed here: closing would take the shared input with it.
        @SuppressWarnings("resource")
        Fits positioned = new Fits(input);
        input.seek(entry.headerOffset()); // after the constructor, which rewinds
        return new FitsTable(entry, source, input, (TableHDU<?>) positioned.readHDU());
      } catch (RuntimeException e) {
        throw unreadable(where, e);
      } catch (IOException e) {
        throw SourceFile.failure(where, e);
      }
    }
  }

  private static List<FitsColumn> describe(FitsHeader header) {
    List<FitsColumn> columns = new ArrayList<>();
    for (int i = 1; i <= header.getLong("TFIELDS"); i++) {
      columns.add(
          new FitsColumn(
              header.find("TTYPE" + i).orElse("").trim(),
              header.getString("TFORM" + i).trim(),
              header.find("TUNIT" + i).map(String::trim)));
    }
    return List.copyOf(columns);
  }

  /** The header. */
  public FitsHeader header() {
    return header;
  }

  /** All columns in file order. */
  public List<FitsColumn> columns() {
    return columns;
  }

  /** Column names in file order. */
  public List<String> columnNames() {
    return columns.stream().map(FitsColumn::name).toList();
  }

  /**
   * Unit of a column, if the file gives one.
   *
   * @throws MissingDatasetException if there is no such column
   */
  public Optional<String> unit(String column) {
    return columns.get(indexOf(column)).unit();
  }

  /** Number of rows. */
  public int rowCount() {
    return Math.toIntExact(header.getLong("NAXIS2"));
  }

  /**
   * A scalar numeric column.
   *
   * @return one value per row
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if the column holds text or vectors
   */
  public double[] doubles(String column) {
    return values(column).doubles();
  }

  /**
   * A scalar numeric column in single precision.
   *
   * @return one value per row
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if the column holds text or vectors
   */
  public float[] floats(String column) {
    double[] values = doubles(column);
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  /**
   * A scalar integer column, exact for all FITS integer types except unsigned 64-bit values above
   * 2^63 - 1.
   *
   * @return one value per row
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if the column holds text, vectors, or non-integers
   */
  public long[] longs(String column) {
    return values(column).longs();
  }

  /**
   * A text column, trailing blanks removed.
   *
   * @return one value per row
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if the column holds numbers
   */
  public String[] strings(String column) {
    return values(column).strings();
  }

  /**
   * A numeric vector column; multi-dimensional cells are flattened in file order, variable-length
   * cells give rows of different length, scalar columns give rows of length 1.
   *
   * @return one array per row
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if the column holds text
   */
  public double[][] vectors(String column) {
    return values(column).vectors();
  }

  private ColumnValues values(String column) {
    int index = indexOf(column);
    String where = header.where() + " column " + column;
    synchronized (lock) {
      try {
        TableChecks.checkCells(source, entry, columns.get(index).name());
        // The library knows no columns of a table without rows.
        Object raw = rowCount() == 0 ? new byte[0] : hdu.getColumn(index);
        source.checkUnchanged();
        return new ColumnValues(where, raw, rowCount(), ColumnScaling.of(header, index + 1));
      } catch (AlidadeException e) {
        throw e;
      } catch (RuntimeException e) {
        throw unreadable(where, e);
      }
    }
  }

  private int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    throw new MissingDatasetException(
        "there is no column " + column,
        header.where(),
        "the table has " + String.join(", ", columnNames()));
  }

  private static FormatException unreadable(String where, Exception cause) {
    FormatException failure =
        new FormatException(
            "the table cannot be read (" + cause.getMessage() + ")",
            where,
            "the file is damaged; fetch it again");
    failure.initCause(cause);
    return failure;
  }
}
