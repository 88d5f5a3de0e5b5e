package org.alidade.spherex.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alidade.spherex.Source;

/**
 * The outline of an image on the sky, a convex polygon of great circles smaller than a hemisphere
 * (spec spherex 3.5).
 *
 * <p>Example: {@code Footprint.parse("POLYGON ICRS 6.9 41.7 11.2 43.1 13.1 39.9 8.9 38.6")}.
 */
public final class Footprint {
  private final List<double[]> corners;

  private Footprint(List<double[]> corners) {
    this.corners = corners;
  }

  /**
   * Reads {@code POLYGON [ICRS] ra dec ra dec ...} or bare numbers, degrees. A last corner that
   * repeats the first is dropped.
   *
   * @return empty if the text is something else
   */
  public static Optional<Footprint> parse(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String word : text.trim().split("[\\s,]+")) {
      String upper = word.toUpperCase(Locale.ROOT);
      boolean number = word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
      if (number) {
        numbers.add(Double.parseDouble(word));
      } else if (!numbers.isEmpty() || !(upper.equals("POLYGON") || upper.equals("ICRS"))) {
        return Optional.empty();
      }
    }
    List<double[]> corners = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      corners.add(direction(numbers.get(i), numbers.get(i + 1)));
    }
    if (corners.size() > 1 && dot(corners.get(0), corners.get(corners.size() - 1)) > 1 - 1e-15) {
      corners.remove(corners.size() - 1);
    }
    return numbers.size() % 2 == 0 && corners.size() >= 3
        ? Optional.of(new Footprint(corners))
        : Optional.empty();
  }

  /** Whether a position lies inside or on the outline. */
  public boolean contains(Source position) {
    double[] p = direction(position.raDegrees(), position.decDegrees());
    int left = 0;
    int right = 0;
    for (int i = 0; i < corners.size(); i++) {
      double side = dot(cross(corners.get(i), next(i)), p);
      left += side >= 0 ? 1 : 0;
      right += side <= 0 ? 1 : 0;
    }
    boolean sameSideOfSky = dot(centre(), p) > 0;
    return sameSideOfSky && (left == corners.size() || right == corners.size());
  }

  /** Whether a circle and the outline have a point in common, or the circle lies inside. */
  public boolean overlaps(Source centre, double radiusDegrees) {
    return contains(centre) || distanceDegrees(centre) <= radiusDegrees;
  }

  /** Distance of a position from the nearest point of the outline, degrees. */
  double distanceDegrees(Source position) {
    double[] p = direction(position.raDegrees(), position.decDegrees());
    double nearest = Math.PI;
    for (int i = 0; i < corners.size(); i++) {
      nearest = Math.min(nearest, distance(p, corners.get(i), next(i)));
    }
    return Math.toDegrees(nearest);
  }

  private double[] next(int corner) {
    return corners.get((corner + 1) % corners.size());
  }

  private double[] centre() {
    double[] sum = new double[3];
    for (double[] corner : corners) {
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += corner[axis];
      }
    }
    return sum;
  }

  /**
   * Distance of a point from an arc: to its great circle if the foot lies on it, else to an end.
   */
  private static double distance(double[] p, double[] from, double[] to) {
    double[] pole = cross(from, to);
    boolean footOnArc = dot(cross(pole, from), p) > 0 && dot(cross(to, pole), p) > 0;
    if (footOnArc && norm(pole) > 0) {
      return Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(pole, p) / norm(pole)))));
    }
    return Math.min(angle(p, from), angle(p, to));
  }

  private static double angle(double[] a, double[] b) {
    return Math.atan2(norm(cross(a, b)), dot(a, b));
  }

  private static double[] direction(double raDegrees, double decDegrees) {
    double ra = Math.toRadians(raDegrees);
    double dec = Math.toRadians(decDegrees);
    return new double[] {Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
