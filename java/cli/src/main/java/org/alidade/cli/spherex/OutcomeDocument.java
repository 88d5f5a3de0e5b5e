package org.alidade.cli.spherex;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.alidade.spherex.PhotometryDetails;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.spherex.photometry.ForcedMeasurement;
import org.alidade.spherex.photometry.MeasurementOutcome;
import org.alidade.spherex.photometry.PsfStatus;
import org.jspecify.annotations.Nullable;

/** A measurement as a document: status, reason, result and the steps that led to it. */
final class OutcomeDocument {
  private OutcomeDocument() {}

  /**
   * The document.
   *
   * @param options to find out how far a rejected measurement came; null if nobody asks
   */
  static Map<String, @Nullable Object> of(
      ForcedMeasurement measured, Source source, @Nullable PhotometryOptions options) {
    MeasurementOutcome outcome = measured.aperture();
    PhotometryResult result = outcome.resultOrNull();
    PhotometryFailure failure = outcome.failureOrNull();
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("file", outcome.file().toString());
    Map<String, @Nullable Object> position = new LinkedHashMap<>();
    position.put("ra", source.raDegrees());
    position.put("dec", source.decDegrees());
    position.put("name", source.name());
    document.put("source", position);
    document.put("status", failure == null ? "ok" : "rejected");
    document.put("reason", failure == null ? null : failure.reason().text());
    document.put("message", failure == null ? null : failure.message());
    document.put("result", result == null ? null : result(result));
    document.put("intermediate", steps(result, failure, source, options));
    Map<String, @Nullable Object> forced = forced(measured);
    if (!forced.isEmpty()) {
      document.put("forced", forced);
    }
    return document;
  }

  /** What a catalogue is measured for besides the aperture flux; names as in tables. */
  private static Map<String, @Nullable Object> forced(ForcedMeasurement measured) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    measured
        .correction()
        .ifPresent(
            corrected -> {
              entries.put("flux_corrected", corrected.fluxMicrojansky());
              entries.put("flux_corrected_error", corrected.fluxErrorMicrojansky());
              entries.put("aperture_correction", corrected.factor());
            });
    measured
        .psf()
        .ifPresent(
            psf -> {
              entries.put("psf_flux", psf.fluxMicrojansky());
              entries.put("psf_flux_error", psf.fluxErrorMicrojansky());
              entries.put("psf_reduced_chi2", psf.reducedChiSquared());
              entries.put("psf_used_weight", psf.usedWeight());
              entries.put("psf_neighbours", psf.neighbours());
              entries.put("psf_status", text(psf.status()));
            });
    measured
        .contamination()
        .ifPresent(
            light -> {
              entries.put("neighbour_flux", light.neighbourFluxMicrojansky());
              entries.put("contamination", light.fraction());
            });
    return entries;
  }

  /** How a fit ended, as tables have it. */
  static String text(PsfStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, @Nullable Object> result(PhotometryResult result) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    entries.put("obs_id", result.obsId());
    entries.put("mjd", result.mjd());
    entries.put("flux", result.fluxMicrojansky());
    entries.put("flux_error", result.fluxErrorMicrojansky());
    entries.put("wavelength", result.wavelengthMicrons());
    entries.put("bandwidth", result.bandwidthMicrons());
    entries.put("flag", result.flag());
    entries.put("pix_x", result.pixelX());
    entries.put("pix_y", result.pixelY());
    entries.put("band", result.band().text());
    entries.put("mag_ab", orNull(result.magnitudeAb()));
    entries.put("mag_ab_error", orNull(result.magnitudeErrorAb()));
    return entries;
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static Map<String, @Nullable Object> steps(
      @Nullable PhotometryResult result,
      @Nullable PhotometryFailure failure,
      Source source,
      @Nullable PhotometryOptions options) {
    if (result != null) {
      return steps(result);
    }
    return failure == null || options == null
        ? Map.of()
        : RejectedSteps.of(failure, source, options);
  }

  private static Map<String, @Nullable Object> steps(PhotometryResult result) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    entries.put("pix_x", result.pixelX());
    entries.put("pix_y", result.pixelY());
    PhotometryDetails details = result.details();
    if (details != null) {
      entries.put("pixel_scale_arcsec", details.pixelScaleArcsec());
      entries.put("x_parent", details.parentX());
      entries.put("y_parent", details.parentY());
      entries.put("psf_plane_1based", details.psfPlane() == 0 ? null : details.psfPlane());
      entries.put("psf_fwhm_arcsec", details.psfFwhmArcsec());
      entries.put("aperture_radius_px", details.apertureRadiusPixels());
      entries.put("zodi_scale", details.zodiScale());
      entries.put("zodi_mask_fraction", details.zodiMaskFraction());
      entries.put("bg_level_ujy_arcsec2", details.backgroundLevel());
      entries.put("bg_error_ujy_arcsec2", details.backgroundError());
      entries.put("n_bg_pixels", details.backgroundPixels());
      entries.put("aperture_sum_ujy_arcsec2", details.apertureSum());
      entries.put("aperture_sum_err_ujy_arcsec2", details.apertureSumError());
      entries.put("n_variance_repaired", details.repairedVariances());
      entries.put("psf_header_repaired", details.psfHeaderRepaired());
      entries.put("messages", details.warnings());
    }
    entries.put("wavelength_um", result.wavelengthMicrons());
    entries.put("bandwidth_um", result.bandwidthMicrons());
    entries.put("is_upper_limit", result.isUpperLimit());
    entries.put("snr", result.signalToNoise());
    return entries;
  }
}
