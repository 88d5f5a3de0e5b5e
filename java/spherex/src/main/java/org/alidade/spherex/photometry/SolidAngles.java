package org.alidade.spherex.photometry;

import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PixelArea;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.image.CalibrationProducts;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.SkyCoordinates;
import org.jspecify.annotations.Nullable;

/** Solid angles of pixels by the rule of the options (spec spherex 6.4). */
final class SolidAngles implements AutoCloseable {
  private final PixelArea rule;
  private final @Nullable CalibrationProducts products;

  private SolidAngles(PixelArea rule, @Nullable CalibrationProducts products) {
    this.rule = rule;
    this.products = products;
  }

  /**
   * Opens what the rule needs.
   *
   * @throws BadInputException if it needs calibration products and no folder is named
   */
  static SolidAngles of(PhotometryOptions options) {
    if (options.pixelArea() != PixelArea.MAP) {
      return new SolidAngles(options.pixelArea(), null);
    }
    String folder = options.calibrationDirectory();
    if (folder == null) {
      throw new BadInputException(
          "no folder with calibration products",
          "calibration_directory",
          "name the folder, or use pixel_area wcs or jacobian");
    }
    return new SolidAngles(PixelArea.MAP, CalibrationProducts.in(Path.of(folder)));
  }

  /** Solid angle of the pixel at a place, arcsec^2. */
  double at(
      Level2Image image,
      SkyCoordinates sky,
      PixelPosition place,
      PixelPosition parent,
      double pixelScale)
      throws RejectedException {
    return switch (rule) {
      case WCS -> pixelScale * pixelScale;
      case JACOBIAN -> sky.pixelAreaArcsec2(place.x(), place.y());
      case MAP -> {
        if (products == null) {
          throw new IllegalStateException("the calibration products are not open");
        }
        yield mapped(products, image, parent);
      }
    };
  }

  private static double mapped(
      CalibrationProducts products, Level2Image image, PixelPosition parent)
      throws RejectedException {
    try {
      return products.solidAngleArcsec2(image.band(), parent);
    } catch (MissingDatasetException e) {
      throw new RejectedException(RejectionReason.INTERNAL, e.getMessage());
    }
  }

  @Override
  public void close() {
    if (products != null) {
      products.close();
    }
  }
}
