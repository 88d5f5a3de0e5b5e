package org.alidade.transients.forced;

import org.alidade.array.BadInputException;
import org.alidade.fits.FitsHeader;

/**
 * One difference image of a series.
 *
 * @param runId what the run is called
 * @param mjd time of the science image, MJD UTC
 * @param band filter
 * @param width columns
 * @param height rows
 * @param flux flux of a point source at every pixel (alpha of spec transient 11.8)
 * @param fluxError its standard error (11.12)
 * @param significance S_corr at every pixel
 * @param mask pixels that mean nothing
 * @param microJanskyPerUnit one unit of flux in microjansky, NaN if unknown
 * @param fwhmPx width of stars of the science image, pixels; NaN if unknown
 * @param header header with the world coordinates of the grid
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record DifferenceEpoch(
    String runId,
    double mjd,
    String band,
    int width,
    int height,
    double[] flux,
    double[] fluxError,
    double[] significance,
    boolean[] mask,
    double microJanskyPerUnit,
    double fwhmPx,
    FitsHeader header) {
  /**
   * Checks the shapes.
   *
   * @throws BadInputException if an array does not have width times height values
   */
  public DifferenceEpoch {
    long size = (long) width * height;
    if (flux.length != size
        || fluxError.length != size
        || significance.length != size
        || mask.length != size) {
      throw new BadInputException(
          "arrays of other sizes than " + width + " x " + height,
          "difference run " + runId,
          "give one value per pixel");
    }
  }
}
