package org.alidade.lightcurve.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Where the record of each light curve lies. One thread changes it while others read. */
final class Directory {
  private final ObjectRows rows = new ObjectRows();
  private final Map<Integer, AtomicLongArray> placesByType = new ConcurrentHashMap<>();
  private long count;

  /** Place of a light curve's latest record, 0 if there is none. */
  long place(long objectId, int typeId) {
    AtomicLongArray places = placesByType.get(typeId);
    int row = rows.row(objectId);
    return places == null || row < 0 || row >= places.length() ? 0 : places.get(row);
  }

  /** Whether an object has light curves. */
  boolean knows(long objectId) {
    return rows.row(objectId) >= 0;
  }

  /** Number of light curves. */
  long count() {
    return count;
  }

  void put(long objectId, int typeId, long place) {
    int row = rows.rowOrNew(objectId);
    @Nullable AtomicLongArray places = placesByType.get(typeId);
    if (places == null || row >= places.length()) {
      places = larger(places, row);
      placesByType.put(typeId, places);
    }
    count += places.get(row) == 0 ? 1 : 0;
    places.set(row, place);
  }

  private static AtomicLongArray larger(@Nullable AtomicLongArray old, int row) {
    int length = old == null ? 0 : old.length();
    AtomicLongArray larger = new AtomicLongArray(Math.max(row + 1, Math.max(64, 2 * length)));
    for (int i = 0; i < length; i++) {
      larger.set(i, old == null ? 0 : old.get(i));
    }
    return larger;
  }
}
