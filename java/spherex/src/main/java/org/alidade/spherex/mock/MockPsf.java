package org.alidade.spherex.mock;

import org.alidade.spherex.image.PixelWindow;

/**
 * Point-spread functions of synthetic images: two concentric Gaussians, integrated over samples in
 * the file and over pixels in the image.
 */
final class MockPsf {
  static final int ZONES = 11;
  static final int SAMPLES = 101;
  static final int OVERSAMPLING = 10;
  static final double ZONE_PIXELS = (double) MockDetector.SIDE / ZONES;

  private static final double PIXEL_ARCSEC = 6.153;
  private static final double BROAD_WIDTH = 2.2;
  private static final double BROAD_LIGHT = 0.12;
  private static final double FWHM_PER_SIGMA = 2.354820045;
  private static final int REACH = 9;

  private final double sigmaX;
  private final double sigmaY;

  private MockPsf(MockDetector detector, int zoneX, int zoneY) {
    double tx = (zoneX - 5) / 5.0;
    double ty = (zoneY - 5) / 5.0;
    double fwhm =
        detector.fwhmArcsec()
            / PIXEL_ARCSEC
            * (1 + 0.05 * (tx * tx + ty * ty) + 0.03 * ty - 0.02 * tx);
    double ellipticity = 0.04 * (tx - 0.5 * ty);
    this.sigmaX = fwhm / FWHM_PER_SIGMA * (1 + ellipticity);
    this.sigmaY = fwhm / FWHM_PER_SIGMA * (1 - ellipticity);
  }

  /** The function at a parent pixel. */
  static MockPsf at(MockDetector detector, double parentX, double parentY) {
    return new MockPsf(detector, zone(parentX), zone(parentY));
  }

  private static int zone(double place) {
    return Math.max(0, Math.min(ZONES - 1, (int) Math.floor((place + 0.5) / ZONE_PIXELS)));
  }

  /** All planes of the file, one after the other. */
  static float[] cube(MockDetector detector) {
    float[] cube = new float[ZONES * ZONES * SAMPLES * SAMPLES];
    double step = 1.0 / OVERSAMPLING;
    double start = -SAMPLES * step / 2;
    for (int plane = 0; plane < ZONES * ZONES; plane++) {
      MockPsf psf = new MockPsf(detector, plane % ZONES, plane / ZONES);
      double[] values = psf.light(start, start, step, SAMPLES);
      for (int i = 0; i < values.length; i++) {
        cube[plane * values.length + i] = (float) values[i];
      }
    }
    return cube;
  }

  /** Adds a source to an image of fractions times a factor. */
  void add(double[] image, PixelWindow window, MockSource source, double factor) {
    int firstX = (int) Math.rint(source.parentX()) - REACH;
    int firstY = (int) Math.rint(source.parentY()) - REACH;
    int side = 2 * REACH + 1;
    double[] light =
        light(firstX - 0.5 - source.parentX(), firstY - 0.5 - source.parentY(), 1, side);
    for (int i = 0; i < light.length; i++) {
      int x = firstX + i % side - window.x0();
      int y = firstY + i / side - window.y0();
      if (x >= 0 && y >= 0 && x < window.width() && y < window.height()) {
        image[y * window.width() + x] += factor * light[i];
      }
    }
  }

  /** Fractions of the light in a square of bins. */
  private double[] light(double startX, double startY, double step, int count) {
    double[] light = new double[count * count];
    add(
        light,
        1 - BROAD_LIGHT,
        bins(startX, step, count, sigmaX),
        bins(startY, step, count, sigmaY));
    add(
        light,
        BROAD_LIGHT,
        bins(startX, step, count, BROAD_WIDTH * sigmaX),
        bins(startY, step, count, BROAD_WIDTH * sigmaY));
    return light;
  }

  private static void add(double[] light, double factor, double[] columns, double[] rows) {
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < columns.length; x++) {
        light[y * columns.length + x] += factor * rows[y] * columns[x];
      }
    }
  }

  private static double[] bins(double start, double step, int count, double sigma) {
    double[] result = new double[count];
    double scale = sigma * Math.sqrt(2);
    double before = errorFunction(start / scale);
    for (int i = 0; i < count; i++) {
      double after = errorFunction((start + (i + 1) * step) / scale);
      result[i] = (after - before) / 2;
      before = after;
    }
    return result;
  }

  /** Maclaurin series times the Gaussian, which has positive terms only; 1 beyond its use. */
  private static double errorFunction(double x) {
    double size = Math.abs(x);
    if (size > 6) {
      return Math.signum(x);
    }
    double term = size;
    double sum = size;
    for (int n = 1; term > 1e-17 * sum; n++) {
      term *= 2 * size * size / (2 * n + 1);
      sum += term;
    }
    return Math.signum(x) * 2 / Math.sqrt(Math.PI) * Math.exp(-size * size) * sum;
  }
}
