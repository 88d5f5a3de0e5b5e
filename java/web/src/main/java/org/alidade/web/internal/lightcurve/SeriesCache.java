package org.alidade.web.internal.lightcurve;

import java.util.Map;
import java.util.function.Supplier;

/** The series asked for lately, so that a change of one does not prepare the others again. */
final class SeriesCache {
  private static final int KEPT = 512;

  private final Map<Key, Series> series = new Recent<>(KEPT);

  /** What a series depends on. */
  record Key(String object, int typeId, CurveRequest.Selection selection) {}

  Series get(Key key, Supplier<Series> making) {
    synchronized (this) {
      Series known = series.get(key);
      if (known != null) {
        return known;
      }
    }
    Series made = making.get();
    synchronized (this) {
      series.put(key, made);
    }
    return made;
  }
}
