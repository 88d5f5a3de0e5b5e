package org.alidade.fits.internal;

import java.util.Locale;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/** What must hold before a table is handed to the library that reads it. */
public final class TableChecks {
  private static final int MOST_COLUMNS = 999;

  private TableChecks() {}

  /**
   * Checks the column formats and that they fill no more than a row.
   *
   * @throws FormatException if the header makes no sense
   */
  public static void check(HduEntry entry) {
    FitsHeader header = entry.storedHeader();
    long columns = DataLayout.count(header, "TFIELDS");
    if (columns > MOST_COLUMNS) {
      throw DataLayout.nonsense(header, "TFIELDS", columns);
    }
    if (DataLayout.axes(header) != 2) {
      throw DataLayout.nonsense(header, "NAXIS", DataLayout.axes(header));
    }
    long rows = DataLayout.count(header, "NAXIS2");
    if (rows > Integer.MAX_VALUE) {
      throw DataLayout.nonsense(header, "NAXIS2", rows);
    }
    if (header.find("XTENSION").orElse("").trim().equals("BINTABLE")) {
      checkRow(header, columns);
    }
  }

  /**
   * Checks that the cells of a column lie in the file, if they are of variable length.
   *
   * @param column name as the header has it
   * @throws FormatException if one does not
   */
  public static void checkCells(SourceFile source, HduEntry entry, String column) {
    if (entry.type().equals("BINTABLE")) {
      new TableRows(source, entry).checkVariable(column.toUpperCase(Locale.ROOT));
    }
  }

  private static void checkRow(FitsHeader header, long columns) {
    long rowBytes = DataLayout.count(header, "NAXIS1");
    long used = 0;
    for (int number = 1; number <= columns; number++) {
      String where = header.where() + " column " + number;
      used += BinaryFormat.parse(header.find("TFORM" + number).orElse(""), where).rowBytes();
      if (used > rowBytes) {
        throw new FormatException(
            "the columns are longer than the row of NAXIS1 = " + rowBytes + " bytes",
            where,
            "the file is damaged; fetch it again");
      }
    }
  }
}
