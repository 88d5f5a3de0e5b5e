package org.alidade.lightcurve.store;

import java.util.Collection;
import java.util.Iterator;
import org.alidade.lightcurve.LightCurve;

/** Puts the parts of a light curve one behind the other. */
final class Joining {
  private Joining() {}

  static LightCurve join(Collection<LightCurve> parts) {
    int size = parts.stream().mapToInt(LightCurve::size).sum();
    double[] times = new double[size];
    float[] values = new float[size];
    float[] errors = new float[size];
    int[] flags = new int[size];
    int at = 0;
    Iterator<LightCurve> each = parts.iterator();
    LightCurve part = each.next();
    while (true) {
      System.arraycopy(part.times(), 0, times, at, part.size());
      System.arraycopy(part.values(), 0, values, at, part.size());
      System.arraycopy(part.errors(), 0, errors, at, part.size());
      System.arraycopy(part.flags(), 0, flags, at, part.size());
      at += part.size();
      if (!each.hasNext()) {
        return new LightCurve(part.objectId(), part.typeId(), times, values, errors, flags);
      }
      part = each.next();
    }
  }
}
