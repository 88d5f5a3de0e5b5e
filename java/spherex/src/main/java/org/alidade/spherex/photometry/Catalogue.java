package org.alidade.spherex.photometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.results.TableFile;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

/**
 * Reads catalogues for forced photometry (spec spherex 16.2): columns {@code ra} and {@code dec} in
 * degrees, if there are any also {@code name} or {@code id}, {@code pmra} and {@code pmdec} in mas
 * per year, {@code epoch} in Julian years, upper or lower case.
 *
 * <p>Example: {@code List<CatalogueSource> stars = Catalogue.read(Path.of("gaia.ecsv"));}
 */
public final class Catalogue {
  private static final List<String> RA = List.of("ra", "raj2000", "ra_icrs", "ra_deg");
  private static final List<String> DEC = List.of("dec", "dej2000", "de_icrs", "dec_deg");
  private static final List<String> NAME = List.of("name", "id", "source_id", "designation");
  private static final List<String> MOTION_RA = List.of("pmra", "pm_ra", "pmra_cosdec");
  private static final List<String> MOTION_DEC = List.of("pmdec", "pm_dec", "pmde");
  private static final List<String> EPOCH = List.of("epoch", "ref_epoch");

  private static final String PARQUET = "parquet";

  private final Path file;
  private final StarTable table;

  private Catalogue(Path file, StarTable table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Reads a CSV, ECSV, VOTable, FITS, Parquet or ASCII table, told apart by the end of its name.
   *
   * @return the sources in the order of the table; those without a name are called by their row
   * @throws BadInputException if the name tells no format, columns are missing or a position is out
   *     of range
   * @throws FormatException if the file is no such table
   * @throws org.alidade.array.InvalidStateException if Parquet needs the module {@code
   *     alidade-table}, which is missing
   * @throws MissingDatasetException if there is no such file
   * @throws IoFailureException if reading fails
   */
  public static List<CatalogueSource> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException("there is no such file", file.toString(), "check the path");
    }
    String format = format(file);
    try {
      StarTable table =
          format.equals(PARQUET)
              ? TableFile.readColumnar(file, Catalogue::isKnown)
              : new StarTableFactory(false).makeStarTable(file.toString(), format);
      return new Catalogue(file, table).sources();
    } catch (AlidadeException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // STIL throws what it stumbles over
      FormatException failure =
          new FormatException(
              "no " + format + " table (" + e.getMessage() + ")",
              file.toString(),
              "check the file");
      failure.initCause(e);
      throw failure;
    }
  }

  private static String format(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> "csv";
      case "ecsv" -> "ecsv";
      case "fits", "fit" -> "fits";
      case "vot", "votable", "xml" -> "votable";
      case PARQUET -> PARQUET;
      case "txt", "dat", "ascii" -> "ascii";
      default ->
          throw new BadInputException(
              "the name tells no table format",
              file.toString(),
              "end it in .csv, .ecsv, .vot, .fits, .parquet or .txt");
    };
  }

  private List<CatalogueSource> sources() throws IOException {
    int ra = column(RA);
    int dec = column(DEC);
    if (ra < 0 || dec < 0) {
      throw new BadInputException(
          "there are no columns ra and dec", file.toString(), "name the columns ra and dec");
    }
    int name = column(NAME);
    int motionRa = column(MOTION_RA);
    int motionDec = column(MOTION_DEC);
    int epoch = column(EPOCH);
    List<CatalogueSource> sources = new ArrayList<>();
    try (RowSequence rows = table.getRowSequence()) {
      while (rows.next()) {
        Object cell = name < 0 ? null : rows.getCell(name);
        String called = cell == null ? "" : cell.toString().strip();
        double time = number(rows, epoch);
        sources.add(
            new CatalogueSource(
                called.isEmpty() ? Integer.toString(sources.size() + 1) : called,
                position(number(rows, ra), number(rows, dec), sources.size() + 1),
                number(rows, motionRa),
                number(rows, motionDec),
                Double.isNaN(time) ? CatalogueSource.DEFAULT_EPOCH : time));
      }
    }
    return sources;
  }

  private Source position(double ra, double dec, int row) {
    try {
      return Source.at(ra, dec);
    } catch (BadInputException e) {
      BadInputException failure =
          new BadInputException(e.what(), file + ", row " + row + ", " + e.where(), e.remedy());
      failure.initCause(e);
      throw failure;
    }
  }

  private static boolean isKnown(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return Stream.of(RA, DEC, NAME, MOTION_RA, MOTION_DEC, EPOCH).anyMatch(l -> l.contains(name));
  }

  private static double number(RowSequence rows, int column) throws IOException {
    return column >= 0 && rows.getCell(column) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  private int column(List<String> names) {
    for (String name : names) {
      for (int i = 0; i < table.getColumnCount(); i++) {
        if (table.getColumnInfo(i).getName().equalsIgnoreCase(name)) {
          return i;
        }
      }
    }
    return -1;
  }
}
