package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;

/**
 * Numbers in float32.
 *
 * @param array the numbers times the scale
 * @param scale a power of two
 */
record FloatReals(FloatArray array, double scale) implements Reals {
  @Override
  public void put(long at, double[] values, int from, int count) {
    float[] rounded = new float[count];
    for (int i = 0; i < count; i++) {
      rounded[i] = (float) (scale * values[from + i]);
    }
    array.copyFrom(rounded, 0, at, count);
  }

  @Override
  public void get(long at, double[] values, int to, int count) {
    float[] stored = new float[count];
    array.copyTo(at, stored, 0, count);
    double factor = 1 / scale;
    for (int i = 0; i < count; i++) {
      values[to + i] = stored[i] * factor;
    }
  }

  @Override
  public void addTo(long at, DoubleArray target, long first, int count) {
    float[] stored = new float[count];
    array.copyTo(at, stored, 0, count);
    double[] sums = new double[count];
    target.copyTo(first, sums, 0, count);
    double factor = 1 / scale;
    for (int i = 0; i < count; i++) {
      sums[i] += stored[i] * factor;
    }
    target.copyFrom(sums, 0, first, count);
  }

  @Override
  public void close() {
    array.close();
  }
}
