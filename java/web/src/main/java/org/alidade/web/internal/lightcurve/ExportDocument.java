package org.alidade.web.internal.lightcurve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;

/**
 * The plotted curves as a file: one line per point, with what the plot rejected marked. Every file
 * says of which object, where it lies, which measurement, and which systems of time and magnitude
 * (spec lightcurve 14.5).
 */
final class ExportDocument {
  private static final String PASSING = "no-store";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+-]+");
  private static final String NEW_LINE = "\n";

  private static final List<String> NAMES =
      List.of(
          "object",
          "ra",
          "dec",
          "measurement",
          "unit",
          "mjd",
          "x",
          "value",
          "error",
          "flags",
          "rejected");

  private static final List<String> TYPES =
      List.of(
          "string", "float64", "float64", "string", "string", "float64", "float64", "float64",
          "float64", "int32", "int32");

  private static final List<String> UNITS =
      List.of("", "deg", "deg", "", "", "d", "", "", "", "", "");

  private ExportDocument() {}

  /**
   * A file in the format asked for: {@code csv}, {@code ecsv} or {@code json}.
   *
   * @throws BadInputException if there is no such format
   */
  static Reply of(OpenStore store, Parameters parameters) {
    CurveRequest request = CurveRequest.of(parameters);
    SeriesMaker maker = new SeriesMaker(store, request.selection());
    List<Series> all =
        CurveDocuments.all(store, request, maker).stream()
            .filter(series -> series.problem().isEmpty())
            .toList();
    return switch (parameters.given("format").orElse("csv")) {
      case "csv" -> text("text/csv", csvHead(maker) + lines(store.objects(), store, all, ','));
      case "ecsv" -> text("text/plain", ecsvHead(maker) + lines(store.objects(), store, all, ' '));
      case "json" -> Reply.passing(json(store, maker, all));
      default -> throw new BadInputException("no such format", "format", "use csv, ecsv or json");
    };
  }

  private static Reply text(String type, String content) {
    return new Reply(
        Reply.OK, type + "; charset=utf-8", content.getBytes(StandardCharsets.UTF_8), PASSING);
  }

  private static String csvHead(SeriesMaker maker) {
    return "# time system: MJD (UTC), not barycentric; magnitude system: that of the store; x: "
        + maker.axis().name()
        + NEW_LINE
        + String.join(",", NAMES)
        + NEW_LINE;
  }

  private static String ecsvHead(SeriesMaker maker) {
    StringBuilder head = new StringBuilder("# %").append("ECSV 1.0\n# ---\n# datatype:\n");
    for (int i = 0; i < NAMES.size(); i++) {
      head.append("# - {name: ").append(NAMES.get(i));
      if (!UNITS.get(i).isEmpty()) {
        head.append(", unit: ").append(UNITS.get(i));
      }
      head.append(", datatype: ").append(TYPES.get(i)).append("}\n");
    }
    return head.append(
            "# meta: {timesystem: MJD UTC, barycentric: false, magnitudes: as stored, x: ")
        .append(maker.axis().name().matches("\\w+") ? maker.axis().name() : "other")
        .append("}\n# schema: astropy-2.0\n")
        .append(String.join(" ", NAMES))
        .append(NEW_LINE)
        .toString();
  }

  private static String lines(
      TableValues objects, OpenStore store, List<Series> all, char separator) {
    StringBuilder text = new StringBuilder();
    for (Series series : all) {
      int row = store.row(series.object());
      String start =
          quoted(series.object())
              + separator
              + objects.numbers("ra")[row]
              + separator
              + objects.numbers("dec")[row]
              + separator
              + quoted(series.type())
              + separator
              + series.unit()
              + separator;
      for (int i = 0; i < series.size(); i++) {
        text.append(start);
        point(text, series, i, separator);
      }
    }
    return text.toString();
  }

  private static void point(StringBuilder text, Series series, int i, char separator) {
    boolean[] rejected = series.smoothing().rejected();
    text.append(series.times()[i])
        .append(separator)
        .append(series.smoothing().times()[i])
        .append(separator)
        .append((float) series.smoothing().values()[i])
        .append(separator)
        .append((float) series.smoothing().errors()[i])
        .append(separator)
        .append(series.flags()[i])
        .append(separator)
        .append(rejected != null && rejected[i] ? 1 : 0)
        .append(NEW_LINE);
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static Json json(OpenStore store, SeriesMaker maker, List<Series> all) {
    return new Json()
        .text("timeSystem", "MJD (UTC)")
        .flag("barycentric", false)
        .text("magnitudeSystem", "that of the store")
        .text("x", maker.axis().name())
        .objects("curves", all, (json, series) -> curve(json, store, series));
  }

  private static void curve(Json json, OpenStore store, Series series) {
    int row = store.row(series.object());
    boolean[] rejected = series.smoothing().rejected();
    int[] marks = new int[series.size()];
    for (int i = 0; rejected != null && i < marks.length; i++) {
      marks[i] = rejected[i] ? 1 : 0;
    }
    json.text("object", series.object())
        .number("ra", store.objects().numbers("ra")[row])
        .number("dec", store.objects().numbers("dec")[row])
        .text("measurement", series.type())
        .text("unit", series.unit())
        .exactNumbers("mjd", series.times())
        .exactNumbers("xValues", series.smoothing().times())
        .numbers("values", series.smoothing().values())
        .numbers("errors", series.smoothing().errors())
        .integers("flags", series.flags())
        .integers("rejected", marks)
        .exactNumbers(
            "smoothedX", series.smoothed() ? series.smoothing().smoothedTimes() : new double[0])
        .numbers(
            "smoothedValues",
            series.smoothed() ? series.smoothing().smoothedValues() : new double[0])
        .numbers(
            "smoothedErrors",
            series.smoothed() ? series.smoothing().smoothedErrors() : new double[0]);
  }
}
