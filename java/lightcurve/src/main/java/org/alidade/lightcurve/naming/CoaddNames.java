package org.alidade.lightcurve.naming;

/**
 * Names of the files of the deep image of all visits (spec lightcurve 3.2).
 *
 * <p>Example: {@code folder.resolve(CoaddNames.catalogue("ch1"))} is {@code coadd_ch1.ecsv}.
 */
public final class CoaddNames {
  private CoaddNames() {}

  /** Deep image of a channel. */
  public static String image(String channel) {
    return "coadd_" + channel + ".fits";
  }

  /** Weights of the deep image of a channel. */
  public static String weight(String channel) {
    return "coadd_" + channel + "_wht.fits";
  }

  /** Sources of the deep image of a channel. */
  public static String catalogue(String channel) {
    return "coadd_" + channel + ".ecsv";
  }
}
