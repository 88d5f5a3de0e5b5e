package org.alidade.transients.match;

import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.sky.Neighbour;
import org.alidade.sky.SkyIndex;
import org.alidade.sky.SkyPositions;
import org.alidade.transients.catalogue.SupernovaEntry;

/**
 * A table of names and positions that is asked what lies near a place (spec transient 24.5). May be
 * used by many threads.
 *
 * <pre>{@code
 * KnownObjects supernovae = KnownObjects.of(catalogue.entries());
 * Optional<Match> known = supernovae.nearest(148.9255, 69.6739, 2);
 * }</pre>
 */
public final class KnownObjects {
  private static final double ARCSEC_PER_DEGREE = 3600;

  private final List<String> names;
  private final SkyIndex index;

  /**
   * A table.
   *
   * @throws BadInputException if there is not one name per position
   */
  public KnownObjects(List<String> names, SkyPositions positions) {
    if (names.size() != positions.size()) {
      throw new BadInputException(
          names.size() + " names for " + positions.size() + " positions",
          "a table of known objects",
          "give one of each");
    }
    this.names = List.copyOf(names);
    index = SkyIndex.of(positions);
  }

  /** The supernovae of a catalogue. */
  public static KnownObjects of(List<SupernovaEntry> entries) {
    return new KnownObjects(
        entries.stream().map(SupernovaEntry::name).toList(),
        new SkyPositions(
            entries.stream().mapToDouble(SupernovaEntry::raDegrees).toArray(),
            entries.stream().mapToDouble(SupernovaEntry::decDegrees).toArray()));
  }

  /** No objects. */
  public static KnownObjects none() {
    return of(List.of());
  }

  /** How many there are. */
  public int size() {
    return names.size();
  }

  /** The nearest object within a radius in arcsec. */
  public Optional<Match> nearest(double raDegrees, double decDegrees, double radiusArcsec) {
    return index.nearest(raDegrees, decDegrees, radiusArcsec / ARCSEC_PER_DEGREE).map(this::match);
  }

  /** All objects within a radius in arcsec, nearest first. */
  public List<Match> within(double raDegrees, double decDegrees, double radiusArcsec) {
    return neighbours(raDegrees, decDegrees, radiusArcsec).stream().map(this::match).toList();
  }

  List<Neighbour> neighbours(double raDegrees, double decDegrees, double radiusArcsec) {
    return index.cone(raDegrees, decDegrees, radiusArcsec / ARCSEC_PER_DEGREE);
  }

  Match match(Neighbour neighbour) {
    return new Match(
        names.get(neighbour.index()), neighbour.separationDegrees() * ARCSEC_PER_DEGREE);
  }
}
