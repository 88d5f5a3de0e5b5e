package org.alidade.transients.image;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alidade.fits.Wcs;
import org.alidade.transients.FailureCode;
import org.alidade.transients.Frame;
import org.alidade.transients.MaskBits;
import org.alidade.transients.StageException;

/**
 * Brings a reference image onto the pixels of a science image (spec transient 10.6): through the
 * sky of their headers, refined by their common stars, resampled once.
 *
 * <pre>{@code
 * AlignedPair pair = PairAlignment.align(science, reference, AlignmentOptions.defaults());
 * SubtractionResult difference = Zogy.subtract(pair.science(), pair.reference(), options);
 * }</pre>
 */
public final class PairAlignment {
  private static final double SOURCE_THRESHOLD = 3;
  private static final double LEAST_RADIUS_PX = 1.5;
  private static final double GREATEST_RADIUS_PX = 30;
  private static final int SAMPLES = 33;

  private final PreprocessedFrame science;
  private final PreprocessedFrame reference;
  private final AlignmentOptions options;
  private final Set<ImageFlag> flags = EnumSet.noneOf(ImageFlag.class);

  private PairAlignment(
      PreprocessedFrame science, PreprocessedFrame reference, AlignmentOptions options) {
    this.science = science;
    this.reference = reference;
    this.options = options;
  }

  /**
   * Aligns two images.
   *
   * @param science its pixels are kept
   * @param reference its pixels are resampled
   * @throws StageException (WCS_INVALID, NO_OVERLAP, REGISTRATION_FAILED, PSF_UNAVAILABLE) if it
   *     cannot be done
   */
  public static AlignedPair align(
      PreprocessedFrame science, PreprocessedFrame reference, AlignmentOptions options) {
    return new PairAlignment(science, reference, options).run();
  }

  private AlignedPair run() {
    if (options.allowsMissingWcs() && lacksWcs(science) && lacksWcs(reference)) {
      flags.add(ImageFlag.NO_WCS);
      Offset offset = CrossCorrelation.offset(signal(science), signal(reference));
      return aligned(offset.mapping(), LEAST_RADIUS_PX * 2);
    }
    try (SkyMapping sky = SkyMapping.between(science.frame().header(), reference.frame().header());
        Wcs wcs = SkyMapping.celestial(reference.frame().header())) {
      double radius = options.registration().matchRadiusArcsec() / wcs.pixelScaleArcsec();
      return aligned(sky, Math.min(Math.max(radius, LEAST_RADIUS_PX), GREATEST_RADIUS_PX));
    }
  }

  private static boolean lacksWcs(PreprocessedFrame image) {
    return !image.frame().header().contains("CTYPE1");
  }

  private static Signal signal(PreprocessedFrame image) {
    return Signal.of(image.frame());
  }

  private AlignedPair aligned(PixelMapping mapping, double radiusPx) {
    requireOverlap(sampledOverlap(mapping));
    Registration registration = registered(mapping, radiusPx);
    Frame input = reference.frame();
    Frame filled = signal(reference).with(input.psf());
    Frame target = science.frame();
    Frame warped =
        Resampling.onto(
            target.width(), target.height(), target.header(), registration.mapping(), filled);
    double overlap = overlap(warped);
    requireOverlap(overlap);
    PsfModel psf = psf(warped);
    Frame onScience = Signal.of(warped).with(psf.atCentre());
    return new AlignedPair(
        target,
        onScience,
        science.psf(),
        psf,
        overlap,
        registration.rmsXPx(),
        registration.rmsYPx(),
        registration.stars(),
        flags);
  }

  private Registration registered(PixelMapping mapping, double radiusPx) {
    Registration registration =
        StarRegistration.refine(
            stars(science), stars(reference), mapping, radiusPx, options.registration());
    double worst = Math.max(registration.rmsXPx(), registration.rmsYPx());
    if (!registration.isRefined()) {
      flags.add(ImageFlag.REGISTRATION_HEADER);
    } else if (worst > options.greatestRmsPx()) {
      throw new StageException(
          FailureCode.REGISTRATION_FAILED,
          String.format(Locale.ROOT, "stars scatter by %.2f pixels around the registration", worst),
          where(),
          "check the world coordinates of both images");
    } else if (worst > options.poorRmsPx()) {
      flags.add(ImageFlag.REGISTRATION_POOR);
    }
    return registration;
  }

  private List<Star> stars(PreprocessedFrame image) {
    return StarFinder.find(signal(image), SOURCE_THRESHOLD)
        .clean(options.registration().leastSignalToNoise());
  }

  private PsfModel psf(Frame warped) {
    if (options.measuresPsf() && reference.psf().kind() == PsfKind.STARS) {
      Signal signal = Signal.of(warped);
      PsfModel measured =
          PsfEstimation.of(signal, StarFinder.find(signal, SOURCE_THRESHOLD), options.psf());
      if (measured.kind() == PsfKind.STARS) {
        return measured;
      }
    }
    flags.add(ImageFlag.PSF_TRANSFORMED);
    return PsfModel.constant(warped.psf(), warped.width(), warped.height(), reference.psf().kind());
  }

  /** Fraction of a net of pixels of the science image that lie in the reference. */
  private double sampledOverlap(PixelMapping mapping) {
    Frame target = science.frame();
    int inside = 0;
    for (int j = 0; j < SAMPLES; j++) {
      for (int i = 0; i < SAMPLES; i++) {
        double[] place =
            mapping.map(
                i * (target.width() - 1.0) / (SAMPLES - 1),
                j * (target.height() - 1.0) / (SAMPLES - 1));
        boolean covered =
            place[0] >= 0
                && place[1] >= 0
                && place[0] <= reference.frame().width() - 1
                && place[1] <= reference.frame().height() - 1;
        inside += covered ? 1 : 0;
      }
    }
    return (double) inside / (SAMPLES * SAMPLES);
  }

  private static double overlap(Frame warped) {
    int covered = 0;
    for (byte bits : warped.mask()) {
      covered += (bits & MaskBits.NO_DATA) == 0 ? 1 : 0;
    }
    return (double) covered / warped.mask().length;
  }

  private void requireOverlap(double overlap) {
    if (overlap < options.leastOverlap() || overlap == 0) {
      throw new StageException(
          FailureCode.NO_OVERLAP,
          String.format(
              Locale.ROOT,
              "the reference covers %.3f of the science image, %.3f are needed",
              overlap,
              options.leastOverlap()),
          where(),
          "choose a reference of the same field, or ask for less overlap");
    }
  }

  private String where() {
    return science.frame().header().where() + " and " + reference.frame().header().where();
  }
}
