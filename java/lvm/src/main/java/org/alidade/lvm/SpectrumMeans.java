package org.alidade.lvm;

import java.util.Arrays;

/** Means over spaxels, summed in the order of the spaxels whatever the layout. */
final class SpectrumMeans {
  private SpectrumMeans() {}

  static double[] mean(FitData data) {
    double[] sums = new double[data.wavelengths()];
    walk(data, (wavelength, flux, valid) -> sums[wavelength] += flux);
    return Arrays.stream(sums).map(sum -> sum / data.spaxels()).toArray();
  }

  static double[] weightedMean(FitData data) {
    double[] sums = new double[data.wavelengths()];
    long[] counts = new long[data.wavelengths()];
    walk(
        data,
        (wavelength, flux, valid) -> {
          if (valid) {
            sums[wavelength] += flux;
            counts[wavelength]++;
          }
        });
    for (int i = 0; i < sums.length; i++) {
      sums[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
    }
    return sums;
  }

  static long validPixels(FitData data) {
    long[] counts = new long[1];
    walk(data, (wavelength, flux, valid) -> counts[0] += valid ? 1 : 0);
    return counts[0];
  }

  @FunctionalInterface
  private interface Pixel {
    void accept(int wavelength, double flux, boolean valid);
  }

  private static void walk(FitData data, Pixel pixel) {
    boolean spaxelMajor = data.layout() == Layout.SPAXEL_MAJOR;
    int rows = spaxelMajor ? data.spaxels() : data.wavelengths();
    int columns = spaxelMajor ? data.wavelengths() : data.spaxels();
    double[] flux = new double[columns];
    byte[] flags = new byte[columns];
    for (int row = 0; row < rows; row++) {
      data.flux().read((long) row * columns, flux, columns);
      data.flags().copyTo((long) row * columns, flags, 0, columns);
      for (int i = 0; i < columns; i++) {
        pixel.accept(spaxelMajor ? i : row, flux[i], (flags[i] & FitPlanes.VALID) != 0);
      }
    }
  }
}
