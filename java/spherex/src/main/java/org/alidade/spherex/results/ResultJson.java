package org.alidade.spherex.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.spherex.ApertureMethod;
import org.alidade.spherex.BackgroundMethod;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryDetails;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.internal.results.JsonFields;

/** One measurement or failure as a JSON object (spec spherex 8.2). */
final class ResultJson {
  private static final String PARENT_X = "x_parent";

  private ResultJson() {}

  static ObjectNode of(PhotometryResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("obs_id", result.obsId());
    JsonFields.put(node, "mjd", result.mjd());
    JsonFields.put(node, "flux", result.fluxMicrojansky());
    JsonFields.put(node, "flux_error", result.fluxErrorMicrojansky());
    JsonFields.put(node, "wavelength", result.wavelengthMicrons());
    JsonFields.put(node, "bandwidth", result.bandwidthMicrons());
    node.put("flag", result.flag());
    JsonFields.put(node, "pix_x", result.pixelX());
    JsonFields.put(node, "pix_y", result.pixelY());
    node.put("band", result.band().text());
    JsonFields.put(node, "mag_ab", result.magnitudeAb().orElse(Double.NaN));
    JsonFields.put(node, "mag_ab_error", result.magnitudeErrorAb().orElse(Double.NaN));
    node.put("is_upper_limit", result.isUpperLimit());
    JsonFields.put(node, "snr", result.signalToNoise());
    if (result.details() != null) {
      details(node, result.details());
    }
    return node;
  }

  private static void details(ObjectNode node, PhotometryDetails details) {
    node.put("file", slashes(details.file()));
    JsonFields.put(node, "aperture_radius_px", details.apertureRadiusPixels());
    node.put("aperture_method", lower(details.apertureMethod()));
    JsonFields.put(node, "psf_fwhm_arcsec", details.psfFwhmArcsec());
    node.put("psf_plane", details.psfPlane());
    JsonFields.put(node, "pixel_scale_arcsec", details.pixelScaleArcsec());
    JsonFields.put(node, PARENT_X, details.parentX());
    JsonFields.put(node, "y_parent", details.parentY());
    node.put("background_method", lower(details.backgroundMethod()));
    JsonFields.put(node, "bg_level", details.backgroundLevel());
    JsonFields.put(node, "bg_error", details.backgroundError());
    node.put("n_bg_pixels", details.backgroundPixels());
    JsonFields.put(node, "zodi_scale", details.zodiScale());
    JsonFields.put(node, "zodi_mask_fraction", details.zodiMaskFraction());
    JsonFields.put(node, "aperture_sum", details.apertureSum());
    JsonFields.put(node, "aperture_sum_error", details.apertureSumError());
    node.put("n_variance_repaired", details.repairedVariances());
    node.put("psf_header_repaired", details.psfHeaderRepaired());
    ArrayNode warnings = node.putArray("warnings");
    details.warnings().forEach(warnings::add);
  }

  static PhotometryResult result(JsonFields fields) {
    return new PhotometryResult(
        fields.text("obs_id"),
        band(fields),
        fields.number("mjd"),
        fields.number("flux"),
        fields.number("flux_error"),
        fields.number("wavelength"),
        fields.number("bandwidth"),
        fields.integer("flag"),
        fields.number("pix_x"),
        fields.number("pix_y"),
        fields.node().has(PARENT_X) ? details(fields) : null);
  }

  private static PhotometryDetails details(JsonFields fields) {
    List<String> warnings = new ArrayList<>();
    for (JsonNode warning : fields.value("warnings")) {
      warnings.add(warning.asText());
    }
    return new PhotometryDetails(
        Path.of(fields.text("file")),
        fields.choice("aperture_method", ApertureMethod.class),
        fields.number("aperture_radius_px"),
        fields.number("psf_fwhm_arcsec"),
        fields.integer("psf_plane"),
        fields.number("pixel_scale_arcsec"),
        fields.number(PARENT_X),
        fields.number("y_parent"),
        fields.choice("background_method", BackgroundMethod.class),
        fields.number("bg_level"),
        fields.number("bg_error"),
        fields.integer("n_bg_pixels"),
        fields.number("zodi_scale"),
        fields.number("zodi_mask_fraction"),
        fields.number("aperture_sum"),
        fields.number("aperture_sum_error"),
        fields.integer("n_variance_repaired"),
        fields.logical("psf_header_repaired"),
        warnings);
  }

  static ObjectNode of(PhotometryFailure failure) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("obs_id", failure.obsId())
        .put("band", failure.band().text())
        .put("file", slashes(failure.file()))
        .put("reason", failure.reason().text())
        .put("message", failure.message());
  }

  static PhotometryFailure failure(JsonFields fields) {
    return new PhotometryFailure(
        fields.text("obs_id"),
        band(fields),
        Path.of(fields.text("file")),
        fields.choice("reason", RejectionReason.class),
        fields.text("message"));
  }

  private static Band band(JsonFields fields) {
    return Band.of(fields.text("band")).orElse(Band.UNKNOWN);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String slashes(Path file) {
    return file.toString().replace('\\', '/');
  }
}
