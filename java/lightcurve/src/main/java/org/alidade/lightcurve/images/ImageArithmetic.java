package org.alidade.lightcurve.images;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsCard;

/**
 * Images calculated pixel by pixel (spec lightcurve 9.5).
 *
 * <p>Example: {@code ImageArithmetic.divide(science, coadd, ratio)} writes the ratio of two files.
 */
public final class ImageArithmetic {
  private ImageArithmetic() {}

  /**
   * Quotients; NaN where there is none or it is infinite.
   *
   * @throws BadInputException if the arrays are not of one length
   */
  public static float[] divide(float[] dividend, float[] divisor) {
    if (dividend.length != divisor.length) {
      throw new BadInputException(
          dividend.length + " values divided by " + divisor.length,
          "division of images",
          "give arrays of one length");
    }
    float[] quotient = new float[dividend.length];
    for (int i = 0; i < quotient.length; i++) {
      float value = dividend[i] / divisor[i];
      quotient[i] = Float.isFinite(value) ? value : Float.NaN;
    }
    return quotient;
  }

  /** Divides an image by another; the header is that of the first, the unit is taken off. */
  public static ImagePlane divide(ImagePlane dividend, ImagePlane divisor) {
    dividend.checkSameShape(divisor);
    List<FitsCard> cards =
        dividend.cards().stream().filter(card -> !card.keyword().equals("BUNIT")).toList();
    return new ImagePlane(
        dividend.name(),
        dividend.width(),
        dividend.height(),
        divide(dividend.pixels(), divisor.pixels()),
        Stream.concat(
                cards.stream(),
                Stream.of(FitsCard.history("divided by " + fileName(divisor.name()))))
            .toList());
  }

  /** Divides the image of a file by that of another. */
  public static void divide(Path dividend, Path divisor, Path output) {
    divide(ImagePlane.read(dividend), ImagePlane.read(divisor)).write(output);
  }

  /** Weights 1 / u^2; 0 where the uncertainty is not positive or not finite. */
  public static float[] weights(float[] uncertainties) {
    float[] weights = new float[uncertainties.length];
    for (int i = 0; i < weights.length; i++) {
      double value = uncertainties[i];
      boolean known = value > 0 && value < Double.POSITIVE_INFINITY;
      weights[i] = known ? (float) Math.min(Float.MAX_VALUE, 1 / (value * value)) : 0;
    }
    return weights;
  }

  /** Writes the weights that belong to the uncertainties in a file. */
  public static void weights(Path uncertainties, Path output) {
    ImagePlane image = ImagePlane.read(uncertainties);
    image.withPixels(weights(image.pixels())).write(output);
  }

  static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
