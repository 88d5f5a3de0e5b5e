package org.alidade.bindings;

import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;

/** Output of one sampling call. */
final class Samples implements AutoCloseable {
  private static final String TAG = "samples";

  final DoubleArray taps;
  final DoubleArray mass;
  final IntArray repaired;

  Samples(int histograms, int taps) {
    this.taps = DoubleArray.allocate(TAG, histograms, taps);
    this.mass = DoubleArray.allocate(TAG, histograms);
    this.repaired = IntArray.allocate(TAG, histograms);
  }

  @Override
  public void close() {
    taps.close();
    mass.close();
    repaired.close();
  }
}
