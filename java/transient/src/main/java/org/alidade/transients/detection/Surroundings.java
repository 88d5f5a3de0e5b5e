package org.alidade.transients.detection;

/**
 * What catalogues and the reference image show around a detection.
 *
 * @param known whether anything was looked up at all
 * @param galaxyRadii distance to the nearest galaxy in its effective radii, infinite without one
 * @param onStar whether a catalogued star lies at the position
 * @param sourceArcsec distance to the nearest source of the reference image in arcsec, infinite
 *     without one
 */
public record Surroundings(boolean known, double galaxyRadii, boolean onStar, double sourceArcsec) {
  /** Nothing was looked up. */
  public static Surroundings unknown() {
    return new Surroundings(false, Double.POSITIVE_INFINITY, false, Double.POSITIVE_INFINITY);
  }

  /** What the reference image alone tells. */
  public static Surroundings ofReference(double sourceArcsec) {
    return new Surroundings(true, Double.POSITIVE_INFINITY, false, sourceArcsec);
  }
}
