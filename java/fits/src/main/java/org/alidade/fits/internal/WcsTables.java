package org.alidade.fits.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.FormatException;
import org.alidade.bindings.WcsTable;
import org.alidade.bindings.WcsTableReference;
import org.alidade.bindings.WcsTableSource;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsTable;

/** Reads the arrays of look-up axes (-TAB, FITS WCS paper III section 6) from the same file. */
public final class WcsTables implements WcsTableSource {
  private final FitsFile file;
  private final String where;

  /**
   * Creates a reader.
   *
   * @param file holds the binary tables
   * @param where file and HDU of the description, for error messages
   */
  public WcsTables(FitsFile file, String where) {
    this.file = file;
    this.where = where;
  }

  @Override
  public WcsTable read(WcsTableReference reference) {
    FitsTable table = file.table(find(reference));
    double[][] rows = table.vectors(reference.column());
    if (reference.row() < 1 || reference.row() > rows.length) {
      throw new FormatException(
          "the look-up table has no row " + reference.row(), where, "correct the table");
    }
    double[] values = rows[reference.row() - 1];
    long[] lengths = lengths(table, reference, values.length);
    if (values.length == 0 || Arrays.stream(lengths).reduce(1, (a, b) -> a * b) != values.length) {
      throw misshapen(reference);
    }
    return new WcsTable(lengths, values);
  }

  private int find(WcsTableReference reference) {
    for (int hdu = 1; hdu < file.hduCount(); hdu++) {
      FitsHeader header = file.header(hdu);
      if (file.names().get(hdu).equalsIgnoreCase(reference.extension())
          && header.findLong("EXTVER").orElse(1L) == reference.version()
          && header.findLong("EXTLEVEL").orElse(1L) == reference.level()) {
        return hdu;
      }
    }
    throw new FormatException(
        "there is no extension "
            + reference.extension()
            + " (version "
            + reference.version()
            + ") with the look-up table of the world coordinates",
        where,
        "fetch the whole file");
  }

  /** TDIM; it may be missing for a vector, and for the coordinates of a single axis. */
  private long[] lengths(FitsTable table, WcsTableReference reference, int count) {
    String dimensions = table.header().find("TDIM" + (1 + indexOf(table, reference))).orElse("");
    long[] lengths = dimensions.isBlank() ? new long[] {count} : parse(dimensions, reference);
    if (lengths.length == 1 && reference.dimensions() == 2) {
      return new long[] {1, lengths[0]};
    }
    if (lengths.length != reference.dimensions()) {
      throw misshapen(reference);
    }
    return lengths;
  }

  private static int indexOf(FitsTable table, WcsTableReference reference) {
    List<String> names = table.columnNames();
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equalsIgnoreCase(reference.column()))
        .findFirst()
        .orElseThrow();
  }

  private long[] parse(String dimensions, WcsTableReference reference) {
    try {
      return Arrays.stream(dimensions.replaceAll("[()\\s]", "").split(",", -1))
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      FormatException failure = misshapen(reference);
      failure.initCause(e);
      throw failure;
    }
  }

  private FormatException misshapen(WcsTableReference reference) {
    return new FormatException(
        "column "
            + reference.column()
            + " of extension "
            + reference.extension()
            + " does not have the "
            + reference.dimensions()
            + " dimensions of a look-up table",
        where,
        "correct TDIM of the table");
  }
}
