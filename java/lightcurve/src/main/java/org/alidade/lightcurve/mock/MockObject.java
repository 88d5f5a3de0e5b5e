package org.alidade.lightcurve.mock;

import java.util.SplittableRandom;

/**
 * An object of a mock field.
 *
 * @param objectId number, from 1
 * @param eastArcmin distance from the centre of the field to the east
 * @param northArcmin distance from the centre of the field to the north
 * @param magnitude in the first channel
 * @param color what it is fainter by in the second
 * @param classStar star (1) or galaxy (0)
 * @param flags SExtractor's flags that it has in all epochs
 * @param kind how it varies
 * @param periodDays 0 if there is none
 * @param amplitude of the variation, magnitudes
 */
record MockObject(
    long objectId,
    double eastArcmin,
    double northArcmin,
    double magnitude,
    double color,
    double classStar,
    int flags,
    MockKind kind,
    double periodDays,
    double amplitude) {
  private static final double FIELD_RA = 265;
  private static final double FIELD_DEC = 69;
  private static final double FIELD_RADIUS_ARCMIN = 9.5;
  private static final double PIXELS_PER_ARCMIN = 60 / 0.6;
  private static final double CENTER_PIXEL = 1100;
  private static final double BRIGHTEST = 13;
  private static final double FAINTEST = 22;
  private static final double COUNTS_SLOPE = 0.3;
  private static final double[] FLAG_SHARES = {0.72, 0.82, 0.94};

  static MockObject draw(long objectId, SplittableRandom random) {
    double radius = FIELD_RADIUS_ARCMIN * Math.sqrt(random.nextDouble());
    double angle = random.nextDouble(2 * Math.PI);
    double magnitude = magnitude(random.nextDouble());
    MockKind kind = MockKind.draw(random);
    double period = Math.pow(10, random.nextDouble(-0.3, 2.6));
    return new MockObject(
        objectId,
        radius * Math.cos(angle),
        radius * Math.sin(angle),
        magnitude,
        0.15 * random.nextGaussian(),
        random.nextDouble(),
        flags(random.nextDouble()),
        kind,
        kind.hasPeriod() ? period : 0,
        kind.amplitude(random));
  }

  /** Number counts that grow by 10^(0.3 m). */
  private static double magnitude(double share) {
    double brightest = Math.pow(10, COUNTS_SLOPE * BRIGHTEST);
    double faintest = Math.pow(10, COUNTS_SLOPE * FAINTEST);
    return Math.log10(brightest + share * (faintest - brightest)) / COUNTS_SLOPE;
  }

  private static int flags(double share) {
    int flags = 0;
    while (flags < FLAG_SHARES.length && share >= FLAG_SHARES[flags]) {
      flags++;
    }
    return flags;
  }

  String key() {
    return "I" + objectId;
  }

  double raDegrees() {
    return FIELD_RA + eastArcmin / 60 / Math.cos(Math.toRadians(FIELD_DEC));
  }

  double decDegrees() {
    return FIELD_DEC + northArcmin / 60;
  }

  double xImage() {
    return CENTER_PIXEL - eastArcmin * PIXELS_PER_ARCMIN;
  }

  double yImage() {
    return CENTER_PIXEL + northArcmin * PIXELS_PER_ARCMIN;
  }

  /** Error of the magnitude on the deep image. */
  double magnitudeError() {
    return 0.002 + 0.002 * Math.pow(10, 0.3 * (magnitude - 18));
  }
}
