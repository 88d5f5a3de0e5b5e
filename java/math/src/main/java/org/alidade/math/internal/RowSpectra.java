package org.alidade.math.internal;

/**
 * The half spectrum of a real row as JTransforms packs it, spread to pairs and back: in place of
 * the first imaginary part, which is zero, it holds the real part of the last value (even lengths)
 * or the imaginary part of the last value (odd lengths).
 */
record RowSpectra(int length) {
  void unpack(double[] packed, double[] spectrum) {
    System.arraycopy(packed, 0, spectrum, 0, length);
    if (length == 1) {
      spectrum[1] = 0;
      return;
    }
    spectrum[length] = packed[1];
    spectrum[1] = 0;
    if (length % 2 == 0) {
      spectrum[length + 1] = 0;
    }
  }

  void pack(double[] spectrum, double[] packed) {
    System.arraycopy(spectrum, 0, packed, 0, length);
    if (length > 1) {
      packed[1] = spectrum[length];
    }
  }
}
