package org.alidade.transients.difference;

import org.alidade.array.BadInputException;
import org.alidade.transients.PsfStamp;

/**
 * What a subtraction gives. All images are row by row on the grid of the two that were subtracted.
 *
 * <p>The flux of a point source at a pixel is {@code score / scoreScale} with the standard error
 * {@code fluxError}; whether there is one at all is for {@code significance} to say, which has unit
 * variance where nothing happened (spec transient 11.2, 11.3).
 *
 * @param method name of the method, such as {@code zogy}
 * @param width columns
 * @param height rows
 * @param difference the difference image D; for {@code zogy} its noise is white with unit variance,
 *     for the others it is in counts of the science image
 * @param score the matched-filter score S
 * @param significance the score over its noise with that of the sources, S_corr
 * @param fluxError standard error of the flux of a point source at each pixel
 * @param psf point-spread function of the difference image
 * @param hits what particle hits look like in the difference image
 * @param differenceSigma noise of the difference image on the background
 * @param differenceScale flux scale F_D of the difference image: a source of flux 1 adds F_D times
 *     the point-spread function
 * @param scoreScale F_S, the expected score of a source of flux 1
 * @param cutFrequencies frequencies that were left out
 * @param mask pixels that mean nothing
 * @param kernels kernels of the score, empty ones unless they were asked for
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record SubtractionResult(
    String method,
    int width,
    int height,
    double[] difference,
    double[] score,
    double[] significance,
    double[] fluxError,
    PsfStamp psf,
    HitTemplates hits,
    double differenceSigma,
    double differenceScale,
    double scoreScale,
    long cutFrequencies,
    boolean[] mask,
    ScoreKernels kernels) {
  /**
   * Checks sizes.
   *
   * @throws BadInputException if an image does not have width times height values
   */
  public SubtractionResult {
    long size = (long) width * height;
    if (difference.length != size
        || score.length != size
        || significance.length != size
        || fluxError.length != size
        || mask.length != size) {
      throw new BadInputException(
          "images of other sizes than " + width + " x " + height,
          "result of a subtraction",
          "give one value per pixel");
    }
  }

  /** Flux of a point source at a pixel, in units of the flux scales. */
  public double flux(int x, int y) {
    return score[y * width + x] / scoreScale;
  }

  /** Flux of a point source at every pixel: alpha of the spec. */
  public double[] fluxes() {
    double[] flux = new double[score.length];
    for (int i = 0; i < flux.length; i++) {
      flux[i] = score[i] / scoreScale;
    }
    return flux;
  }

  /** Part of the frequencies that was kept: the variance of D expected on noise. */
  public double keptFraction() {
    return 1 - cutFrequencies / ((double) width * height);
  }

  /** The same with another mask. */
  public SubtractionResult withMask(boolean[] other) {
    return new SubtractionResult(
        method,
        width,
        height,
        difference,
        score,
        significance,
        fluxError,
        psf,
        hits,
        differenceSigma,
        differenceScale,
        scoreScale,
        cutFrequencies,
        other,
        kernels);
  }
}
