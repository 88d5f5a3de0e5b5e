package org.alidade.extraction;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.bindings.SepImage;
import org.alidade.bindings.SepImage.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Apertures of one shape at many places. Places that are not finite are measured as NaN.
 *
 * <p>Example: {@code Apertures.circles(sources.x(), sources.y(), 3).ownedBy(numbers)}.
 */
public final class Apertures {
  private static final int A = 2;
  private static final int B = 3;
  private static final int THETA = 4;
  private static final int INNER = 5;
  private static final int OUTER = 6;

  private final Shape shape;
  private final double[] places;
  private final int @Nullable [] owners;

  private Apertures(Shape shape, double[] places, int @Nullable [] owners) {
    this.shape = shape;
    this.places = places;
    this.owners = owners;
  }

  /**
   * Circles of one radius.
   *
   * @param x columns of the centres, pixels from 0
   * @param y rows of the centres, pixels from 0
   * @param radius pixels
   */
  public static Apertures circles(double[] x, double[] y, double radius) {
    check(radius > 0, "radius " + radius);
    return round(Shape.CIRCLE, x, y, 0, radius);
  }

  /** Rings between two radii, pixels. */
  public static Apertures rings(double[] x, double[] y, double inner, double outer) {
    check(inner >= 0 && outer > inner, "radii " + inner + " and " + outer);
    return round(Shape.RING, x, y, inner, outer);
  }

  /**
   * Ellipses.
   *
   * @param x columns of the centres, pixels from 0
   * @param y rows of the centres, pixels from 0
   * @param a greater half axes, pixels
   * @param b smaller half axes, pixels
   * @param theta angles of the greater axes, radians
   * @param scale factors on both half axes
   */
  public static Apertures ellipses(
      double[] x, double[] y, double[] a, double[] b, double[] theta, double[] scale) {
    double[] places = places(x, y);
    check(
        a.length == x.length
            && b.length == x.length
            && theta.length == x.length
            && scale.length == x.length,
        "arrays of several lengths");
    for (int i = 0; i < x.length; i++) {
      int at = SepImage.PLACE * i;
      places[at + A] = a[i];
      places[at + B] = b[i];
      places[at + THETA] = theta[i];
      places[at + OUTER] = scale[i];
      if (!(a[i] >= b[i] && b[i] > 0 && scale[i] > 0)) {
        places[at] = Double.NaN; // nothing to measure in
      }
    }
    return new Apertures(Shape.ELLIPSE, places, null);
  }

  /** Ellipses of one factor on the half axes. */
  public static Apertures ellipses(
      double[] x, double[] y, double[] a, double[] b, double[] theta, double scale) {
    double[] scales = new double[x.length];
    Arrays.fill(scales, scale);
    return ellipses(x, y, a, b, theta, scales);
  }

  /**
   * The same apertures without the pixels of other sources.
   *
   * @param segments number of the source each is around, as in the image's segments
   */
  public Apertures ownedBy(int[] segments) {
    check(segments.length == size(), segments.length + " owners of " + size() + " apertures");
    return new Apertures(shape, places, segments.clone());
  }

  /** Number of apertures. */
  public int size() {
    return places.length / SepImage.PLACE;
  }

  Shape shape() {
    return shape;
  }

  double[] places() {
    return places;
  }

  int @Nullable [] owners() {
    return owners;
  }

  private static Apertures round(Shape shape, double[] x, double[] y, double inner, double outer) {
    double[] places = places(x, y);
    for (int i = 0; i < x.length; i++) {
      int at = SepImage.PLACE * i;
      places[at + A] = 1;
      places[at + B] = 1;
      places[at + INNER] = inner;
      places[at + OUTER] = outer;
    }
    return new Apertures(shape, places, null);
  }

  private static double[] places(double[] x, double[] y) {
    check(x.length == y.length, x.length + " columns and " + y.length + " rows");
    double[] places = new double[SepImage.PLACE * x.length];
    for (int i = 0; i < x.length; i++) {
      places[SepImage.PLACE * i] = x[i];
      places[SepImage.PLACE * i + 1] = y[i];
    }
    return places;
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new BadInputException(what, "apertures", "give one of each, positive and in order");
    }
  }
}
