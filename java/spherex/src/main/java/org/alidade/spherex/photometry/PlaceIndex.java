package org.alidade.spherex.photometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alidade.spherex.image.PixelPosition;

/** Finds the sources around a place: places sorted into square cells. */
final class PlaceIndex {
  private final double cell;
  private final List<PixelPosition> places;
  private final Map<Long, List<Integer>> cells = new HashMap<>();

  /**
   * Sorts.
   *
   * @param places places; those that are not finite are never found
   * @param reach largest distance that will be asked for, along each axis
   */
  PlaceIndex(List<PixelPosition> places, double reach) {
    this.places = places;
    this.cell = reach;
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).isFinite()) {
        long key = key(column(places.get(i).x()), column(places.get(i).y()));
        cells.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
      }
    }
  }

  /** Indices of the other places within the reach of one along both axes, in order. */
  List<Integer> around(int index) {
    PixelPosition centre = places.get(index);
    List<Integer> found = new ArrayList<>();
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        for (int other :
            cells.getOrDefault(key(column(centre.x()) + dx, column(centre.y()) + dy), List.of())) {
          PixelPosition place = places.get(other);
          if (other != index
              && Math.abs(place.x() - centre.x()) <= cell
              && Math.abs(place.y() - centre.y()) <= cell) {
            found.add(other);
          }
        }
      }
    }
    found.sort(null);
    return found;
  }

  private int column(double place) {
    return (int) Math.floor(place / cell);
  }

  private static long key(int column, int row) {
    return 1_000_003L * column + row;
  }
}
