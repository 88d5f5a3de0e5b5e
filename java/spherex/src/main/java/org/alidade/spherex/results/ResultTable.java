package org.alidade.spherex.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.results.StarReader;
import org.alidade.spherex.internal.results.TableFile;

/**
 * Measurements as tables with units and descriptions, in the format that the file name asks for:
 * {@code .csv} (see {@link LightCurveFile}), {@code .ecsv}, {@code .vot}, {@code .fits}, {@code
 * .parquet} or {@code .arrow} (spec spherex 16.7).
 *
 * <p>The columns are those of the CSV file, followed by how each flux was measured if that is
 * known. Example: {@code ResultTable.write(Path.of("lightcurve.ecsv"), curve)}.
 */
public final class ResultTable {
  private ResultTable() {}

  /**
   * Writes the measurements of a light curve.
   *
   * @throws BadInputException if the name does not tell a format
   * @throws org.alidade.array.InvalidStateException if the format needs a module that is missing
   * @throws IOException if writing fails; an existing file is then as it was
   */
  public static void write(Path file, LightCurve curve) throws IOException {
    if (isCsv(file)) {
      LightCurveFile.write(file, curve);
      return;
    }
    List<PhotometryResult> results = curve.results();
    TableFile.write(
        file, "lightcurve", ResultColumns.of(results), results, metadata(curve.source()));
  }

  /** What tables say about the whole. */
  static Map<String, Object> metadata(Source source) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("OBJECT", source.label());
    metadata.put("RA_DEG", source.raDegrees());
    metadata.put("DEC_DEG", source.decDegrees());
    metadata.put("TIMESYS", "UTC");
    return metadata;
  }

  /**
   * Reads the measurements of a table, without how they were made: {@code .csv}, {@code .ecsv},
   * {@code .vot}, {@code .fits} or {@code .parquet}.
   *
   * @throws BadInputException if the name tells another format
   * @throws FormatException if a needed column is missing or the file is damaged
   * @throws IOException if the file cannot be read
   */
  public static List<PhotometryResult> read(Path file) throws IOException {
    if (isCsv(file)) {
      return LightCurveFile.read(file);
    }
    StarReader table = StarReader.open(file);
    List<PhotometryResult> results = new ArrayList<>();
    for (long row = 0; row < table.rows(); row++) {
      results.add(
          new PhotometryResult(
              table.text("obs_id", row),
              Band.of(table.text("band", row)).orElse(Band.UNKNOWN),
              table.number("mjd", row),
              table.number("flux", row),
              table.number("flux_error", row),
              table.number("wavelength", row),
              table.number("bandwidth", row),
              table.integer("flag", row),
              table.number("pix_x", row),
              table.number("pix_y", row),
              null));
    }
    return List.copyOf(results);
  }

  private static boolean isCsv(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }
}
