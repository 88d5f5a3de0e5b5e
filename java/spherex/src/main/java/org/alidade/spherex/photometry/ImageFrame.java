package org.alidade.spherex.photometry;

import java.util.List;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PsfCube;
import org.alidade.spherex.image.SkyCoordinates;
import org.alidade.spherex.image.SurfaceBrightnessUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of one image ready for measurements, in uJy/arcsec^2: variances without gaps, the
 * zodiacal light subtracted. Whatever belongs to the whole image is done once.
 */
final class ImageFrame implements Pixels {
  private static final double UNIT =
      SurfaceBrightnessUnit.MICROJANSKY_PER_ARCSEC2.perMegajanskyPerSteradian();

  private final Level2Image image;
  private final PhotometryOptions options;
  private final SkyCoordinates sky;
  private final int width;
  private final int height;
  private final float[] values;
  private final float[] variance;
  private final int[] flags;
  private final RepairedVariance repaired;
  private volatile @Nullable ZodiacalScale zodi;

  private ImageFrame(Level2Image image, PhotometryOptions options) throws RejectedException {
    this.image = image;
    this.options = options;
    this.width = image.width();
    this.height = image.height();
    this.flags = image.readFlags();
    this.variance = image.readVariance();
    this.repaired = RepairedVariance.repair(variance, flags);
    this.values = image.readImage();
    this.sky = sky(image);
  }

  private static SkyCoordinates sky(Level2Image image) throws RejectedException {
    try {
      return image.sky();
    } catch (AlidadeException e) {
      throw new RejectedException(RejectionReason.NO_WCS_SOLUTION, e.getMessage());
    }
  }

  /**
   * Reads an image.
   *
   * @throws RejectedException if it cannot be measured
   */
  static ImageFrame of(Level2Image image, PhotometryOptions options) throws RejectedException {
    return new ImageFrame(image, options);
  }

  private ZodiacalScale subtracted() {
    if (!options.subtractZodi()) {
      return new ZodiacalScale(0, Double.NaN, List.of());
    }
    float[] model = image.readZodi();
    ZodiacalScale measured = ZodiacalScale.estimate(values, model, variance, flags, options);
    double scale = measured.scale();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] - scale * model[i]);
    }
    return measured;
  }

  /**
   * Factor of the zodiacal light, which the first call measures and subtracts; to be called before
   * values are.
   */
  ZodiacalScale zodi() {
    ZodiacalScale known = zodi;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (zodi == null) {
        zodi = subtracted();
      }
      return zodi;
    }
  }

  Level2Image image() {
    return image;
  }

  SkyCoordinates sky() {
    return sky;
  }

  Optional<PsfCube> psf() {
    return image.psf(options.psfErratum());
  }

  RepairedVariance repaired() {
    return repaired;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public double value(int index) {
    return values[index] * UNIT;
  }

  @Override
  public double variance(int index) {
    return variance[index] * UNIT * UNIT;
  }

  @Override
  public int flags(int index) {
    return flags[index];
  }
}
