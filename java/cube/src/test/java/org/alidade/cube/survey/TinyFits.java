package org.alidade.cube.survey;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes small FITS files for tests, byte by byte as the standard says. */
final class TinyFits {
  private static final int BLOCK = 2880;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private TinyFits() {}

  /** A file whose primary HDU is empty. */
  static TinyFits empty() throws IOException {
    TinyFits fits = new TinyFits();
    fits.header(List.of(card("SIMPLE", "T"), card("BITPIX", "8"), card("NAXIS", "0")));
    return fits;
  }

  /** A file whose primary HDU holds spectra on a linear wavelength grid, one per row. */
  static TinyFits spectra(double first, double step, double[]... rows) throws IOException {
    TinyFits fits = new TinyFits();
    List<String> cards = new ArrayList<>();
    cards.add(card("SIMPLE", "T"));
    cards.add(card("BITPIX", "-64"));
    cards.add(card("NAXIS", rows.length == 1 ? "1" : "2"));
    cards.add(card("NAXIS1", "" + rows[0].length));
    if (rows.length > 1) {
      cards.add(card("NAXIS2", "" + rows.length));
    }
    cards.add(card("CRVAL1", "" + first));
    cards.add(card("CDELT1", "" + step));
    cards.add(card("CRPIX1", "1"));
    fits.header(cards);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(data)) {
      for (double[] row : rows) {
        for (double value : row) {
          out.writeDouble(value);
        }
      }
    }
    fits.data(data.toByteArray());
    return fits;
  }

  /** Adds a table; all columns are double precision, one array per row and column. */
  TinyFits table(String name, String[] columns, double[][]... values) throws IOException {
    String[] formats = new String[columns.length];
    int width = 0;
    for (int i = 0; i < columns.length; i++) {
      formats[i] = values[i][0].length + "D";
      width += 8 * values[i][0].length;
    }
    int rows = values[0].length;
    header(tableCards(name, columns, formats, width, rows));
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(data)) {
      for (int row = 0; row < rows; row++) {
        for (double[][] column : values) {
          for (double value : column[row]) {
            out.writeDouble(value);
          }
        }
      }
    }
    data(data.toByteArray());
    return this;
  }

  /** Adds a table of 32-bit integers, given row by row. */
  TinyFits integerTable(String name, String[] columns, int[][] rows) throws IOException {
    String[] formats = new String[columns.length];
    Arrays.fill(formats, "J");
    header(tableCards(name, columns, formats, 4 * columns.length, rows.length));
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(data)) {
      for (int[] row : rows) {
        for (int value : row) {
          out.writeInt(value);
        }
      }
    }
    data(data.toByteArray());
    return this;
  }

  private static List<String> tableCards(
      String name, String[] columns, String[] formats, int width, int rows) {
    List<String> cards = new ArrayList<>();
    cards.add(card("XTENSION", "'BINTABLE'"));
    cards.add(card("BITPIX", "8"));
    cards.add(card("NAXIS", "2"));
    cards.add(card("NAXIS1", "" + width));
    cards.add(card("NAXIS2", "" + rows));
    cards.add(card("PCOUNT", "0"));
    cards.add(card("GCOUNT", "1"));
    cards.add(card("TFIELDS", "" + columns.length));
    for (int i = 0; i < columns.length; i++) {
      cards.add(card("TTYPE" + (i + 1), "'" + columns[i] + "'"));
      cards.add(card("TFORM" + (i + 1), "'" + formats[i] + "'"));
    }
    cards.add(card("EXTNAME", "'" + name + "'"));
    return cards;
  }

  /** A column of scalars. */
  static double[][] scalars(double... values) {
    double[][] column = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      column[i] = new double[] {values[i]};
    }
    return column;
  }

  void write(Path path) throws IOException {
    Files.write(path, file.toByteArray());
  }

  private static String card(String key, String value) {
    return String.format(Locale.ROOT, "%-8s= %20s%50s", key, value, "");
  }

  private void header(List<String> cards) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String card : cards) {
      // Text starts right after the equals sign, numbers end in column 30.
      text.append(
          card.contains("'")
              ? String.format(
                  Locale.ROOT, "%-80s", card.substring(0, 10) + card.substring(10).strip())
              : card);
    }
    text.append(String.format(Locale.ROOT, "%-80s", "END"));
    int blanks = (BLOCK - text.length() % BLOCK) % BLOCK;
    text.append(" ".repeat(blanks));
    file.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void data(byte[] bytes) throws IOException {
    file.write(bytes);
    file.write(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
  }
}
