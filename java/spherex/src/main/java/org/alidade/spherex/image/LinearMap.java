package org.alidade.spherex.image;

import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/** From distorted pixels to the tangent plane in degrees, and back. */
record LinearMap(double xx, double xy, double yx, double yy) {
  static LinearMap of(FitsHeader header) {
    LinearMap map = header.contains("CD1_1") ? matrix(header, "CD", 0) : scaled(header);
    if (map.determinant() == 0 || !Double.isFinite(map.determinant())) {
      throw new FormatException(
          "the matrix of the coordinates cannot be inverted",
          header.where(),
          "correct PCi_j and CDELTi");
    }
    return map;
  }

  private static LinearMap scaled(FitsHeader header) {
    LinearMap rotation = matrix(header, "PC", 1);
    double first = header.findDouble("CDELT1").orElse(1.0);
    double second = header.findDouble("CDELT2").orElse(1.0);
    return new LinearMap(
        first * rotation.xx, first * rotation.xy, second * rotation.yx, second * rotation.yy);
  }

  private static LinearMap matrix(FitsHeader header, String name, double diagonal) {
    return new LinearMap(
        header.findDouble(name + "1_1").orElse(diagonal),
        header.findDouble(name + "1_2").orElse(0.0),
        header.findDouble(name + "2_1").orElse(0.0),
        header.findDouble(name + "2_2").orElse(diagonal));
  }

  private double determinant() {
    return xx * yy - xy * yx;
  }

  double xi(double u, double v) {
    return xx * u + xy * v;
  }

  double eta(double u, double v) {
    return yx * u + yy * v;
  }

  double u(double xi, double eta) {
    return (yy * xi - xy * eta) / determinant();
  }

  double v(double xi, double eta) {
    return (xx * eta - yx * xi) / determinant();
  }

  /** Geometric mean of the lengths of the columns, degrees. */
  double meanSide() {
    return Math.sqrt(Math.hypot(xx, yx) * Math.hypot(xy, yy));
  }
}
