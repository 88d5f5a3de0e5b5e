package org.alidade.spherex.photometry;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.spherex.internal.results.TableColumn;
import org.alidade.spherex.internal.results.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes forced photometry as one long table, a row per source and image, and one without a source
 * for an image that could not be measured. As a sink it writes comma-separated values as the images
 * come, and nothing is kept; numbers that do not exist are empty cells.
 *
 * <pre>{@code
 * try (Writer writer = Files.newBufferedWriter(Path.of("forced.csv"))) {
 *   ForcedPhotometry.measureAll(files, catalogue, options, 2, new ForcedTable(writer), token);
 * }
 * }</pre>
 */
public final class ForcedTable implements ForcedPhotometry.Sink {
  private final Writer writer;

  /**
   * Begins a table with the names of its columns.
   *
   * @param writer where the table goes; not closed here
   * @throws IoFailureException if writing fails
   */
  public ForcedTable(Writer writer) {
    this.writer = writer;
    line(ForcedColumns.ALL.stream().map(TableColumn::name));
  }

  /**
   * Writes images as a table with units and descriptions in the format that the file name asks for:
   * {@code .csv} (without them), {@code .ecsv}, {@code .vot}, {@code .fits}, {@code .parquet} or
   * {@code .arrow}.
   *
   * @throws BadInputException if the name does not tell a format
   * @throws org.alidade.array.InvalidStateException if the format needs a module that is missing
   * @throws IOException if writing fails; an existing file is then as it was
   */
  public static void write(Path file, List<ForcedImage> images) throws IOException {
    if (isCsv(file)) {
      AtomicFile.write(
          file,
          part -> {
            try (Writer writer = Files.newBufferedWriter(part)) {
              images.forEach(new ForcedTable(writer)::accept);
            }
          });
      return;
    }
    List<ForcedColumns.Row> rows = images.stream().flatMap(ForcedTable::rows).toList();
    TableFile.write(
        file, "forced_photometry", ForcedColumns.ALL, rows, Map.of("TIMESYS", (Object) "UTC"));
  }

  /**
   * Checks that {@link #write} knows the format of a name, before the work is done.
   *
   * @throws BadInputException if the name does not tell a format
   */
  public static void checkName(Path file) {
    if (!isCsv(file)) {
      TableFile.format(file);
    }
  }

  private static boolean isCsv(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /**
   * Appends the measurements of an image.
   *
   * @throws IoFailureException if writing fails
   */
  @Override
  public void accept(ForcedImage image) {
    rows(image)
        .forEach(row -> line(ForcedColumns.ALL.stream().map(c -> cell(c.value().apply(row)))));
  }

  private static Stream<ForcedColumns.Row> rows(ForcedImage image) {
    return image.failureOrNull() == null
        ? image.sources().stream().map(one -> new ForcedColumns.Row(image.file(), null, one))
        : Stream.of(new ForcedColumns.Row(image.file(), image.failureOrNull(), null));
  }

  private static String cell(@Nullable Object value) {
    boolean exists = value != null && !(value instanceof Double d && !Double.isFinite(d));
    return exists ? String.valueOf(value) : "";
  }

  private void line(Stream<String> cells) {
    try {
      writer.write(cells.map(ForcedTable::quoted).collect(Collectors.joining(",")) + "\n");
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the table cannot be written (" + e.getMessage() + ")",
              "forced photometry",
              "check disk and permissions");
      failure.initCause(e);
      throw failure;
    }
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
