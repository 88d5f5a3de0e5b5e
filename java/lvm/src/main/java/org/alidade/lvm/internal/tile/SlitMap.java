package org.alidade.lvm.internal.tile;

import java.util.Arrays;
import org.alidade.fits.FitsTable;

/**
 * The fibre table, column by column; every release has other number formats, so numbers are read by
 * declared format and converted here.
 *
 * @param row row in the file
 * @param fibreId position along the slit
 * @param targetType kind of target
 * @param ifuLabel bundle
 * @param telescope telescope
 * @param ringNumber hexagonal ring; 0 if the table has no such column
 * @param xMillimetre place in the focal plane; NaN if the table has no such column
 * @param yMillimetre place in the focal plane; NaN if the table has no such column
 * @param status fibre status
 * @param raDegrees right ascension
 * @param decDegrees declination
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SlitMap(
    int[] row,
    int[] fibreId,
    String[] targetType,
    String[] ifuLabel,
    String[] telescope,
    int[] ringNumber,
    double[] xMillimetre,
    double[] yMillimetre,
    int[] status,
    double[] raDegrees,
    double[] decDegrees) {

  /**
   * Reads the whole table.
   *
   * @throws org.alidade.array.MissingDatasetException if a column that is needed is missing
   */
  static SlitMap read(FitsTable table) {
    int rows = table.rowCount();
    int[] row = new int[rows];
    Arrays.setAll(row, i -> i);
    return new SlitMap(
        row,
        integers(table.doubles("fiberid")),
        texts(table.strings("targettype")),
        texts(table.strings("ifulabel")),
        has(table, "telescope") ? texts(table.strings("telescope")) : filled(rows, ""),
        has(table, "ringnum") ? integers(table.doubles("ringnum")) : new int[rows],
        optional(table, "xpmm"),
        optional(table, "ypmm"),
        integers(table.doubles("fibstatus")),
        table.doubles("ra"),
        table.doubles("dec"));
  }

  /** Number of fibres. */
  public int size() {
    return row.length;
  }

  /** Some of the fibres, by their positions here. */
  public SlitMap select(int[] chosen) {
    return new SlitMap(
        pick(row, chosen),
        pick(fibreId, chosen),
        pick(targetType, chosen),
        pick(ifuLabel, chosen),
        pick(telescope, chosen),
        pick(ringNumber, chosen),
        pick(xMillimetre, chosen),
        pick(yMillimetre, chosen),
        pick(status, chosen),
        pick(raDegrees, chosen),
        pick(decDegrees, chosen));
  }

  private static boolean has(FitsTable table, String column) {
    return table.columnNames().stream().anyMatch(column::equalsIgnoreCase);
  }

  private static double[] optional(FitsTable table, String column) {
    if (has(table, column)) {
      return table.doubles(column);
    }
    double[] missing = new double[table.rowCount()];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  private static String[] filled(int rows, String text) {
    String[] texts = new String[rows];
    Arrays.fill(texts, text);
    return texts;
  }

  private static int[] integers(double[] values) {
    return Arrays.stream(values).mapToInt(value -> (int) Math.rint(value)).toArray();
  }

  /** Texts without padding; one object per text, since a thousand tiles repeat a dozen of them. */
  private static String[] texts(String[] values) {
    String[] result = new String[values.length];
    Arrays.setAll(result, i -> values[i].replace('\0', ' ').strip().intern());
    return result;
  }

  private static int[] pick(int[] values, int[] chosen) {
    return Arrays.stream(chosen).map(i -> values[i]).toArray();
  }

  private static double[] pick(double[] values, int[] chosen) {
    return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
  }

  private static String[] pick(String[] values, int[] chosen) {
    return Arrays.stream(chosen).mapToObj(i -> values[i]).toArray(String[]::new);
  }
}
