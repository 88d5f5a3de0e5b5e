package org.alidade.spherex.internal.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import uk.ac.starlink.ecsv.EcsvTableWriter;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.table.StarTableWriter;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableVersion;
import uk.ac.starlink.votable.VOTableWriter;

/** Tables in the format that the file name asks for. */
public final class TableFile {
  private TableFile() {}

  /** Formats of tables. */
  public enum Format {
    /** Enhanced comma-separated values, as astropy writes them. */
    ECSV,
    /** The table format of the virtual observatory, version 1.4. */
    VOTABLE,
    /** A binary table in a FITS file. */
    FITS,
    /** Apache Parquet or Arrow, by the module for tables. */
    COLUMNAR
  }

  /**
   * The format of a file name.
   *
   * @throws BadInputException if the name ends in none of the known ways
   */
  public static Format format(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return switch (suffix) {
      case "ecsv" -> Format.ECSV;
      case "vot", "votable", "xml" -> Format.VOTABLE;
      case "fits", "fit" -> Format.FITS;
      case "parquet", "arrow", "feather" -> Format.COLUMNAR;
      default ->
          throw new BadInputException(
              "the name does not tell a table format",
              file.toString(),
              "end it in .ecsv, .vot, .fits, .parquet or .arrow");
    };
  }

  /**
   * Writes a table.
   *
   * @param title name of the table
   * @param metadata texts and numbers (Double) about the whole table by their keys
   * @throws BadInputException if the name does not tell a format
   * @throws InvalidStateException if the format needs a module that is missing
   * @throws IOException if writing fails; an existing file is then as it was
   */
  public static <T> void write(
      Path file,
      String title,
      List<TableColumn<T>> columns,
      List<T> rows,
      Map<String, Object> metadata)
      throws IOException {
    switch (format(file)) {
      case ECSV -> star(file, EcsvTableWriter.SPACE_WRITER, title, columns, rows, metadata);
      case VOTABLE -> {
        VOTableWriter writer = new VOTableWriter(DataFormat.TABLEDATA, true, VOTableVersion.V14);
        // The same measurements give the same file.
        writer.setWriteDate(false);
        star(file, writer, title, columns, rows, metadata);
      }
      case FITS -> FitsRows.write(file, title, columns, rows, metadata);
      case COLUMNAR -> columnar(file, columns, rows, metadata);
    }
  }

  private static <T> void star(
      Path file,
      StarTableWriter writer,
      String title,
      List<TableColumn<T>> columns,
      List<T> rows,
      Map<String, Object> metadata)
      throws IOException {
    AtomicFile.write(
        file,
        part -> {
          try (OutputStream out = Files.newOutputStream(part)) {
            new StarTableOutput()
                .writeStarTable(StarRows.table(title, columns, rows, metadata), out, writer);
          }
        });
  }

  private static <T> void columnar(
      Path file, List<TableColumn<T>> columns, List<T> rows, Map<String, Object> metadata)
      throws IOException {
    try {
      ColumnarRows.write(file, columns, rows, metadata);
    } catch (NoClassDefFoundError e) {
      throw withoutModule(file, e);
    }
  }

  /**
   * Reads columns of numbers and texts of a Parquet file.
   *
   * @param wanted accepts the names of columns that are read
   * @throws BadInputException if it has none of them, or the name tells another format
   * @throws org.alidade.array.FormatException if the file is no such table
   * @throws InvalidStateException if the module for tables is missing
   * @throws IOException if it cannot be read
   */
  public static StarTable readColumnar(Path file, Predicate<String> wanted) throws IOException {
    try {
      return ColumnarRows.read(file, wanted);
    } catch (NoClassDefFoundError e) {
      throw withoutModule(file, e);
    }
  }

  private static InvalidStateException withoutModule(Path file, NoClassDefFoundError cause) {
    InvalidStateException failure =
        new InvalidStateException(
            "such tables need a module that is not there (" + cause.getMessage() + ")",
            file.toString(),
            "add the dependency org.alidade:alidade-table");
    failure.initCause(cause);
    return failure;
  }
}
