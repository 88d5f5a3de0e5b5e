package org.alidade.spherex;

import java.util.Arrays;
import java.util.Optional;

/** Units of cutout sizes and positions (spec spherex 4.2). */
public enum CutoutUnit {
  /** Detector pixels. */
  PIXEL(Double.NaN, "px|pix|pixels"),
  /** Arcseconds. */
  ARCSEC(1, "arcsec"),
  /** Arcminutes. */
  ARCMIN(60, "arcmin"),
  /** Degrees, also meant where no unit is written. */
  DEGREE(3600, "deg|"),
  /** Radians. */
  RADIAN(206265, "rad");

  /** Scale of the estimates: the archive's nominal pixel, arcsec (spec spherex 3.7). */
  private static final double NOMINAL_PIXEL_ARCSEC = 6.2;

  private final double arcsec;
  private final String names;

  CutoutUnit(double arcsec, String names) {
    this.arcsec = arcsec;
    this.names = names;
  }

  /** The unit of that name, lower case; no name means degrees. */
  static Optional<CutoutUnit> named(String name) {
    return Arrays.stream(values()).filter(unit -> name.matches(unit.names)).findFirst();
  }

  /** A length in nominal detector pixels of 6.2 arcsec. */
  double toPixels(double length) {
    return this == PIXEL ? length : length * arcsec / NOMINAL_PIXEL_ARCSEC;
  }
}
