package org.alidade.lightcurve.images;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Writes tables as ECSV 1.0, the text format of astropy with a YAML header.
 *
 * <p>Example: {@code EcsvFile.write(catalogue, Path.of("IDF_gr1_ch1_sci.ecsv"));}
 */
public final class EcsvFile {
  private EcsvFile() {}

  /**
   * Writes a table; a file of that name is replaced as a whole.
   *
   * @throws BadInputException if a column holds lists
   * @throws IoFailureException if writing fails
   */
  public static void write(Table table, Path file) {
    table.columns().forEach(column -> checkScalar(column, file));
    try {
      AtomicFile.write(
          file,
          part -> {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
              header(table, out);
              rows(table, out);
            }
          });
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the catalogue cannot be written (" + e.getMessage() + ")",
              file.toString(),
              "check that the folder may be written to and has room");
      failure.initCause(e);
      throw failure;
    }
  }

  private static void checkScalar(Column column, Path file) {
    if (column.isList()) {
      throw new BadInputException(
          "the column " + column.name() + " holds lists", file.toString(), "split the column");
    }
  }

  private static void header(Table table, BufferedWriter out) throws IOException {
    out.write("# %ECSV 1.0\n# ---\n# datatype:\n");
    for (Column column : table.columns()) {
      out.write("# - {name: " + column.name());
      if (!column.unit().isEmpty()) {
        out.write(", unit: " + column.unit());
      }
      out.write(", datatype: " + datatype(column) + "}\n");
    }
    out.write("# schema: astropy-2.0\n");
    List<String> names = table.columns().stream().map(Column::name).toList();
    out.write(names.stream().map(EcsvFile::quoted).collect(Collectors.joining(" ")) + "\n");
  }

  private static void rows(Table table, BufferedWriter out) throws IOException {
    for (long row = 0; row < table.rows(); row++) {
      String separator = "";
      for (Column column : table.columns()) {
        out.write(separator);
        out.write(cell(column, row));
        separator = " ";
      }
      out.write('\n');
    }
  }

  private static String datatype(Column column) {
    return switch (column.type()) {
      case DOUBLE -> "float64";
      case FLOAT -> "float32";
      case LONG -> "int64";
      case INT -> "int32";
      case TEXT -> "string";
      default ->
          throw new BadInputException(
              "the column " + column.name() + " is of type " + column.type(),
              "ECSV table",
              "give numbers or text");
    };
  }

  private static String cell(Column column, long row) {
    return switch (column.type()) {
      case DOUBLE -> number(Double.toString(column.number(row)));
      case FLOAT -> number(Float.toString((float) column.number(row)));
      case LONG, INT -> Long.toString(column.integer(row));
      default -> quoted(column.text(row));
    };
  }

  private static String number(String text) {
    return switch (text) {
      case "NaN" -> "nan";
      case "Infinity" -> "inf";
      case "-Infinity" -> "-inf";
      default -> text;
    };
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == '"');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
