package org.alidade.lightcurve.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.extraction.CleanedPixels;
import org.alidade.extraction.CosmicRayOptions;
import org.alidade.extraction.CosmicRays;
import org.alidade.fits.FitsCard;

/**
 * Science images without their cosmic rays.
 *
 * <pre>{@code
 * CleanedPixels clean =
 *     CosmicRayCleaning.clean(science, uncertainty, CosmicRayOptions.defaults());
 * }</pre>
 */
public final class CosmicRayCleaning {
  private CosmicRayCleaning() {}

  /**
   * Cleans an image.
   *
   * @param science the image, unchanged
   * @param uncertainty standard deviations of its pixels
   * @throws BadInputException if the images are not of one shape
   */
  public static CleanedPixels clean(
      ImagePlane science, ImagePlane uncertainty, CosmicRayOptions options) {
    science.checkSameShape(uncertainty);
    return CosmicRays.clean(
        science.pixels(), uncertainty.pixels(), science.width(), science.height(), options);
  }

  /** Cleans the image of a file; the number of pixels hit goes into the header (NCOSMIC). */
  public static CleanedPixels clean(
      Path science, Path uncertainty, Path output, CosmicRayOptions options) {
    ImagePlane image = ImagePlane.read(science);
    CleanedPixels clean = clean(image, ImagePlane.read(uncertainty), options);
    List<FitsCard> cards = new ArrayList<>(image.cards());
    cards.add(FitsCard.of("NCOSMIC", clean.hitCount(), "pixels hit by cosmic rays"));
    new ImagePlane(image.name(), image.width(), image.height(), clean.pixels(), cards)
        .write(output);
    return clean;
  }
}
