package org.alidade.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;

/**
 * Reads columns of numbers and texts of Parquet files, written here or by other programs, through
 * DuckDB.
 *
 * <p>Integers become 64 bits wide, or floating point if some are missing; floating point 64 bits
 * wide, NaN where it is missing; true and false 1 and 0; texts, dates and times texts, empty where
 * they are missing. Columns of lists and records are left out. Units are those that {@link
 * TableWriter} writes.
 *
 * <pre>{@code
 * Table table = TableReader.read(Path.of("gaia.parquet"), Set.of("ra", "dec")::contains);
 * double ra = table.columns().get(0).number(0);
 * }</pre>
 */
public final class TableReader {
  private TableReader() {}

  /**
   * Reads all columns.
   *
   * @throws BadInputException if the name tells another format, or no column is left
   * @throws FormatException if the file is no such table
   * @throws IOException if it cannot be read
   */
  public static Table read(Path file) throws IOException {
    return read(file, name -> true);
  }

  /**
   * Reads some columns, in the order of the file.
   *
   * @param wanted accepts the names of columns that are read
   * @throws BadInputException if the name tells another format, or no column is left
   * @throws FormatException if the file is no such table
   * @throws IOException if it cannot be read
   */
  public static Table read(Path file, Predicate<String> wanted) throws IOException {
    if (TableFormat.of(file) != TableFormat.PARQUET) {
      throw new BadInputException(
          "such tables are only written", file.toString(), "convert it to .parquet");
    }
    return ParquetSource.read(file, wanted);
  }
}
