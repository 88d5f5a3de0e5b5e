package org.alidade.sky;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.sky.internal.Sphere;
import org.alidade.sky.internal.Zones;

/**
 * Sources of a catalogue by position (spec lightcurve 14.4): sorted into zones of declination and
 * by right ascension within (Gray, Nieto-Santisteban and Szalay 2007), compared on unit vectors.
 * Right ascension may wrap, and circles may hold a pole. May be used by many threads.
 *
 * <pre>{@code
 * SkyIndex index = SkyIndex.of(new SkyPositions(ra, dec));
 * List<Neighbour> near = index.cone(265.0, 69.0, 5 / 3600.0);
 * }</pre>
 */
public final class SkyIndex {
  private final SkyPositions positions;
  private final Zones zones;

  private SkyIndex(SkyPositions positions) {
    this.positions = positions;
    zones = new Zones(positions.raDegrees(), positions.decDegrees());
  }

  /** Sorts sources; their arrays must not be changed afterwards. */
  public static SkyIndex of(SkyPositions positions) {
    return new SkyIndex(positions);
  }

  /** The positions sorted. */
  public SkyPositions positions() {
    return positions;
  }

  /**
   * Sources within a circle, its edge included.
   *
   * @param raDegrees right ascension of its centre, degrees
   * @param decDegrees declination of its centre, degrees
   * @param radiusDegrees radius, degrees
   * @return nearest first, equally near ones in catalogue order; none if a coordinate is NaN
   * @throws BadInputException if the radius is negative or NaN
   */
  public List<Neighbour> cone(double raDegrees, double decDegrees, double radiusDegrees) {
    check(radiusDegrees);
    List<Neighbour> found = new ArrayList<>();
    double[] centre = Sphere.vector(raDegrees, decDegrees);
    zones.within(
        raDegrees,
        decDegrees,
        radiusDegrees,
        (row, squaredChord) ->
            found.add(new Neighbour(zones.source(row), zones.separation(row, centre))));
    found.sort(
        Comparator.comparingDouble(Neighbour::separationDegrees)
            .thenComparingInt(Neighbour::index));
    return found;
  }

  /**
   * The nearest source of those within a circle; of equally near ones the first in the catalogue.
   *
   * @param radiusDegrees radius, degrees
   */
  public Optional<Neighbour> nearest(double raDegrees, double decDegrees, double radiusDegrees) {
    check(radiusDegrees);
    int row = zones.nearest(raDegrees, decDegrees, radiusDegrees);
    return row < 0
        ? Optional.empty()
        : Optional.of(
            new Neighbour(
                zones.source(row), zones.separation(row, Sphere.vector(raDegrees, decDegrees))));
  }

  private static void check(double radiusDegrees) {
    if (!(radiusDegrees >= 0)) {
      throw new BadInputException(
          "a radius of " + radiusDegrees + " degrees", "SkyIndex", "use 0 or more");
    }
  }

  /**
   * Sources within a box, its edges included.
   *
   * @param raFromDegrees western edge, degrees
   * @param raToDegrees eastern edge, degrees; a smaller number than the western edge wraps over 0
   * @param decFromDegrees southern edge, degrees
   * @param decToDegrees northern edge, degrees
   * @return their places in the catalogue, ascending
   * @throws BadInputException if the declinations are out of order
   */
  public int[] box(
      double raFromDegrees, double raToDegrees, double decFromDegrees, double decToDegrees) {
    SkyBox box = new SkyBox(raFromDegrees, raToDegrees, decFromDegrees, decToDegrees);
    return zones.between(
        decFromDegrees,
        decToDegrees,
        source -> box.contains(positions.raDegrees()[source], positions.decDegrees()[source]));
  }
}
