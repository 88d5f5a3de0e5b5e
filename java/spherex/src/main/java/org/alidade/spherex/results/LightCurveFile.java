package org.alidade.spherex.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.alidade.array.AtomicFile;
import org.alidade.array.FormatException;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.image.FlagDefinitions;
import org.alidade.spherex.internal.results.PythonFloat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code results/lightcurve.csv}: every measurement, one a row, below a block of comments (spec
 * spherex 8.3).
 *
 * <p>Numbers have the fewest digits that read back the same. Missing magnitudes are empty.
 */
public final class LightCurveFile {
  private static final Logger LOG = LoggerFactory.getLogger(LightCurveFile.class);

  private static final List<String> COLUMNS =
      List.of(
          "obs_id",
          "mjd",
          "flux",
          "flux_error",
          "mag_ab",
          "mag_ab_error",
          "wavelength",
          "bandwidth",
          "band",
          "flag",
          "flag_binary",
          "pix_x",
          "pix_y",
          "is_upper_limit",
          "snr");

  private static final List<String> DESCRIPTIONS =
      List.of(
          "obs_id: Observation identifier",
          "mjd: Modified Julian Date",
          "flux: Flux density in microJansky (\u03bcJy)",
          "flux_error: Flux density uncertainty in microJansky (\u03bcJy)",
          "mag_ab: AB magnitude",
          "mag_ab_error: AB magnitude uncertainty",
          "wavelength: Central wavelength in microns",
          "bandwidth: Bandwidth in microns",
          "band: SPHEREx detector band (D1-D6)",
          "flag: Combined flag bitmap (integer)",
          "flag_binary: Flag bitmap in binary format",
          "pix_x, pix_y: Pixel coordinates",
          "is_upper_limit: True if flux_error > flux",
          "snr: Signal-to-noise ratio");

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private LightCurveFile() {}

  /**
   * Writes a light curve; the time of writing is now.
   *
   * @throws IOException if the file cannot be written; an existing file is then as it was
   */
  public static void write(Path file, LightCurve curve) throws IOException {
    write(file, curve, Instant.now());
  }

  /**
   * Writes a light curve.
   *
   * @param generated the time that the comments tell
   * @throws IOException if the file cannot be written; an existing file is then as it was
   */
  public static void write(Path file, LightCurve curve, Instant generated) throws IOException {
    String text = text(curve, generated);
    AtomicFile.write(file, part -> Files.writeString(part, text, StandardCharsets.UTF_8));
  }

  /** The content of the file. */
  static String text(LightCurve curve, Instant generated) {
    CsvSchema.Builder schema = CsvSchema.builder();
    COLUMNS.forEach(schema::addColumn);
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    curve.results().forEach(result -> rows.add(row(result)));
    try {
      String table = MAPPER.writer(schema.build().withLineSeparator("\n")).writeValueAsString(rows);
      return comments(curve, generated) + table;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows of text can be written", e);
    }
  }

  private static String comments(LightCurve curve, Instant generated) {
    List<String> lines = new ArrayList<>();
    lines.add("# SPHEREx Light Curve Data");
    lines.add("# Source: " + curve.source().label().replaceAll("\\p{Cntrl}", " "));
    lines.add("# RA: " + PythonFloat.text(curve.source().raDegrees()));
    lines.add("# Dec: " + PythonFloat.text(curve.source().decDegrees()));
    lines.add("# Generated: " + generated.truncatedTo(ChronoUnit.MICROS));
    lines.add("# Number of observations: " + curve.results().size());
    lines.add("#");
    lines.add("# Column descriptions:");
    DESCRIPTIONS.forEach(line -> lines.add("# - " + line));
    lines.add("#");
    return String.join("\n", lines) + "\n";
  }

  private static List<String> row(PhotometryResult result) {
    return List.of(
        result.obsId(),
        PythonFloat.text(result.mjd()),
        PythonFloat.text(result.fluxMicrojansky()),
        PythonFloat.text(result.fluxErrorMicrojansky()),
        text(result.magnitudeAb()),
        text(result.magnitudeErrorAb()),
        PythonFloat.text(result.wavelengthMicrons()),
        PythonFloat.text(result.bandwidthMicrons()),
        result.band().text(),
        Integer.toString(result.flag()),
        FlagDefinitions.binaryText(result.flag()),
        PythonFloat.text(result.pixelX()),
        PythonFloat.text(result.pixelY()),
        result.isUpperLimit() ? "True" : "False",
        PythonFloat.text(result.signalToNoise()));
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? PythonFloat.text(value.getAsDouble()) : "";
  }

  /**
   * Reads the measurements of a light curve; magnitudes and other derived columns may be missing.
   *
   * @throws FormatException if a needed column or number is missing or unreadable
   * @throws IOException if the file cannot be read
   */
  public static List<PhotometryResult> read(Path file) throws IOException {
    CsvSchema schema = CsvSchema.emptySchema().withHeader().withComments();
    List<PhotometryResult> results = new ArrayList<>();
    try (MappingIterator<Map<String, String>> rows =
        MAPPER.readerForMapOf(String.class).with(schema).readValues(file.toFile())) {
      while (rows.hasNextValue()) {
        Map<String, String> row = rows.nextValue();
        results.add(new Row(row, file + " line " + rows.getCurrentLocation().getLineNr()).result());
      }
    } catch (JacksonException e) {
      FormatException failure =
          new FormatException(
              "no table of comma-separated values (" + e.getOriginalMessage() + ")",
              file.toString(),
              "write the file again");
      failure.initCause(e);
      throw failure;
    }
    return List.copyOf(results);
  }

  /** As {@link #read}, but a file that cannot be read is logged as an error and gives no rows. */
  public static List<PhotometryResult> load(Path file) {
    try {
      return read(file);
    } catch (IOException | FormatException e) {
      LOG.error("light curve {} cannot be read: {}", file, e.toString());
      return List.of();
    }
  }

  private record Row(Map<String, String> cells, String where) {
    PhotometryResult result() {
      return new PhotometryResult(
          text("obs_id"),
          Band.of(text("band")).orElse(Band.UNKNOWN),
          number("mjd"),
          number("flux"),
          number("flux_error"),
          number("wavelength"),
          number("bandwidth"),
          flag(),
          number("pix_x"),
          number("pix_y"),
          null);
    }

    private String text(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new FormatException("there is no " + column, where, "write the file again");
      }
      return cell;
    }

    private double number(String column) {
      String cell = text(column);
      return switch (cell) {
        case "", "nan" -> Double.NaN;
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> parsed(column, cell);
      };
    }

    private double parsed(String column, String cell) {
      try {
        return Double.parseDouble(cell);
      } catch (NumberFormatException e) {
        throw noNumber(column, cell, e);
      }
    }

    private int flag() {
      String cell = text("flag");
      try {
        return (int) Long.parseLong(cell);
      } catch (NumberFormatException e) {
        throw noNumber("flag", cell, e);
      }
    }

    private FormatException noNumber(String column, String cell, NumberFormatException cause) {
      FormatException failure =
          new FormatException(
              column + " is \"" + cell + "\", no number", where, "correct or write it again");
      failure.initCause(cause);
      return failure;
    }
  }
}
