package org.alidade.lightcurve.images;

import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.table.Column;

/**
 * Objects to be measured, as the superstack catalogue lists them.
 *
 * @param numbers NUMBER of each
 * @param ra right ascensions, degrees (ICRS)
 * @param dec declinations, degrees
 * @param x columns (X_IMAGE), the centre of the first pixel is 1
 * @param y rows (Y_IMAGE), the centre of the first pixel is 1
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record SkyObjects(long[] numbers, double[] ra, double[] dec, double[] x, double[] y) {
  /**
   * Checks that the arrays are of one length.
   *
   * @throws BadInputException if they are not
   */
  public SkyObjects {
    if (IntStream.of(ra.length, dec.length, x.length, y.length)
        .anyMatch(length -> length != numbers.length)) {
      throw new BadInputException(
          numbers.length + " objects and other numbers of coordinates",
          "objects to measure",
          "give four coordinates for each");
    }
  }

  /** Number of objects. */
  public int size() {
    return numbers.length;
  }

  /** The columns NUMBER, ALPHA_J2000, DELTA_J2000, X_IMAGE and Y_IMAGE of a catalogue. */
  public List<Column> columns() {
    return List.of(
        Column.of("NUMBER", numbers),
        Column.of("ALPHA_J2000", ra).unit("deg"),
        Column.of("DELTA_J2000", dec).unit("deg"),
        Column.of("X_IMAGE", x).unit("pix"),
        Column.of("Y_IMAGE", y).unit("pix"));
  }
}
