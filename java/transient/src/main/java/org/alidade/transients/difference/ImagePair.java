package org.alidade.transients.difference;

import org.alidade.array.BadInputException;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.image.MaskFilling;
import org.jspecify.annotations.Nullable;

/**
 * A science and a reference image on one pixel grid, free of sky and of masked pixels: what a
 * subtraction works on (spec transient 11.1).
 *
 * <p>Example: {@code ImagePair pair = ImagePair.of(science, reference);}
 *
 * @param width columns
 * @param height rows
 * @param science the new image, row by row, finite, counts
 * @param reference the old image, row by row, finite, counts
 * @param sciencePsf point-spread function of the new image
 * @param referencePsf point-spread function of the old image
 * @param scienceSigma noise of the background of the new image, counts
 * @param referenceSigma noise of the background of the old image, counts
 * @param scienceVariance variance of every pixel with the noise of the sources, counts squared;
 *     null for the background's everywhere
 * @param referenceVariance the same of the old image
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record ImagePair(
    int width,
    int height,
    double[] science,
    double[] reference,
    PsfStamp sciencePsf,
    PsfStamp referencePsf,
    double scienceSigma,
    double referenceSigma,
    double @Nullable [] scienceVariance,
    double @Nullable [] referenceVariance) {
  private static final String WHERE = "a pair of images to subtract";

  /**
   * Checks sizes, noise and that all values are finite.
   *
   * @throws BadInputException if something does not fit or is not finite
   */
  public ImagePair {
    checkPixels("science image", science, width, height);
    checkPixels("reference image", reference, width, height);
    checkVariance("science variance", scienceVariance, width, height);
    checkVariance("reference variance", referenceVariance, width, height);
    if ((scienceVariance == null) != (referenceVariance == null)) {
      throw new BadInputException(
          "a variance map for one of the images only", WHERE, "give both or none");
    }
    if (!(isNoise(scienceSigma) && isNoise(referenceSigma))) {
      throw new BadInputException(
          "noise of " + scienceSigma + " and " + referenceSigma,
          WHERE,
          "give positive standard deviations");
    }
    checkPsf(sciencePsf, width, height);
    checkPsf(referencePsf, width, height);
  }

  /**
   * Two frames on the same grid; masked pixels get the mean of their neighbours.
   *
   * @throws BadInputException if they differ in size, or all pixels of one are masked
   */
  public static ImagePair of(Frame science, Frame reference) {
    if (science.width() != reference.width() || science.height() != reference.height()) {
      throw new BadInputException(
          science.width()
              + " x "
              + science.height()
              + " pixels against "
              + reference.width()
              + " x "
              + reference.height(),
          WHERE,
          "bring both to one grid first");
    }
    return new ImagePair(
        science.width(),
        science.height(),
        MaskFilling.fill(science),
        MaskFilling.fill(reference),
        science.psf(),
        reference.psf(),
        science.sigma(),
        reference.sigma(),
        finite(science),
        finite(reference));
  }

  /**
   * Two images whose noise is that of the background everywhere.
   *
   * @throws BadInputException if something does not fit or is not finite
   */
  public static ImagePair of(
      int width,
      int height,
      double[] science,
      double[] reference,
      PsfStamp sciencePsf,
      PsfStamp referencePsf,
      double scienceSigma,
      double referenceSigma) {
    return new ImagePair(
        width,
        height,
        science,
        reference,
        sciencePsf,
        referencePsf,
        scienceSigma,
        referenceSigma,
        null,
        null);
  }

  /**
   * The same images with the variances of their pixels.
   *
   * @throws BadInputException if something does not fit or is not finite
   */
  public ImagePair withVariances(double[] ofScience, double[] ofReference) {
    return new ImagePair(
        width,
        height,
        science,
        reference,
        sciencePsf,
        referencePsf,
        scienceSigma,
        referenceSigma,
        ofScience,
        ofReference);
  }

  /** Variances, with those that are not finite replaced by their neighbours'. */
  private static double[] finite(Frame frame) {
    byte[] nothingMasked = new byte[frame.mask().length];
    return MaskFilling.fill(frame.width(), frame.height(), frame.variance(), nothingMasked);
  }

  /** Whether the noise of the sources is known. */
  public boolean hasVariances() {
    return scienceVariance != null;
  }

  private static boolean isNoise(double sigma) {
    return sigma > 0 && sigma < Double.POSITIVE_INFINITY;
  }

  private static void checkVariance(
      String name, double @Nullable [] values, int width, int height) {
    if (values != null) {
      checkPixels(name, values, width, height);
    }
  }

  private static void checkPixels(String name, double[] values, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height != values.length) {
      throw new BadInputException(
          values.length + " values for " + width + " x " + height + " pixels",
          name,
          "give one value per pixel");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new BadInputException(
            "pixel (" + i % width + ", " + i / width + ") is " + values[i],
            name,
            "fill masked pixels before a subtraction");
      }
    }
  }

  private static void checkPsf(PsfStamp psf, int width, int height) {
    double sum = 0;
    for (double value : psf.values()) {
      sum += value;
    }
    if (psf.size() > Math.min(width, height)) {
      throw new BadInputException(
          psf.size() + " pixels of the point-spread function on " + width + " x " + height,
          WHERE,
          "give a smaller stamp");
    }
    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
      throw new BadInputException(
          "a sum of " + sum, "point-spread function", "give finite values with a positive sum");
    }
  }
}
