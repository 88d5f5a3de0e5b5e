package org.alidade.lightcurve.sources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.internal.sources.HeadedText;
import org.alidade.lightcurve.internal.table.StarColumns;
import org.alidade.lightcurve.internal.table.TableView;
import org.alidade.table.Table;
import uk.ac.starlink.ecsv.EcsvTableWriter;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.TableSequence;
import uk.ac.starlink.util.FileDataSource;

/**
 * Source catalogues as tables: SExtractor's text with header (ASCII_HEAD), ECSV, FITS binary tables
 * and FITS_LDAC, told apart by content (spec lightcurve 8). A column of lists becomes one column
 * per element: {@code MAG_APER}, {@code MAG_APER_1}, {@code MAG_APER_2}.
 *
 * <pre>{@code
 * Table table = SourceTables.read(Path.of("IDF_gr12_ch1_sci.sexcat"));
 * SourceTables.writeEcsv(Path.of("IDF_gr12_ch1_sci.ecsv"), table);
 * }</pre>
 */
public final class SourceTables {
  private static final String OBJECTS_OF_LDAC = "LDAC_OBJECTS";
  private static final String HEADER_OF_LDAC = "LDAC_IMHEAD";
  private static final String ECSV_MARK = "# %ECSV";
  private static final String FITS_MARK = "SIMPLE";
  private static final int GZIP_FIRST = 0x1f;
  private static final int MARK_BYTES = 512;

  private SourceTables() {}

  /**
   * Reads a catalogue.
   *
   * @return numbers and texts; units where the file tells them
   * @throws FormatException if it is none of these formats, or damaged
   * @throws MissingDatasetException if there is no such file
   * @throws IoFailureException if reading fails
   */
  public static Table read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException("there is no such file", file.toString(), "check the path");
    }
    String start = start(file);
    if (start.startsWith(ECSV_MARK)) {
      return ecsv(file);
    }
    if (start.startsWith(FITS_MARK) || isCompressed(start)) {
      return fits(file);
    }
    if (HeadedText.recognises(start.lines().findFirst().orElse(""))) {
      return headedText(file);
    }
    throw new FormatException(
        "no source catalogue", file.toString(), "use SExtractor ASCII_HEAD, ECSV or FITS");
  }

  private static boolean isCompressed(String start) {
    return !start.isEmpty() && start.charAt(0) == GZIP_FIRST;
  }

  private static String start(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MARK_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Table headedText(Path file) {
    try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return HeadedText.read(text, file.toString());
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (UncheckedIOException e) {
      throw unreadable(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private static Table ecsv(Path file) {
    try {
      return StarColumns.read(new StarTableFactory(false).makeStarTable(file.toString(), "ecsv"));
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static Table fits(Path file) {
    List<String> found = new ArrayList<>();
    try {
      TableSequence tables =
          new StarTableFactory(false).makeStarTables(new FileDataSource(file.toFile()), "fits");
      Table first = null;
      for (StarTable table = tables.nextTable(); table != null; table = tables.nextTable()) {
        String name = Objects.requireNonNullElse(table.getName(), "");
        found.add(name);
        if (name.contains(OBJECTS_OF_LDAC)) {
          return StarColumns.read(table);
        }
        if (first == null && !name.contains(HEADER_OF_LDAC)) {
          first = StarColumns.read(table);
        }
      }
      if (first != null) {
        return first;
      }
    } catch (IOException e) {
      throw damaged(file, e);
    }
    throw new FormatException(
        "no table of sources among " + found, file.toString(), "use a FITS file with a table");
  }

  /**
   * Writes a catalogue in ECSV; the file appears when it is whole.
   *
   * @throws BadInputException if a column holds lists
   * @throws IoFailureException if writing fails
   */
  public static void writeEcsv(Path file, Table table) {
    TableView view = new TableView(table);
    try {
      AtomicFile.write(
          file,
          part -> {
            try (OutputStream out = Files.newOutputStream(part)) {
              // Writers keep what they are formatting: one for each thread.
              new EcsvTableWriter(' ', "ECSV").writeStarTable(view, out);
            }
          });
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "cannot write the catalogue (" + e.getMessage() + ")",
              file.toString(),
              "check the folder and the space left");
      failure.initCause(e);
      throw failure;
    }
  }

  private static IoFailureException unreadable(Path file, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "cannot read the catalogue (" + cause.getMessage() + ")",
            file.toString(),
            "check the file");
    failure.initCause(cause);
    return failure;
  }

  private static FormatException damaged(Path file, IOException cause) {
    FormatException failure =
        new FormatException(
            "no readable table (" + cause.getMessage() + ")", file.toString(), "check the file");
    failure.initCause(cause);
    return failure;
  }
}
