package org.alidade.transients.mock;

import java.util.random.RandomGenerator;
import org.alidade.transients.ObservationType;

/**
 * Circumstances of one exposure.
 *
 * @param id name within the field, such as {@code science2}
 * @param type before or after the discovery
 * @param mjd start of the exposure, modified Julian date
 * @param psf the point-spread function
 * @param skyAdu level of the sky, ADU
 * @param transparency counts of a source over those in a mean night
 * @param shiftX where the field centre lies, pixels right of the middle of the image
 * @param shiftY where the field centre lies, pixels above the middle of the image
 * @param rotationDegrees rotation of the image, degrees
 */
public record MockEpoch(
    String id,
    ObservationType type,
    double mjd,
    MockPsf psf,
    double skyAdu,
    double transparency,
    double shiftX,
    double shiftY,
    double rotationDegrees) {
  private static final double LAST_REFERENCE_DAYS = 40;
  private static final double BETWEEN_REFERENCES_DAYS = 30;
  private static final double FIRST_SCIENCE_DAYS = 8;
  private static final double BETWEEN_SCIENCES_DAYS = 7;
  private static final double SPREAD = 0.2;
  private static final double ELLIPTICITY = 0.1;

  static MockEpoch draw(
      ObservationType type, int index, double discoveryMjd, MockCamera camera, RandomGenerator at) {
    double mjd =
        discoveryMjd
            + at.nextDouble()
            + (type == ObservationType.REFERENCE
                ? -LAST_REFERENCE_DAYS - BETWEEN_REFERENCES_DAYS * index
                : FIRST_SCIENCE_DAYS + BETWEEN_SCIENCES_DAYS * index);
    double fwhm = camera.seeingArcsec() / camera.pixelScaleArcsec() * around(1, SPREAD, at);
    return new MockEpoch(
        type.text() + (index + 1),
        type,
        Math.rint(mjd * 1e6) / 1e6,
        new MockPsf(fwhm, MockPsf.BETA, ELLIPTICITY * at.nextDouble(), 180 * at.nextDouble()),
        camera.skyAdu() * around(1, SPREAD, at),
        around(1, SPREAD, at),
        around(0, camera.ditherPixels(), at),
        around(0, camera.ditherPixels(), at),
        around(0, camera.rotationDegrees(), at));
  }

  private static double around(double middle, double spread, RandomGenerator random) {
    return middle + spread * (2 * random.nextDouble() - 1);
  }
}
