package org.alidade.transients.image;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.alidade.transients.MaskBits;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.StageException;

/**
 * Prepares a single image for subtraction (spec transient 10): calibration, masks, cosmic rays,
 * sky, noise, stars, point-spread function, quality. Nothing is resampled; that happens once, when
 * two images are {@linkplain PairAlignment aligned}.
 *
 * <pre>{@code
 * PreprocessedFrame ready = Preprocessing.run(raw, PreprocessOptions.defaults());
 * PreprocessedFile.write(path, ready);
 * }</pre>
 */
public final class Preprocessing {
  private final PreprocessOptions options;
  private final Set<ImageFlag> flags = EnumSet.noneOf(ImageFlag.class);

  private Preprocessing(PreprocessOptions options) {
    this.options = options;
  }

  /**
   * Prepares an image.
   *
   * @throws StageException (CALIBRATION_INVALID, PSF_UNAVAILABLE) if a step cannot be done
   */
  public static PreprocessedFrame run(RawImage raw, PreprocessOptions options) {
    return new Preprocessing(options).run(raw);
  }

  private PreprocessedFrame run(RawImage raw) {
    RawImage image = calibrated(raw.withMask(PixelMasks.of(raw, options.masks())));
    byte[] mask = Objects.requireNonNull(image.mask());
    Sky sky = sky(image, mask);
    int hits = 0;
    if (options.marksCosmicRays()) {
      hits = CosmicRayMasking.mark(image, mask, sky.sigma(), options.cosmicRays());
      sky = hits > 0 ? sky(image, mask) : sky;
    }
    double[] pixels = sky.subtractedFrom(image.pixels());
    Signal signal =
        new Signal(
            image.width(),
            image.height(),
            MaskFilling.fill(image.width(), image.height(), pixels, mask),
            PixelNoise.variance(image, mask, sky.sigma()),
            mask,
            sky.sigma(),
            image.header());
    StarList sources = StarFinder.find(signal, options.sourceThreshold());
    PsfModel psf = PsfEstimation.of(signal, sources, options.psf());
    Quality quality = quality(signal, sky, psf, hits);
    flag(image, psf, quality);
    return new PreprocessedFrame(
        signal.withPixels(pixels).with(psf.atCentre()), sky.level(), psf, quality, flags);
  }

  private RawImage calibrated(RawImage raw) {
    if (options.calibration().isEmpty()) {
      return raw;
    }
    flags.add(ImageFlag.CALIBRATED);
    return options.calibration().apply(raw);
  }

  private Sky sky(RawImage image, byte[] mask) {
    return SkyEstimation.of(image.width(), image.height(), image.pixels(), mask, options.sky());
  }

  private Quality quality(Signal signal, Sky sky, PsfModel psf, int hits) {
    byte[] mask = signal.mask();
    int saturated = 0;
    int masked = 0;
    for (byte bits : mask) {
      saturated += (bits & MaskBits.SATURATED) != 0 ? 1 : 0;
      masked += bits != 0 ? 1 : 0;
    }
    double size = mask.length;
    double gradient = sky.range() / sky.sigma();
    PsfStamp stamp = psf.atCentre();
    return new Quality(
        sky.medianLevel(),
        sky.sigma(),
        gradient,
        psf.shape().fwhmPx(),
        psf.shape().ellipticity(),
        psf.stars(),
        hits / size,
        saturated / size,
        masked / size,
        5 * sky.sigma() / Math.sqrt(stamp.sumOfSquares()),
        Quality.score(
            psf.shape().fwhmPx(), options.typicalFwhmPx(), masked / size, gradient, psf.stars()));
  }

  private void flag(RawImage image, PsfModel psf, Quality quality) {
    if (image.variance() == null && Double.isNaN(image.gain())) {
      flags.add(ImageFlag.GAIN_UNKNOWN);
    }
    if (psf.kind() == PsfKind.MOFFAT) {
      flags.add(ImageFlag.PSF_MOFFAT);
    }
    if (psf.kind() == PsfKind.ASSUMED) {
      flags.add(ImageFlag.PSF_ASSUMED);
    }
    if (quality.score() < Quality.LEAST_FOR_USE) {
      flags.add(ImageFlag.LOW_QUALITY);
    }
  }
}
