package org.alidade.lightcurve.run;

import java.nio.file.Path;

/**
 * Measures the sources of the deep image on the image of a visit (spec lightcurve 9.4):
 * SExtractor's columns NUMBER, ALPHA_J2000, DELTA_J2000, X_IMAGE, Y_IMAGE, FLUX, FLUXERR, MAG and
 * MAGERR of AUTO, ISO and APER (three apertures), FLAGS, CLASS_STAR, FWHM_IMAGE, ELLIPTICITY and
 * KRON_RADIUS.
 */
public interface SourceMeasurer {
  /**
   * What to measure.
   *
   * @param detection the deep image that says where sources are
   * @param detectionWeight its weights
   * @param image the image to measure
   * @param uncertainty standard deviations of its pixels
   * @param catalogue the catalogue to write, ECSV
   */
  record Request(
      Path detection, Path detectionWeight, Path image, Path uncertainty, Path catalogue) {}

  /**
   * Measures, and writes the catalogue.
   *
   * @throws Exception if the measurement fails, for whatever reason
   */
  void measure(Request request) throws Exception;

  /**
   * Detects and measures on the deep image itself.
   *
   * @param image the deep image
   * @param weight its weights
   * @param catalogue the catalogue to write, ECSV
   * @throws Exception if the measurement fails, for whatever reason
   */
  void detect(Path image, Path weight, Path catalogue) throws Exception;

  /** What it is, for records: results depend on it. */
  String description();
}
