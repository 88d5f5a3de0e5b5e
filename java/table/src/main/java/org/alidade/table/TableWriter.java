package org.alidade.table;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.array.AtomicFile;

/**
 * Writes tables; a file appears under its name only when it is whole.
 *
 * <p>Units are in the metadata of the fields (Arrow) or as {@code unit:NAME} in those of the file
 * (Parquet). Example: {@code TableWriter.write(Path.of("spaxels.arrow"), table);}
 */
public final class TableWriter {
  private TableWriter() {}

  /**
   * Writes the format that the file name asks for.
   *
   * @throws org.alidade.array.BadInputException if the name does not tell a format
   * @throws IOException if writing fails
   */
  public static void write(Path file, Table table) throws IOException {
    write(file, table, TableFormat.of(file));
  }

  /**
   * Writes a format.
   *
   * @throws IOException if writing fails
   */
  public static void write(Path file, Table table, TableFormat format) throws IOException {
    switch (format) {
      case PARQUET -> AtomicFile.write(file, part -> ParquetFile.write(part, table));
      case ARROW -> AtomicFile.write(file, part -> ArrowFile.write(part, table));
    }
  }
}
