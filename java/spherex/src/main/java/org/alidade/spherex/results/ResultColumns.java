package org.alidade.spherex.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.alidade.spherex.PhotometryDetails;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.image.FlagDefinitions;
import org.alidade.spherex.internal.results.TableColumn;
import org.jspecify.annotations.Nullable;

/** The columns of a table of measurements: those of the CSV file, then how it was measured. */
final class ResultColumns {
  private static final String FLUX_UNIT = "uJy";
  private static final String SURFACE_UNIT = "uJy.arcsec**-2";
  private static final String PIXEL = "pixel";
  private static final String MICRON = "um";
  private static final String ARCSEC = "arcsec";

  private static final List<TableColumn<PhotometryResult>> MEASURED =
      List.of(
          TableColumn.text("obs_id", "meta.id", "Observation identifier", PhotometryResult::obsId),
          number("mjd", "d", "time.epoch", "Middle of the exposure, MJD (UTC)", r -> r.mjd()),
          number(
              "flux",
              FLUX_UNIT,
              "phot.flux.density;em.IR",
              "Flux density",
              PhotometryResult::fluxMicrojansky),
          number(
              "flux_error",
              FLUX_UNIT,
              "stat.error;phot.flux.density;em.IR",
              "Standard error of the flux density",
              PhotometryResult::fluxErrorMicrojansky),
          number(
              "mag_ab",
              "mag",
              "phot.mag;em.IR",
              "AB magnitude",
              r -> r.magnitudeAb().orElse(Double.NaN)),
          number(
              "mag_ab_error",
              "mag",
              "stat.error;phot.mag;em.IR",
              "Standard error of the AB magnitude",
              r -> r.magnitudeErrorAb().orElse(Double.NaN)),
          number(
              "wavelength",
              MICRON,
              "em.wl.central",
              "Wavelength at the source",
              PhotometryResult::wavelengthMicrons),
          number(
              "bandwidth",
              MICRON,
              "instr.bandwidth",
              "Full width of the channel",
              PhotometryResult::bandwidthMicrons),
          TableColumn.text("band", "instr.bandpass", "Detector, D1 to D6", r -> r.band().text()),
          TableColumn.integer(
              "flag", "meta.code", "All flags of the aperture", PhotometryResult::flag),
          TableColumn.text(
              "flag_binary",
              "meta.code",
              "The flags as binary digits",
              r -> FlagDefinitions.binaryText(r.flag())),
          number(
              "pix_x",
              PIXEL,
              "pos.cartesian.x;instr.pixel",
              "Column in the file, from 0",
              PhotometryResult::pixelX),
          number(
              "pix_y",
              PIXEL,
              "pos.cartesian.y;instr.pixel",
              "Row in the file, from 0",
              PhotometryResult::pixelY),
          TableColumn.logical(
              "is_upper_limit",
              "meta.code",
              "Whether the error exceeds the flux",
              PhotometryResult::isUpperLimit),
          number("snr", "", "stat.snr", "Flux over error", PhotometryResult::signalToNoise));

  private static final List<TableColumn<PhotometryResult>> DETAILS =
      List.of(
          text("file", "meta.file", "Image", d -> d.file().toString()),
          detail(
              "aperture_radius_px",
              PIXEL,
              "phys.angSize;instr.pixel",
              "Radius of the aperture",
              PhotometryDetails::apertureRadiusPixels),
          text(
              "aperture_method",
              "meta.note",
              "Where the aperture came from",
              d -> d.apertureMethod().name().toLowerCase(Locale.ROOT)),
          detail(
              "psf_fwhm_arcsec",
              ARCSEC,
              "instr.det.psf",
              "Width of the point-spread function at half maximum",
              PhotometryDetails::psfFwhmArcsec),
          count(
              "psf_plane",
              "meta.number",
              "Plane of the point-spread function, from 1",
              PhotometryDetails::psfPlane),
          detail(
              "pixel_scale_arcsec",
              ARCSEC,
              "instr.pixel",
              "Side of a pixel in the flux scale",
              PhotometryDetails::pixelScaleArcsec),
          detail(
              "x_parent",
              PIXEL,
              "pos.cartesian.x;instr.pixel",
              "Column in the uncut image, from 0",
              PhotometryDetails::parentX),
          detail(
              "y_parent",
              PIXEL,
              "pos.cartesian.y;instr.pixel",
              "Row in the uncut image, from 0",
              PhotometryDetails::parentY),
          text(
              "background_method",
              "meta.note",
              "Where the background was measured",
              d -> d.backgroundMethod().name().toLowerCase(Locale.ROOT)),
          detail(
              "bg_level",
              SURFACE_UNIT,
              "instr.background",
              "Local background",
              PhotometryDetails::backgroundLevel),
          detail(
              "bg_error",
              SURFACE_UNIT,
              "stat.error;instr.background",
              "Standard error of the background",
              PhotometryDetails::backgroundError),
          count(
              "n_bg_pixels",
              "meta.number",
              "Pixels of the background",
              PhotometryDetails::backgroundPixels),
          detail(
              "zodi_scale",
              "",
              "arith.factor",
              "Factor of the zodiacal model",
              PhotometryDetails::zodiScale),
          detail(
              "zodi_mask_fraction",
              "",
              "arith.ratio",
              "Fraction of clean pixels",
              PhotometryDetails::zodiMaskFraction),
          count(
              "n_variance_repaired",
              "meta.number",
              "Pixels whose variance was replaced",
              PhotometryDetails::repairedVariances),
          TableColumn.logical(
              "psf_header_repaired",
              "meta.code",
              "Whether the zones of the header were put in order",
              r -> r.details() != null && r.details().psfHeaderRepaired()));

  private ResultColumns() {}

  /** The columns that some measurements need. */
  static List<TableColumn<PhotometryResult>> of(List<PhotometryResult> results) {
    List<TableColumn<PhotometryResult>> columns = new ArrayList<>(MEASURED);
    if (results.stream().anyMatch(result -> result.details() != null)) {
      columns.addAll(DETAILS);
    }
    return columns;
  }

  private static TableColumn<PhotometryResult> number(
      String name,
      String unit,
      String ucd,
      String description,
      ToDoubleFunction<PhotometryResult> value) {
    return TableColumn.number(name, unit, ucd, description, value::applyAsDouble);
  }

  private static TableColumn<PhotometryResult> detail(
      String name,
      String unit,
      String ucd,
      String description,
      ToDoubleFunction<PhotometryDetails> value) {
    return number(
        name,
        unit,
        ucd,
        description,
        r -> r.details() == null ? Double.NaN : value.applyAsDouble(r.details()));
  }

  private static TableColumn<PhotometryResult> count(
      String name, String ucd, String description, ToIntFunction<PhotometryDetails> value) {
    Function<PhotometryResult, @Nullable Integer> cell =
        r -> r.details() == null ? null : value.applyAsInt(r.details());
    return TableColumn.integer(name, ucd, description, cell);
  }

  private static TableColumn<PhotometryResult> text(
      String name, String ucd, String description, Function<PhotometryDetails, String> value) {
    return TableColumn.text(
        name, ucd, description, r -> r.details() == null ? "" : value.apply(r.details()));
  }
}
