package org.alidade.web.internal.front;

import java.util.Arrays;
import java.util.List;
import org.alidade.web.internal.Json;

/**
 * The measurements of a SPHEREx light curve as its table has them: comments, a line of names, then
 * one line each.
 */
final class MeasurementTable {
  private static final int MOST_LINES = 200_000;
  private static final List<String> NUMBERS = List.of("mjd", "flux", "flux_error", "wavelength");
  private static final String BAND = "band";

  private final List<String> names;
  private final List<String[]> rows;

  private MeasurementTable(List<String> names, List<String[]> rows) {
    this.names = names;
    this.rows = rows;
  }

  static MeasurementTable read(String text) {
    List<String[]> lines =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .limit(MOST_LINES)
            .map(line -> line.split(",", -1))
            .toList();
    return lines.isEmpty()
        ? new MeasurementTable(List.of(), List.of())
        : new MeasurementTable(Arrays.asList(lines.get(0)), lines.subList(1, lines.size()));
  }

  /** Columns that the page draws; what is missing is null. */
  Json document() {
    Json json = new Json().integer("rows", rows.size());
    for (String name : NUMBERS) {
      int column = names.indexOf(name);
      json.exactNumbers(name, rows.stream().mapToDouble(row -> number(row, column)).toArray());
    }
    int band = names.indexOf(BAND);
    return json.texts(BAND, rows.stream().map(row -> field(row, band)).toList());
  }

  private static String field(String[] row, int column) {
    return column >= 0 && column < row.length ? row[column].strip() : "";
  }

  private static double number(String[] row, int column) {
    String text = field(row, column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
