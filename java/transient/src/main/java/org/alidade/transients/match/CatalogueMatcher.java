package org.alidade.transients.match;

import org.alidade.array.BadInputException;

/**
 * Asks catalogues on this machine about places of candidates. May be used by many threads.
 *
 * <p>Example: {@code CatalogueMatcher.of(supernovae, stars, galaxies).hints(ra, dec)}.
 *
 * @param supernovae known supernovae
 * @param stars known stars
 * @param galaxies known galaxies
 * @param supernovaArcsec how close a known supernova is the same, arcsec
 * @param starArcsec how close a star hides a candidate, arcsec
 * @param hostEffectiveRadii how far from the centre of its host a supernova may be
 */
public record CatalogueMatcher(
    KnownObjects supernovae,
    KnownObjects stars,
    KnownGalaxies galaxies,
    double supernovaArcsec,
    double starArcsec,
    double hostEffectiveRadii) {
  /**
   * Checks the radii.
   *
   * @throws BadInputException if one is negative or NaN
   */
  public CatalogueMatcher {
    if (!(supernovaArcsec >= 0 && starArcsec >= 0 && hostEffectiveRadii >= 0)) {
      throw new BadInputException("a negative radius", "cross-match", "use 0 or more");
    }
  }

  /** Supernovae within 2 arcsec, stars within 1.5 arcsec, hosts within 1.5 effective radii. */
  public static CatalogueMatcher of(
      KnownObjects supernovae, KnownObjects stars, KnownGalaxies galaxies) {
    return new CatalogueMatcher(supernovae, stars, galaxies, 2, 1.5, 1.5);
  }

  /** What the catalogues say about a place. */
  public CatalogueHints hints(double raDegrees, double decDegrees) {
    return new CatalogueHints(
        stars.size() + galaxies.size() > 0,
        supernovae.nearest(raDegrees, decDegrees, supernovaArcsec),
        stars.nearest(raDegrees, decDegrees, starArcsec),
        galaxies.host(raDegrees, decDegrees, hostEffectiveRadii));
  }
}
