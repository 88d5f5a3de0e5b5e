package org.alidade.transients.detection;

import org.alidade.array.BadInputException;

/**
 * The images that candidates are judged on, all on the grid of the difference image.
 *
 * @param width columns
 * @param height rows
 * @param reference registered reference image without sky, row by row; NaN where there is no data
 * @param science science image without sky
 * @param difference difference image in units of its noise
 * @param significance S_corr, the significance of a point source at each pixel
 * @param referenceSigma noise of the reference image, in its units
 * @param scienceSigma noise of the science image, in its units
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record ScoringImages(
    int width,
    int height,
    double[] reference,
    double[] science,
    double[] difference,
    double[] significance,
    double referenceSigma,
    double scienceSigma) {
  /**
   * Checks the shapes.
   *
   * @throws BadInputException if an image does not have width times height pixels
   */
  public ScoringImages {
    long size = (long) width * height;
    for (double[] image : new double[][] {reference, science, difference, significance}) {
      if (image.length != size) {
        throw new BadInputException(
            image.length + " pixels",
            "an image of " + width + " x " + height + " to score",
            "put all images on the grid of the difference image");
      }
    }
  }
}
