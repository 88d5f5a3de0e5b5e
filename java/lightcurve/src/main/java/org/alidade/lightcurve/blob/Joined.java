package org.alidade.lightcurve.blob;

import java.util.Arrays;
import org.alidade.lightcurve.LightCurve;

/** Two light curves one after the other. */
final class Joined {
  private Joined() {}

  static LightCurve of(LightCurve first, LightCurve second) {
    int start = first.size();
    int size = start + second.size();
    double[] times = Arrays.copyOf(first.times(), size);
    float[] values = Arrays.copyOf(first.values(), size);
    float[] errors = Arrays.copyOf(first.errors(), size);
    int[] flags = Arrays.copyOf(first.flags(), size);
    System.arraycopy(second.times(), 0, times, start, second.size());
    System.arraycopy(second.values(), 0, values, start, second.size());
    System.arraycopy(second.errors(), 0, errors, start, second.size());
    System.arraycopy(second.flags(), 0, flags, start, second.size());
    return new LightCurve(first.objectId(), first.typeId(), times, values, errors, flags);
  }
}
