package org.alidade.cube.internal.solve;

import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;

/**
 * Fills slots: chooses pixels, lets the operator make their rows, adds the data. One thread at a
 * time.
 */
final class RowFeeder {
  private final CubeOperator operator;
  private final CubeData data;
  private final UsablePixels usable;
  private final PixelChoice choice;
  private final int mostRows;
  private final double[] spectrum;

  RowFeeder(
      CubeOperator operator, CubeData data, UsablePixels usable, PixelChoice choice, int mostRows) {
    this.operator = operator;
    this.data = data;
    this.usable = usable;
    this.choice = choice;
    this.mostRows = mostRows;
    this.spectrum = new double[data.pixels()];
  }

  /** Largest number of rows of a slot, at least 1. */
  int capacity() {
    return Math.max(1, Math.min(mostRows, usable.most()));
  }

  void fill(RowSlot slot, int epoch, int spaxel) {
    int[] valid = usable.of(spaxel);
    slot.resize(Math.min(mostRows, valid.length));
    if (slot.count() == 0) {
      return;
    }
    choice.choose(epoch, spaxel, valid, slot.pixels(), slot.order());
    operator.rows(spaxel, slot.pixels(), slot.block);
    data.spectra().copyTo((long) spaxel * spectrum.length, spectrum, 0, spectrum.length);
    int[] pixels = slot.pixels();
    double[] values = slot.values();
    for (int k = 0; k < pixels.length; k++) {
      values[k] = spectrum[pixels[k]];
    }
    slot.publish();
  }
}
