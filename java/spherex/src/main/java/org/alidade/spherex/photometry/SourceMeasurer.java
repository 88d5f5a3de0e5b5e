package org.alidade.spherex.photometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.spherex.ApertureMethod;
import org.alidade.spherex.PhotometryDetails;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.image.Channel;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.PsfCube;

/** Aperture photometry at places of one image, in the order of spec spherex 7. */
final class SourceMeasurer {
  private final ImageFrame frame;
  private final PhotometryOptions options;
  private final SolidAngles solidAngles;
  private final double pixelScale;
  private final List<String> frameWarnings;

  SourceMeasurer(ImageFrame frame, PhotometryOptions options, SolidAngles solidAngles) {
    this.frame = frame;
    this.options = options;
    this.solidAngles = solidAngles;
    double scale = frame.sky().pixelScaleArcsec();
    this.frameWarnings = new ArrayList<>(frame.image().warnings());
    if (Double.isNaN(scale)) {
      frameWarnings.add("the header gives no pixel scale; the fallback is used");
    }
    this.pixelScale = Double.isNaN(scale) ? options.pixelScaleFallback() : scale;
  }

  /** The pixel of a position. */
  PixelPosition locate(double raDegrees, double decDegrees) throws RejectedException {
    PixelPosition place = frame.sky().toPixel(raDegrees, decDegrees);
    if (!place.isFinite()) {
      throw new RejectedException(
          RejectionReason.NO_WCS_SOLUTION, "the position has no pixel in the image");
    }
    return place;
  }

  /**
   * Measures at a pixel.
   *
   * @throws RejectedException if that is impossible
   */
  ApertureMeasurement measure(PixelPosition place) throws RejectedException {
    List<String> warnings = new ArrayList<>(frameWarnings);
    PixelPosition parent = frame.image().parentPosition(place.x(), place.y());
    PsfWidth width = width(parent, warnings);
    checkEdge(place, width.radius);
    Channel channel = channel(place);
    warnings.addAll(frame.zodi().warnings());
    BackgroundEstimate background = background(place, width.radius, warnings);
    CircularAperture aperture = CircularAperture.at(place.x(), place.y(), width.radius);
    ApertureSum sum = aperture.sum(frame);
    double area = solidAngles.at(frame.image(), frame.sky(), place, parent, pixelScale);
    PhotometryResult result =
        new PhotometryResult(
            frame.image().obsId(),
            frame.image().band(),
            frame.image().mjd(),
            sum.above(background.level()) * area,
            sum.errorAbove(background.error()) * area,
            channel.wavelengthMicrons(),
            channel.bandwidthMicrons(),
            aperture.flags(frame),
            place.x(),
            place.y(),
            details(parent, width, background, sum, warnings));
    return new ApertureMeasurement(result, aperture, sum, background, area);
  }

  private PhotometryDetails details(
      PixelPosition parent,
      PsfWidth width,
      BackgroundEstimate background,
      ApertureSum sum,
      List<String> warnings) {
    return new PhotometryDetails(
        frame.image().path(),
        options.apertureMethod(),
        width.radius,
        width.fwhmArcsec,
        width.plane,
        pixelScale,
        parent.x(),
        parent.y(),
        options.backgroundMethod(),
        background.level(),
        background.error(),
        background.pixels(),
        frame.zodi().scale(),
        frame.zodi().cleanFraction(),
        sum.sum(),
        sum.error(),
        frame.repaired().count(),
        width.repaired,
        warnings);
  }

  private BackgroundEstimate background(PixelPosition place, double radius, List<String> warnings)
      throws RejectedException {
    BackgroundEstimate background =
        LocalBackground.estimate(frame, place.x(), place.y(), radius, options)
            .orElseThrow(
                () ->
                    new RejectedException(
                        RejectionReason.NO_BACKGROUND,
                        "no clean pixel is left for the background"));
    if (background.mask() == BackgroundMask.RELAXED) {
      warnings.add("too few clean pixels in the background; pixels of sources count as well");
    }
    return background;
  }

  private Channel channel(PixelPosition place) throws RejectedException {
    try {
      return frame.image().spectrum().at(place.x(), place.y());
    } catch (AlidadeException e) {
      throw new RejectedException(RejectionReason.INVALID_STRUCTURE, e.getMessage());
    }
  }

  private void checkEdge(PixelPosition place, double radius) throws RejectedException {
    double margin = Math.max(radius, options.maxOuterRadius());
    Level2Image image = frame.image();
    if (!(margin <= place.x()
        && place.x() < image.width() - margin
        && margin <= place.y()
        && place.y() < image.height() - margin)) {
      throw new RejectedException(
          RejectionReason.TOO_CLOSE_TO_EDGE,
          String.format(
              Locale.ROOT,
              "pixel (%.1f, %.1f) is closer than %.1f pixels to the edge",
              place.x(),
              place.y(),
              margin));
    }
  }

  /** Where the radius came from. */
  private record PsfWidth(double radius, double fwhmArcsec, int plane, boolean repaired) {}

  private PsfWidth width(PixelPosition parent, List<String> warnings) {
    double fixed = options.apertureDiameter() / 2;
    if (options.apertureMethod() == ApertureMethod.FIXED) {
      return new PsfWidth(fixed, Double.NaN, 0, false);
    }
    try {
      Optional<PsfCube> cube = frame.psf();
      if (cube.isEmpty()) {
        return headerWidth(fixed, warnings);
      }
      int plane = cube.get().numberAt(parent);
      double fwhm = cube.get().plane(plane).fwhmArcsec(pixelScale);
      boolean repaired = cube.get().isHeaderRepaired();
      if (Double.isFinite(fwhm)) {
        return new PsfWidth(radius(fwhm), fwhm, plane, repaired);
      }
      warnings.add("the point-spread function has no width; the fixed aperture is used");
      return new PsfWidth(fixed, Double.NaN, plane, repaired);
    } catch (AlidadeException e) {
      warnings.add("the fixed aperture is used: " + e.getMessage());
      return new PsfWidth(fixed, Double.NaN, 0, false);
    }
  }

  private PsfWidth headerWidth(double fixed, List<String> warnings) {
    warnings.add("the file has no point-spread functions; the width of its header is used");
    return frame
        .image()
        .headerFwhmArcsec()
        .map(fwhm -> new PsfWidth(radius(fwhm), fwhm, 0, false))
        .orElseGet(() -> new PsfWidth(fixed, Double.NaN, 0, false));
  }

  private double radius(double fwhmArcsec) {
    return options.fwhmMultiplier() * fwhmArcsec / pixelScale / 2;
  }
}
