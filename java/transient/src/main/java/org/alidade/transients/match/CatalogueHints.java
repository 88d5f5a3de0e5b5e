package org.alidade.transients.match;

import java.util.Optional;

/**
 * What catalogues say about the place of a candidate: the input of the rules that give it a type
 * (spec transient 15).
 *
 * @param catalogued whether there was any catalogue of stars or galaxies to ask
 * @param supernova the known supernova there, if any
 * @param star the star there, if any
 * @param host the galaxy it lies in, if any
 */
public record CatalogueHints(
    boolean catalogued,
    Optional<Match> supernova,
    Optional<Match> star,
    Optional<KnownGalaxies.Host> host) {
  /** No catalogue says anything. */
  public static CatalogueHints none() {
    return new CatalogueHints(false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether the place is in a galaxy and not on a star. */
  public boolean isInGalaxy() {
    return host.isPresent() && star.isEmpty();
  }
}
