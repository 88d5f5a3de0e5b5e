package org.alidade.spherex.photometry;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.internal.results.TableColumn;
import org.jspecify.annotations.Nullable;

/** The columns of a table of forced photometry. */
final class ForcedColumns {
  private static final String FLUX_UNIT = "uJy";
  private static final String FLUX = "phot.flux.density;em.IR";
  private static final String FLUX_ERROR = "stat.error;phot.flux.density;em.IR";

  /**
   * A row.
   *
   * @param file the image
   * @param failureOfImage why the image gave nothing
   * @param one a source in it; null if the image gave nothing
   */
  record Row(
      Path file, @Nullable PhotometryFailure failureOfImage, @Nullable ForcedMeasurement one) {
    Optional<PhotometryFailure> failure() {
      return Optional.ofNullable(one == null ? failureOfImage : one.aperture().failureOrNull());
    }

    Optional<PhotometryResult> result() {
      return measured().flatMap(known -> known.aperture().result());
    }

    Optional<ForcedMeasurement> measured() {
      return Optional.ofNullable(one);
    }
  }

  static final List<TableColumn<Row>> ALL =
      List.of(
          text("source_id", "meta.id", "Name of the source", r -> source(r).map(s -> s.id())),
          number(
              "ra",
              "deg",
              "pos.eq.ra",
              "Right ascension at the epoch of the catalogue, ICRS",
              r -> source(r).map(s -> s.position().raDegrees())),
          number(
              "dec",
              "deg",
              "pos.eq.dec",
              "Declination at the epoch of the catalogue, ICRS",
              r -> source(r).map(s -> s.position().decDegrees())),
          text(
              "obs_id",
              "meta.id",
              "Observation identifier",
              r -> r.result().map(x -> x.obsId()).or(() -> r.failure().map(x -> x.obsId()))),
          text(
              "band",
              "instr.bandpass",
              "Detector, D1 to D6",
              r ->
                  r.result()
                      .map(x -> x.band())
                      .or(() -> r.failure().map(x -> x.band()))
                      .map(band -> band.text())),
          result("mjd", "d", "time.epoch", "Middle of the exposure, MJD (UTC)", x -> x.mjd()),
          result(
              "wavelength",
              "um",
              "em.wl.central",
              "Wavelength at the source",
              PhotometryResult::wavelengthMicrons),
          result(
              "bandwidth",
              "um",
              "instr.bandwidth",
              "Full width of the channel",
              PhotometryResult::bandwidthMicrons),
          result(
              "pix_x",
              "pixel",
              "pos.cartesian.x;instr.pixel",
              "Column in the file, from 0",
              PhotometryResult::pixelX),
          result(
              "pix_y",
              "pixel",
              "pos.cartesian.y;instr.pixel",
              "Row in the file, from 0",
              PhotometryResult::pixelY),
          TableColumn.integer(
              "flag",
              "meta.code",
              "All flags of the aperture",
              r -> r.result().map(PhotometryResult::flag).orElse(null)),
          result("flux", FLUX_UNIT, FLUX, "Aperture flux", PhotometryResult::fluxMicrojansky),
          result(
              "flux_error",
              FLUX_UNIT,
              FLUX_ERROR,
              "Standard error of the aperture flux",
              PhotometryResult::fluxErrorMicrojansky),
          corrected(
              "flux_corrected",
              FLUX_UNIT,
              FLUX,
              "Aperture flux for all of the light",
              ApertureCorrection::fluxMicrojansky),
          corrected(
              "flux_corrected_error",
              FLUX_UNIT,
              FLUX_ERROR,
              "Standard error of the corrected flux",
              ApertureCorrection::fluxErrorMicrojansky),
          corrected(
              "aperture_correction",
              "",
              "arith.factor",
              "All light over the light in the aperture",
              ApertureCorrection::factor),
          fitted(
              "psf_flux",
              FLUX_UNIT,
              FLUX,
              "Flux from a fit of the point-spread function",
              PsfMeasurement::fluxMicrojansky),
          fitted(
              "psf_flux_error",
              FLUX_UNIT,
              FLUX_ERROR,
              "Standard error of the fitted flux",
              PsfMeasurement::fluxErrorMicrojansky),
          fitted(
              "psf_reduced_chi2",
              "",
              "stat.fit.chi2",
              "Scatter of the fit over what the errors explain",
              PsfMeasurement::reducedChiSquared),
          fitted(
              "psf_used_weight",
              "",
              "arith.ratio",
              "Fraction of the light on usable pixels",
              PsfMeasurement::usedWeight),
          TableColumn.integer(
              "psf_neighbours",
              "meta.number",
              "Sources fitted together with this one",
              r -> psf(r).map(PsfMeasurement::neighbours).orElse(null)),
          text(
              "psf_status",
              "meta.code",
              "How the fit ended",
              r -> psf(r).map(fit -> fit.status().name().toLowerCase(Locale.ROOT))),
          number(
              "neighbour_flux",
              FLUX_UNIT,
              FLUX,
              "Light of other sources in the aperture",
              r -> contamination(r).map(Contamination::neighbourFluxMicrojansky)),
          number(
              "contamination",
              "",
              "arith.ratio",
              "That light over the aperture flux",
              r -> contamination(r).map(Contamination::fraction)),
          text(
              "failure",
              "meta.code",
              "Why there is no aperture flux, or a bad one",
              r -> r.failure().map(x -> x.reason().text())),
          text(
              "message",
              "meta.note",
              "The same in a sentence",
              r -> r.failure().map(PhotometryFailure::message)),
          text("file", "meta.file", "Image", r -> Optional.of(r.file().toString())));

  private ForcedColumns() {}

  private static Optional<CatalogueSource> source(Row row) {
    return row.measured().map(ForcedMeasurement::source);
  }

  private static Optional<PsfMeasurement> psf(Row row) {
    return row.measured().flatMap(ForcedMeasurement::psf);
  }

  private static Optional<Contamination> contamination(Row row) {
    return row.measured().flatMap(ForcedMeasurement::contamination);
  }

  private static TableColumn<Row> result(
      String name,
      String unit,
      String ucd,
      String description,
      Function<PhotometryResult, Double> value) {
    return number(name, unit, ucd, description, row -> row.result().map(value));
  }

  private static TableColumn<Row> corrected(
      String name,
      String unit,
      String ucd,
      String description,
      Function<ApertureCorrection, Double> value) {
    return number(
        name,
        unit,
        ucd,
        description,
        row -> row.measured().flatMap(ForcedMeasurement::correction).map(value));
  }

  private static TableColumn<Row> fitted(
      String name,
      String unit,
      String ucd,
      String description,
      Function<PsfMeasurement, Double> value) {
    return number(name, unit, ucd, description, row -> psf(row).map(value));
  }

  private static TableColumn<Row> number(
      String name,
      String unit,
      String ucd,
      String description,
      Function<Row, Optional<Double>> value) {
    return TableColumn.number(
        name, unit, ucd, description, row -> value.apply(row).orElse(Double.NaN));
  }

  private static TableColumn<Row> text(
      String name, String ucd, String description, Function<Row, Optional<String>> value) {
    return TableColumn.text(name, ucd, description, row -> value.apply(row).orElse(""));
  }
}
