package org.alidade.transients.ingest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.alidade.array.BadInputException;

/**
 * What is known about an image before its pixels are looked at (spec transient 6.2).
 *
 * @param hdu number of the image in its file
 * @param width columns
 * @param height rows
 * @param raDegrees right ascension of the centre of the image, degrees
 * @param decDegrees declination of the centre, degrees
 * @param pixelScaleArcsec side of a pixel, arcsec
 * @param observedMjd time of the observation, MJD in UTC
 * @param filter name of the filter
 * @param exposureSeconds exposure time, seconds
 * @param airmass air mass, if known
 * @param seeingArcsec seeing, arcsec, if known
 * @param gain electrons per count, if known
 * @param readNoiseElectrons read noise, electrons, if known
 * @param saturationCounts level of saturation, counts, if known
 * @param sources where values come from: the keyword, or {@code query}
 */
public record FrameMetadata(
    int hdu,
    int width,
    int height,
    double raDegrees,
    double decDegrees,
    double pixelScaleArcsec,
    double observedMjd,
    String filter,
    double exposureSeconds,
    OptionalDouble airmass,
    OptionalDouble seeingArcsec,
    OptionalDouble gain,
    OptionalDouble readNoiseElectrons,
    OptionalDouble saturationCounts,
    Map<String, String> sources) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is impossible
   */
  public FrameMetadata {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    boolean onSky = raDegrees >= 0 && raDegrees < 360 && Math.abs(decDegrees) <= 90;
    boolean timed = Double.isFinite(observedMjd) && exposureSeconds > 0;
    if (width < 1 || height < 1 || !onSky || !timed || !(pixelScaleArcsec > 0)) {
      throw new BadInputException(
          width
              + " x "
              + height
              + " pixels of "
              + pixelScaleArcsec
              + " arcsec at "
              + raDegrees
              + ", "
              + decDegrees
              + ", MJD "
              + observedMjd
              + ", exposure "
              + exposureSeconds
              + " s",
          "an image",
          "give possible values");
    }
  }
}
