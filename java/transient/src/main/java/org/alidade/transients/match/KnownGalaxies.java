package org.alidade.transients.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.sky.SkyPositions;

/**
 * Galaxies with their sizes, one of which may be the host of a candidate: the one that is nearest
 * in units of its effective radius (spec transient 15 and 24.5). May be used by many threads.
 */
public final class KnownGalaxies {
  private final KnownObjects galaxies;
  private final double[] radiiArcsec;
  private final double largestArcsec;

  /**
   * A table of galaxies.
   *
   * @param effectiveRadiiArcsec radius of half the light of each, arcsec
   * @throws BadInputException if the lengths differ or a radius is not positive
   */
  public KnownGalaxies(List<String> names, SkyPositions positions, double[] effectiveRadiiArcsec) {
    galaxies = new KnownObjects(names, positions);
    radiiArcsec = effectiveRadiiArcsec.clone();
    boolean positive = Arrays.stream(radiiArcsec).allMatch(radius -> radius > 0 && radius < 36_000);
    if (radiiArcsec.length != names.size() || !positive) {
      throw new BadInputException(
          radiiArcsec.length + " radii for " + names.size() + " galaxies",
          "a table of galaxies",
          "give one positive radius per galaxy");
    }
    largestArcsec = Arrays.stream(radiiArcsec).max().orElse(0);
  }

  /** No galaxies. */
  public static KnownGalaxies none() {
    return new KnownGalaxies(
        List.of(), new SkyPositions(new double[0], new double[0]), new double[0]);
  }

  /** How many there are. */
  public int size() {
    return galaxies.size();
  }

  /**
   * A galaxy that may be the host.
   *
   * @param galaxy the galaxy
   * @param effectiveRadii distance from its centre in effective radii
   */
  public record Host(Match galaxy, double effectiveRadii) {}

  /**
   * The galaxy a place lies in.
   *
   * @param mostEffectiveRadii how far from its centre that may be, in effective radii
   */
  public Optional<Host> host(double raDegrees, double decDegrees, double mostEffectiveRadii) {
    return galaxies.neighbours(raDegrees, decDegrees, mostEffectiveRadii * largestArcsec).stream()
        .map(
            neighbour -> {
              Match match = galaxies.match(neighbour);
              return new Host(match, match.separationArcsec() / radiiArcsec[neighbour.index()]);
            })
        .filter(host -> host.effectiveRadii() <= mostEffectiveRadii)
        .min(Comparator.comparingDouble(Host::effectiveRadii));
  }
}
