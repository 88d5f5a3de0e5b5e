package org.alidade.transients.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.Wcs;
import org.alidade.transients.MaskBits;

/** Takes an exposure: light through the point-spread function, noise, defects. */
final class MockDetector {
  private static final int RINGS = 10;
  private static final int SPOKES = 14;
  private static final double LEVEL_OF_NOISE = 0.02;
  private static final double BAD_COLUMN_AT = 0.37;
  private static final int LONGEST_TRACK = 9;
  private static final double[] DISC_RADII = discRadii();

  private final MockCamera camera;
  private final MockEpoch epoch;
  private final RandomGenerator random;
  private final int width;
  private final int height;
  private final double[] light;
  private final byte[] mask;
  private final double lowest;

  private MockDetector(MockCamera camera, MockEpoch epoch, RandomGenerator random) {
    this.camera = camera;
    this.epoch = epoch;
    this.random = random;
    width = camera.width();
    height = camera.height();
    light = new double[width * height];
    mask = new byte[light.length];
    lowest = LEVEL_OF_NOISE * Math.sqrt(camera.variance(epoch.skyAdu()));
  }

  static MockExposure expose(
      MockField field, MockEpoch epoch, MockCamera camera, RandomGenerator random) {
    FitsHeader header =
        MockExposure.header(
            field.name(), camera, epoch, new double[] {field.raDegrees(), field.decDegrees()});
    MockDetector detector = new MockDetector(camera, epoch, random);
    List<MockExposure.Placed> placed = detector.collect(field, header);
    double[] variance = detector.addNoise();
    detector.addCosmicRays();
    float[] adu = detector.read();
    return new MockExposure(epoch, camera, adu, variance, detector.mask, header, placed);
  }

  private List<MockExposure.Placed> collect(MockField field, FitsHeader header) {
    List<MockExposure.Placed> placed = new ArrayList<>();
    try (Wcs wcs = Wcs.of(header, Wcs.PRIMARY, PixelOrigin.ZERO)) {
      for (MockSource source : field.sources()) {
        double flux =
            epoch.transparency() * MockLightCurve.flux(source, epoch, field.discoveryMjd());
        double[] pixel = wcs.skyToPixel(source.raDegrees(), source.decDegrees());
        placed.add(new MockExposure.Placed(source, pixel[0], pixel[1], flux));
        if (source.kind() == MockKind.GALAXY) {
          double bulge = source.bulgeFraction();
          addDisc(source, (1 - bulge) * flux, source.scaleArcsec(), wcs);
          addDisc(source, bulge * flux, MockSource.BULGE_SCALE * source.scaleArcsec(), wcs);
        } else {
          addPoint(pixel, flux);
        }
      }
    }
    return placed;
  }

  private void addPoint(double[] pixel, double flux) {
    if (flux > 0) {
      double radius = epoch.psf().radius(flux, lowest);
      epoch.psf().addTo(light, width, height, pixel[0], pixel[1], flux, radius);
    }
  }

  /** A disc is a swarm of points: what the atmosphere does to it is then exact in every epoch. */
  private void addDisc(MockSource source, double flux, double scaleArcsec, Wcs wcs) {
    double angle = Math.toRadians(source.angleDegrees());
    double each = flux / (RINGS * SPOKES);
    for (int ring = 0; ring < RINGS; ring++) {
      for (int spoke = 0; spoke < SPOKES; spoke++) {
        double at = 2 * Math.PI * (spoke + 0.5 * (ring % 2)) / SPOKES;
        double along = DISC_RADII[ring] * scaleArcsec * Math.cos(at);
        double across = DISC_RADII[ring] * scaleArcsec * Math.sin(at) * source.axisRatio();
        double east = along * Math.sin(angle) + across * Math.cos(angle);
        double north = along * Math.cos(angle) - across * Math.sin(angle);
        double[] position = MockSky.offset(source.raDegrees(), source.decDegrees(), east, north);
        addPoint(wcs.skyToPixel(position[0], position[1]), each);
      }
    }
  }

  /** Radii that part an exponential disc into rings of equal light, in scale lengths. */
  private static double[] discRadii() {
    double[] radii = new double[RINGS];
    for (int ring = 0; ring < RINGS; ring++) {
      double fraction = (ring + 0.5) / RINGS;
      double low = 0;
      double high = 20;
      for (int i = 0; i < 60; i++) {
        double middle = 0.5 * (low + high);
        boolean inside = 1 - (1 + middle) * Math.exp(-middle) < fraction;
        low = inside ? middle : low;
        high = inside ? high : middle;
      }
      radii[ring] = low;
    }
    return radii;
  }

  private double[] addNoise() {
    double[] variance = new double[light.length];
    for (int i = 0; i < light.length; i++) {
      light[i] += epoch.skyAdu();
      variance[i] = camera.variance(light[i]);
      light[i] += Math.sqrt(variance[i]) * random.nextGaussian();
    }
    return variance;
  }

  private void addCosmicRays() {
    for (int i = 0; i < camera.cosmicRays(); i++) {
      double x = width * random.nextDouble();
      double y = height * random.nextDouble();
      double angle = 2 * Math.PI * random.nextDouble();
      int length = 1 + random.nextInt(LONGEST_TRACK);
      double perPixel = 300 + 2500 * random.nextDouble();
      for (int step = 0; step < length; step++) {
        hit((int) (x + step * Math.cos(angle)), (int) (y + step * Math.sin(angle)), perPixel);
      }
    }
  }

  private void hit(int x, int y, double adu) {
    if (x >= 0 && x < width && y >= 0 && y < height) {
      light[y * width + x] += adu;
      mask[y * width + x] |= MaskBits.COSMIC_RAY;
    }
  }

  private float[] read() {
    for (int x = 0; x < width; x++) {
      spill(x);
    }
    float[] adu = new float[light.length];
    int bad = camera.badColumn() ? (int) (BAD_COLUMN_AT * width) : -1;
    for (int i = 0; i < adu.length; i++) {
      adu[i] = (float) light[i];
      if (i % width == bad) {
        adu[i] = Float.NaN;
        mask[i] |= MaskBits.BAD | MaskBits.NO_DATA;
      }
    }
    return adu;
  }

  /** Charge above the full level runs along the column, half of it each way. */
  private void spill(int x) {
    double full = camera.saturationAdu();
    for (int y = 0; y < height; y++) {
      double over = light[y * width + x] - full;
      if (over > 0) {
        light[y * width + x] = full;
        mask[y * width + x] |= MaskBits.SATURATED;
        run(x, y, 1, 0.5 * over);
        run(x, y, -1, 0.5 * over);
      }
    }
  }

  private void run(int x, int from, int step, double charge) {
    double left = charge;
    for (int y = from + step; y >= 0 && y < height && left > 0; y += step) {
      int at = y * width + x;
      double taken = Math.min(left, Math.max(0, camera.saturationAdu() - light[at]));
      light[at] += taken;
      left -= taken;
      if (taken > 0) {
        mask[at] |= (byte) (left > 0 ? MaskBits.SATURATED : MaskBits.BLEED);
      }
    }
  }
}
