package org.alidade.cli.spherex;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.spherex.ApertureMethod;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.Source;
import org.alidade.spherex.image.Channel;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.PsfCube;
import org.jspecify.annotations.Nullable;

/** How far a measurement came that was rejected: place, aperture and wavelength. */
final class RejectedSteps {
  private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();

  private RejectedSteps() {}

  /** The steps; none for a file that cannot be read or a position outside of it. */
  static Map<String, @Nullable Object> of(
      PhotometryFailure failure, Source source, PhotometryOptions options) {
    RejectedSteps steps = new RejectedSteps();
    try (Level2Image image = Level2Image.open(failure.file())) {
      PixelPosition place = image.sky().toPixel(source.raDegrees(), source.decDegrees());
      if (place.isFinite()) {
        steps.add(image, place, options);
      }
    } catch (AlidadeException e) {
      return steps.entries; // the failure says what is wrong with the file
    }
    return steps.entries;
  }

  private void add(Level2Image image, PixelPosition place, PhotometryOptions options) {
    double scale = image.sky().pixelScaleArcsec();
    entries.put("pix_x", place.x());
    entries.put("pix_y", place.y());
    entries.put("pixel_scale_arcsec", scale);
    Optional<PsfCube> psf =
        options.apertureMethod() == ApertureMethod.FWHM
            ? image.psf(options.psfErratum())
            : Optional.empty();
    if (psf.isPresent()) {
      PixelPosition parent = image.parentPosition(place.x(), place.y());
      int plane = psf.get().numberAt(parent);
      double width = psf.get().plane(plane).fwhmArcsec(scale);
      entries.put("x_parent", parent.x());
      entries.put("y_parent", parent.y());
      entries.put("psf_plane_1based", plane);
      entries.put("psf_fwhm_arcsec", width);
      entries.put("aperture_radius_px", options.fwhmMultiplier() * width / scale / 2);
    } else {
      entries.put("aperture_radius_px", options.apertureDiameter() / 2);
    }
    Channel channel = image.spectrum().at(place.x(), place.y());
    entries.put("wavelength_um", channel.wavelengthMicrons());
    entries.put("bandwidth_um", channel.bandwidthMicrons());
  }
}
