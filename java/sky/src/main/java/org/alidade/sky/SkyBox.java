package org.alidade.sky;

import org.alidade.array.BadInputException;
import org.alidade.sky.internal.Sphere;

/**
 * A range of right ascension and declination, edges included.
 *
 * @param raFromDegrees western edge, degrees
 * @param raToDegrees eastern edge, degrees; a smaller number than the western edge wraps over 0;
 *     360 or more above it is the whole circle
 * @param decFromDegrees southern edge, degrees
 * @param decToDegrees northern edge, degrees
 */
public record SkyBox(
    double raFromDegrees, double raToDegrees, double decFromDegrees, double decToDegrees) {
  /**
   * Checks the edges.
   *
   * @throws BadInputException if one is NaN or the declinations are out of order
   */
  public SkyBox {
    if (!(decFromDegrees <= decToDegrees)
        || !Double.isFinite(raFromDegrees)
        || !Double.isFinite(raToDegrees)) {
      throw new BadInputException(
          "right ascensions from "
              + raFromDegrees
              + " to "
              + raToDegrees
              + ", declinations from "
              + decFromDegrees
              + " to "
              + decToDegrees,
          "SkyBox",
          "give finite edges, the southern one first");
    }
  }

  /** Extent in right ascension, degrees, 360 for the whole circle. */
  public double raWidthDegrees() {
    return raToDegrees - raFromDegrees >= 360
        ? 360
        : Sphere.normalized(raToDegrees - raFromDegrees);
  }

  /** Whether a position lies inside or on an edge. */
  public boolean contains(double raDegrees, double decDegrees) {
    return decDegrees >= decFromDegrees
        && decDegrees <= decToDegrees
        && (Sphere.normalized(raDegrees - raFromDegrees) <= raWidthDegrees() || onEdge(raDegrees));
  }

  /** Differences are rounded, edges are not. */
  private boolean onEdge(double raDegrees) {
    double ra = Sphere.normalized(raDegrees);
    return ra == Sphere.normalized(raFromDegrees) || ra == Sphere.normalized(raToDegrees);
  }
}
