package org.alidade.spherex.internal.geometry;

/** Exact area that a pixel has in common with a circle (spec spherex 7.7). */
public final class CircleOverlap {
  private CircleOverlap() {}

  /**
   * Area of a pixel of side 1 inside a circle around the origin.
   *
   * @param dx column of the pixel's centre, from the centre of the circle
   * @param dy row of the pixel's centre, from the centre of the circle
   * @param radius radius of the circle
   * @return 0 to 1
   */
  public static double pixel(double dx, double dy, double radius) {
    double ax = Math.abs(dx);
    double ay = Math.abs(dy);
    double squared = radius * radius;
    double farX = ax + 0.5;
    double farY = ay + 0.5;
    if (farX * farX + farY * farY <= squared) {
      return 1;
    }
    double nearX = Math.max(0, ax - 0.5);
    double nearY = Math.max(0, ay - 0.5);
    if (nearX * nearX + nearY * nearY >= squared) {
      return 0;
    }
    return corner(farX, farY, radius)
        - corner(ax - 0.5, farY, radius)
        - corner(farX, ay - 0.5, radius)
        + corner(ax - 0.5, ay - 0.5, radius);
  }

  /** Area of the circle in the rectangle between origin and corner, with the signs of both. */
  private static double corner(double x, double y, double radius) {
    double sign = Math.signum(x) * Math.signum(y);
    double width = Math.min(Math.abs(x), radius);
    double height = Math.min(Math.abs(y), radius);
    if (width * width + height * height <= radius * radius) {
      return sign * width * height;
    }
    double flat = Math.sqrt(Math.max(0, radius * radius - height * height));
    return sign * (height * flat + underArc(width, radius) - underArc(flat, radius));
  }

  private static double underArc(double x, double radius) {
    double inside = Math.max(0, radius * radius - x * x);
    return (x * Math.sqrt(inside) + radius * radius * Math.asin(Math.min(1, x / radius))) / 2;
  }
}
