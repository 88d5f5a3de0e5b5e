package org.alidade.spherex.mock;

import org.alidade.spherex.Band;

/** What differs between the detectors of synthetic images. */
enum MockDetector {
  D1(1.1146, 0.7349, 37.5, 0.0166, 0.30, 4.8),
  D2(1.6501, 1.0859, 42, 0.0152, 0.25, 4.5),
  D3(2.4192, 1.6163, 41, 0.0129, 0.17, 4.9),
  D4(3.8181, 2.3980, 35, 0.0108, 0.14, 5.4),
  D5(4.4182, 3.7920, 112, 0.0268, 0.45, 5.5),
  D6(4.9989, 4.3954, 128, 0.0333, 0.80, 5.7);

  /** Pixels along each side of a whole detector. */
  static final int SIDE = 2040;

  private static final double CURVATURE = 0.0085;

  private final double firstMicrons;
  private final double lastMicrons;
  private final double resolvingPower;
  private final double noise;
  private final double zodi;
  private final double fwhmArcsec;

  MockDetector(
      double firstMicrons,
      double lastMicrons,
      double resolvingPower,
      double noise,
      double zodi,
      double fwhmArcsec) {
    this.firstMicrons = firstMicrons;
    this.lastMicrons = lastMicrons;
    this.resolvingPower = resolvingPower;
    this.noise = noise;
    this.zodi = zodi;
    this.fwhmArcsec = fwhmArcsec;
  }

  static MockDetector of(Band band) {
    return valueOf(band.name());
  }

  /** Standard deviation of a pixel without sources, MJy/sr. */
  double noise() {
    return noise;
  }

  double fwhmArcsec() {
    return fwhmArcsec;
  }

  /** Model of the zodiacal light at a parent pixel, MJy/sr. */
  double zodi(int parentX, int parentY) {
    double tx = (parentX - 1020) / 1020.0;
    double ty = (parentY - 1020) / 1020.0;
    return zodi * (1 + 0.05 * tx - 0.08 * ty + 0.03 * tx * ty);
  }

  double meanZodi() {
    return zodi;
  }

  /** Columns of the control points of the wavelengths, counted from 1. */
  int[] columns() {
    return switch (this) {
      case D2, D5 -> Nodes.ELEVEN.clone();
      case D4 -> Nodes.COLUMNS_4.clone();
      default -> Nodes.NINE.clone();
    };
  }

  /** Rows of the control points of the wavelengths, counted from 1. */
  int[] rows() {
    return switch (this) {
      case D2, D5 -> Nodes.ELEVEN.clone();
      case D3 -> Nodes.ROWS_3.clone();
      case D4 -> Nodes.ROWS_4.clone();
      default -> Nodes.NINE.clone();
    };
  }

  /** Wavelength and bandwidth at every control point, um. */
  float[] table() {
    int[] columns = columns();
    int[] rows = rows();
    float[] values = new float[2 * columns.length * rows.length];
    int at = 0;
    for (int row : rows) {
      for (int column : columns) {
        double ty = (row - 1.0) / (SIDE - 1.0);
        double tx = (column - 1020.5) / 1019.5;
        double wavelength =
            firstMicrons * Math.pow(lastMicrons / firstMicrons, ty) * (1 + CURVATURE * tx * tx);
        values[at++] = (float) wavelength;
        values[at++] = (float) (wavelength / resolvingPower);
      }
    }
    return values;
  }

  /** Control points: not equidistant next to the edge of the dichroic. */
  private static final class Nodes {
    static final int[] NINE = {1, 256, 511, 766, 1021, 1275, 1530, 1785, SIDE};
    static final int[] ELEVEN = {1, 205, 409, 613, 817, 1021, 1224, 1428, 1632, 1836, SIDE};
    static final int[] COLUMNS_4 = {
      1, 171, 341, 511, 681, 851, 1021, 1190, 1360, 1530, 1700, 1870, SIDE
    };
    static final int[] ROWS_3 = {
      1, 36, 71, 105, 140, 141, 379, 617, 855, 1091, 1326, 1564, 1802, SIDE
    };
    static final int[] ROWS_4 = {
      1, 151, 301, 451, 601, 751, 901, 1050, 1200, 1350, 1500, 1650, 1800, 1801, 1841, 1881, 1921,
      1960, 2000, SIDE
    };

    private Nodes() {}
  }
}
