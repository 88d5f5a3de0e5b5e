package org.alidade.transients.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the sources of a field: the host and its supernova first. */
final class MockSky {
  private static final double MARGIN = 1.2;
  private static final double FAINTEST_STAR_SNR = 15;
  private static final double SLOPE = 0.8;
  private static final double BRIGHTEST_OVER_SATURATION = 0.5;
  private static final double SATURATED_OVER_SATURATION = 6;
  private static final double FAINTEST_GALAXY_SNR = 30;
  private static final double GALAXY_RANGE = 20;
  private static final double HOST_SNR = 150;
  private static final double LARGEST_BULGE = 0.7;
  private static final double FAINTEST_TRANSIENT_SNR = 10;
  private static final double TRANSIENT_RANGE = 12;

  private final MockOptions options;
  private final double ra;
  private final double dec;
  private final RandomGenerator random;
  private final double unit;
  private final List<MockSource> sources = new ArrayList<>();

  private MockSky(MockOptions options, double ra, double dec, RandomGenerator random) {
    this.options = options;
    this.ra = ra;
    this.dec = dec;
    this.random = random;
    unit = options.camera().noiseOfPoint();
  }

  static List<MockSource> draw(MockOptions options, double ra, double dec, RandomGenerator random) {
    MockSky sky = new MockSky(options, ra, dec, random);
    sky.drawHost();
    sky.drawStars();
    sky.drawGalaxies();
    sky.drawChanging();
    sky.drawBulges();
    return List.copyOf(sky.sources);
  }

  private void drawHost() {
    MockSource host = galaxy("host", at(0, 0), HOST_SNR * unit, between(2.5, 4));
    sources.add(host);
    double radius = host.scaleArcsec() * between(0.5, 1.5);
    double angle = 2 * Math.PI * random.nextDouble();
    double[] position = at(radius * Math.cos(angle), radius * Math.sin(angle));
    sources.add(
        MockSource.point("supernova", MockKind.SUPERNOVA, position, between(35, 90) * unit));
  }

  private void drawStars() {
    MockPsf psf =
        new MockPsf(
            options.camera().seeingArcsec() / options.camera().pixelScaleArcsec(),
            MockPsf.BETA,
            0,
            0);
    int size = psf.stampSize();
    double peak = psf.stamp(size).values()[size * size / 2];
    double full = options.camera().saturationAdu() / peak;
    double faintest = FAINTEST_STAR_SNR * unit;
    for (int i = 0; i < options.sky().stars(); i++) {
      double flux = faintest * Math.pow(1 - random.nextDouble(), -1 / SLOPE);
      double kept = Math.min(flux, BRIGHTEST_OVER_SATURATION * full);
      sources.add(MockSource.point("star" + (i + 1), MockKind.STAR, anywhere(1), kept));
    }
    for (int i = 0; i < options.sky().saturatedStars(); i++) {
      double flux = SATURATED_OVER_SATURATION * full;
      sources.add(MockSource.point("saturated" + (i + 1), MockKind.STAR, beside(), flux));
    }
  }

  private void drawGalaxies() {
    for (int i = 0; i < options.sky().galaxies(); i++) {
      double flux = FAINTEST_GALAXY_SNR * unit * Math.pow(GALAXY_RANGE, random.nextDouble());
      sources.add(galaxy("galaxy" + (i + 1), anywhere(1), flux, between(1, 3)));
    }
  }

  /** Bright cores, as the hosts of real transients have them: hard to subtract. */
  private void drawBulges() {
    sources.replaceAll(
        source ->
            source.kind() == MockKind.GALAXY
                ? source.withBulge(LARGEST_BULGE * random.nextDouble())
                : source);
  }

  private void drawChanging() {
    for (int i = 0; i < options.sky().variables(); i++) {
      double flux = between(60, 200) * unit;
      sources.add(MockSource.point("variable" + (i + 1), MockKind.VARIABLE, beside(), flux));
    }
    List<MockSource> hosts =
        sources.stream().filter(source -> source.id().startsWith("galaxy")).toList();
    for (int i = 0; i < options.sky().transients(); i++) {
      double flux = FAINTEST_TRANSIENT_SNR * unit * Math.pow(TRANSIENT_RANGE, random.nextDouble());
      boolean hosted = i % 2 == 1 && i < hosts.size();
      double[] position = hosted ? within(hosts.get(i)) : beside();
      sources.add(MockSource.point("transient" + (i + 1), MockKind.TRANSIENT, position, flux));
    }
  }

  /** A position in a galaxy, from its middle to one and a half scale lengths. */
  private double[] within(MockSource galaxy) {
    double radius = galaxy.scaleArcsec() * between(0, 1.5);
    double angle = 2 * Math.PI * random.nextDouble();
    return offset(
        galaxy.raDegrees(),
        galaxy.decDegrees(),
        radius * Math.cos(angle),
        radius * Math.sin(angle));
  }

  private MockSource galaxy(String id, double[] position, double flux, double scale) {
    return new MockSource(
        id,
        MockKind.GALAXY,
        position[0],
        position[1],
        flux,
        scale,
        between(0.4, 1),
        180 * random.nextDouble(),
        0);
  }

  /** A position in the field, but not near the supernova. */
  private double[] beside() {
    double least = 0.1 * options.camera().width() * options.camera().pixelScaleArcsec();
    while (true) {
      double[] position = anywhere(0.7);
      double east = (position[0] - ra) * Math.cos(Math.toRadians(dec)) * 3600;
      double north = (position[1] - dec) * 3600;
      if (Math.hypot(east, north) > least) {
        return position;
      }
    }
  }

  private double[] anywhere(double fraction) {
    double side = MARGIN * fraction * options.camera().pixelScaleArcsec();
    return at(
        side * options.camera().width() * (random.nextDouble() - 0.5),
        side * options.camera().height() * (random.nextDouble() - 0.5));
  }

  private double[] at(double eastArcsec, double northArcsec) {
    return offset(ra, dec, eastArcsec, northArcsec);
  }

  /** A position beside another: right ascension and declination, degrees. */
  static double[] offset(double ra, double dec, double eastArcsec, double northArcsec) {
    double shifted = ra + eastArcsec / 3600 / Math.cos(Math.toRadians(dec));
    return new double[] {(shifted + 360) % 360, dec + northArcsec / 3600};
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
