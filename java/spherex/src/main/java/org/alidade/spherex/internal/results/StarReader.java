package org.alidade.spherex.internal.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.jspecify.annotations.Nullable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.Tables;

/** Cells of a table file by column name. */
public final class StarReader {
  private final Path file;
  private final StarTable table;

  private StarReader(Path file, StarTable table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Opens an ECSV, VOTable, FITS or Parquet file, told apart by name.
   *
   * @throws BadInputException if the name tells another format
   * @throws IOException if it cannot be read, or holds no table
   */
  public static StarReader open(Path file) throws IOException {
    TableFile.Format format = TableFile.format(file);
    if (format == TableFile.Format.COLUMNAR) {
      return new StarReader(file, TableFile.readColumnar(file, name -> true));
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    String handler = format.name().toLowerCase(Locale.ROOT);
    StarTableFactory factory = new StarTableFactory(true);
    try {
      return new StarReader(
          file, Tables.randomTable(factory.makeStarTable(file.toString(), handler)));
    } catch (RuntimeException e) { // STIL throws what it stumbles over
      throw new IOException("no table of the format " + handler + ": " + file, e);
    }
  }

  /** Number of rows. */
  public long rows() {
    return table.getRowCount();
  }

  /** A text; empty where it is missing. */
  public String text(String column, long row) throws IOException {
    Object cell = cell(column, row);
    return cell == null ? "" : cell.toString();
  }

  /** A number; NaN where it is missing. */
  public double number(String column, long row) throws IOException {
    Object cell = cell(column, row);
    if (cell != null && !(cell instanceof Number)) {
      throw unusable(column, cell);
    }
    return cell instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** An integer. */
  public int integer(String column, long row) throws IOException {
    Object cell = cell(column, row);
    if (cell instanceof Integer || cell instanceof Long || cell instanceof Short) {
      return ((Number) cell).intValue();
    }
    throw unusable(column, cell);
  }

  private @Nullable Object cell(String column, long row) throws IOException {
    for (int i = 0; i < table.getColumnCount(); i++) {
      if (table.getColumnInfo(i).getName().equals(column)) {
        return table.getCell(row, i);
      }
    }
    throw new FormatException(
        "there is no column " + column, file.toString(), "write the file again");
  }

  private FormatException unusable(String column, @Nullable Object cell) {
    return new FormatException(
        column + " holds " + cell + ", not a fitting number",
        file.toString(),
        "write the file again");
  }
}
