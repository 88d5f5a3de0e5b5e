package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.spherex.Source;
import org.jspecify.annotations.Nullable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

/**
 * Positions in a table: columns {@code ra} and {@code dec} in degrees, and {@code name} if there is
 * one (spec spherex 16.4).
 *
 * <p>Example: {@code SourceList.read(Path.of("quasars.csv"))}.
 */
public final class SourceList {
  private static final List<String> RA = List.of("ra", "raj2000", "ra_icrs", "ra_deg", "_ra");
  private static final List<String> DEC =
      List.of("dec", "dej2000", "decj2000", "de_icrs", "dec_deg", "_de", "_dec");
  private static final List<String> NAME =
      List.of("name", "source", "source_name", "id", "source_id", "main_id", "designation");

  private SourceList() {}

  /**
   * Reads a CSV, ECSV, VOTable, FITS or ASCII table, told apart by the end of its name.
   *
   * @return the sources in the order of the table
   * @throws BadInputException if the name does not tell the format, columns are missing or a
   *     position is out of range
   * @throws FormatException if the file is no such table
   * @throws IOException if it cannot be read
   */
  public static List<Source> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    StarTable table = open(file);
    int ra = column(table, RA);
    int dec = column(table, DEC);
    if (ra < 0 || dec < 0) {
      throw new BadInputException(
          "there are no columns ra and dec", file.toString(), "name the columns ra, dec and name");
    }
    int name = column(table, NAME);
    List<Source> sources = new ArrayList<>();
    try (RowSequence rows = table.getRowSequence()) {
      while (rows.next()) {
        String where = file + ", row " + (sources.size() + 1);
        Object called = name < 0 ? null : rows.getCell(name);
        sources.add(source(rows.getCell(ra), rows.getCell(dec), called, where));
      }
    }
    return sources;
  }

  private static StarTable open(Path file) throws IOException {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    String suffix = lower.substring(lower.lastIndexOf('.') + 1);
    String format =
        switch (suffix) {
          case "csv", "ecsv", "fits" -> suffix;
          case "fit" -> "fits";
          case "vot", "votable", "xml" -> "votable";
          case "txt", "dat", "ascii" -> "ascii";
          default ->
              throw new BadInputException(
                  "the name does not tell a table format",
                  file.toString(),
                  "end it in .csv, .ecsv, .vot, .fits or .txt");
        };
    try {
      return new StarTableFactory(false).makeStarTable(file.toString(), format);
    } catch (IOException e) {
      FormatException failure =
          new FormatException(
              "no " + format + " table (" + e.getMessage() + ")",
              file.toString(),
              "check the file");
      failure.initCause(e);
      throw failure;
    }
  }

  private static int column(StarTable table, List<String> names) {
    for (String name : names) {
      for (int i = 0; i < table.getColumnCount(); i++) {
        if (table.getColumnInfo(i).getName().toLowerCase(Locale.ROOT).equals(name)) {
          return i;
        }
      }
    }
    return -1;
  }

  private static Source source(
      @Nullable Object ra, @Nullable Object dec, @Nullable Object name, String where) {
    if (!(ra instanceof Number longitude) || !(dec instanceof Number latitude)) {
      throw new BadInputException(
          "position " + ra + ", " + dec, where, "give both coordinates in degrees");
    }
    try {
      String called = name == null || name.toString().isBlank() ? null : name.toString().strip();
      return new Source(longitude.doubleValue(), latitude.doubleValue(), called);
    } catch (BadInputException e) {
      BadInputException failure =
          new BadInputException(e.what(), where + ", " + e.where(), e.remedy());
      failure.initCause(e);
      throw failure;
    }
  }
}
