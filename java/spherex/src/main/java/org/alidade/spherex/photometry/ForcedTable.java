package org.alidade.spherex.photometry;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.alidade.array.IoFailureException;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.RejectionReason;

/**
 * Writes forced photometry as one long table, a row per source and image, as the images come:
 * nothing is kept. Numbers that do not exist are empty cells.
 *
 * <pre>{@code
 * try (Writer writer = Files.newBufferedWriter(Path.of("forced.csv"))) {
 *   ForcedPhotometry.measureAll(files, catalogue, options, 2, new ForcedTable(writer), token);
 * }
 * }</pre>
 */
public final class ForcedTable implements ForcedPhotometry.Sink {
  private static final List<String> COLUMNS =
      List.of(
          "source_id",
          "ra",
          "dec",
          "obs_id",
          "band",
          "mjd",
          "wavelength",
          "bandwidth",
          "pix_x",
          "pix_y",
          "flag",
          "flux",
          "flux_error",
          "flux_corrected",
          "flux_corrected_error",
          "aperture_correction",
          "psf_flux",
          "psf_flux_error",
          "psf_reduced_chi2",
          "psf_used_weight",
          "psf_neighbours",
          "contamination",
          "failure",
          "file");

  private final Writer writer;

  /**
   * Begins a table with the names of its columns.
   *
   * @param writer where the table goes; not closed here
   * @throws IoFailureException if writing fails
   */
  public ForcedTable(Writer writer) {
    this.writer = writer;
    line(COLUMNS);
  }

  /**
   * Appends the measurements of an image.
   *
   * @throws IoFailureException if writing fails
   */
  @Override
  public void accept(ForcedImage image) {
    for (ForcedMeasurement measurement : image.sources()) {
      line(cells(measurement));
    }
  }

  private static List<String> cells(ForcedMeasurement one) {
    PhotometryResult result = one.aperture().resultOrNull();
    PsfMeasurement psf = one.psfOrNull();
    ApertureCorrection correction = one.correctionOrNull();
    Contamination contamination = one.contaminationOrNull();
    String[] cells = new String[COLUMNS.size()];
    Arrays.fill(cells, "");
    put(cells, "source_id", one.source().id());
    put(cells, "ra", one.source().position().raDegrees());
    put(cells, "dec", one.source().position().decDegrees());
    put(cells, "file", one.aperture().file().toString());
    one.aperture()
        .failure()
        .map(failure -> failure.reason())
        .map(RejectionReason::text)
        .ifPresent(reason -> put(cells, "failure", reason));
    if (result != null) {
      put(cells, result);
    }
    if (correction != null) {
      put(cells, "flux_corrected", correction.fluxMicrojansky());
      put(cells, "flux_corrected_error", correction.fluxErrorMicrojansky());
      put(cells, "aperture_correction", correction.factor());
    }
    if (psf != null) {
      put(cells, "psf_flux", psf.fluxMicrojansky());
      put(cells, "psf_flux_error", psf.fluxErrorMicrojansky());
      put(cells, "psf_reduced_chi2", psf.reducedChiSquared());
      put(cells, "psf_used_weight", psf.usedWeight());
      put(cells, "psf_neighbours", Integer.toString(psf.neighbours()));
    }
    if (contamination != null) {
      put(cells, "contamination", contamination.fraction());
    }
    return List.of(cells);
  }

  private static void put(String[] cells, PhotometryResult result) {
    put(cells, "obs_id", result.obsId());
    put(cells, "band", result.band().text());
    put(cells, "mjd", result.mjd());
    put(cells, "wavelength", result.wavelengthMicrons());
    put(cells, "bandwidth", result.bandwidthMicrons());
    put(cells, "pix_x", result.pixelX());
    put(cells, "pix_y", result.pixelY());
    put(cells, "flag", Integer.toString(result.flag()));
    put(cells, "flux", result.fluxMicrojansky());
    put(cells, "flux_error", result.fluxErrorMicrojansky());
  }

  private static void put(String[] cells, String column, double value) {
    put(cells, column, Double.isFinite(value) ? Double.toString(value) : "");
  }

  private static void put(String[] cells, String column, String text) {
    cells[COLUMNS.indexOf(column)] = text;
  }

  private void line(List<String> cells) {
    try {
      writer.write(cells.stream().map(ForcedTable::quoted).collect(Collectors.joining(",")) + "\n");
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the table cannot be written (" + e.getMessage() + ")",
              "forced photometry",
              "check disk and permissions");
      failure.initCause(e);
      throw failure;
    }
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
