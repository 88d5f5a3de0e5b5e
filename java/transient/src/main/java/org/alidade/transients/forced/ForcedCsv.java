package org.alidade.transients.forced;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;

/**
 * Forced light curves as CSV with the columns of the spec: {@code mjd, band, flux, flux_err, snr,
 * mag, mag_err, lim_mag, scorr, zp, fwhm, flags, run_id}. What has no value is empty.
 *
 * <p>Example: {@code ForcedCsv.write(Path.of("sn2014j.csv"), curve);}
 */
public final class ForcedCsv {
  private static final CsvSchema SCHEMA =
      CsvSchema.builder()
          .addColumn("mjd")
          .addColumn("band")
          .addColumn("flux")
          .addColumn("flux_err")
          .addColumn("snr")
          .addColumn("mag")
          .addColumn("mag_err")
          .addColumn("lim_mag")
          .addColumn("scorr")
          .addColumn("zp")
          .addColumn("fwhm")
          .addColumn("flags")
          .addColumn("run_id")
          .build()
          .withHeader();

  private ForcedCsv() {}

  /**
   * Writes a light curve; the file appears when it is complete.
   *
   * @throws IoFailureException if the file cannot be written
   */
  public static void write(Path path, List<ForcedPoint> points) {
    try {
      String text = text(points);
      AtomicFile.write(path, part -> Files.writeString(part, text));
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the light curve cannot be written", path.toString(), "check the folder");
      failure.initCause(e);
      throw failure;
    }
  }

  /** A light curve as text. */
  static String text(List<ForcedPoint> points) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (ForcedPoint point : points) {
      rows.add(
          List.of(
              point.mjd(),
              point.band(),
              cell(point.flux()),
              cell(point.fluxError()),
              cell(point.signalToNoise()),
              cell(point.magnitude()),
              cell(point.magnitudeError()),
              cell(point.limitingMagnitude()),
              cell(point.significance()),
              cell(point.zeroPoint()),
              cell(point.fwhmPx()),
              point.flags(),
              point.runId()));
    }
    return new CsvMapper().writer(SCHEMA).writeValueAsString(rows);
  }

  private static Object cell(double value) {
    return Double.isFinite(value) ? value : "";
  }
}
