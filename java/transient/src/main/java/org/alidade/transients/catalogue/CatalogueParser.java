package org.alidade.transients.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.alidade.array.FormatException;
import org.alidade.transients.catalogue.RejectedLine.Reason;
import org.jspecify.annotations.Nullable;

/** One pass over the lines of a table with bars between its columns (spec transient 2.2). */
final class CatalogueParser {
  private static final Pattern BAR = Pattern.compile("\\|");
  private static final Pattern RULE = Pattern.compile("[-+\\s]+");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final String where;
  private final List<SupernovaEntry> entries = new ArrayList<>();
  private final List<RejectedLine> rejected = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private @Nullable List<String> columns;
  private boolean ruleMayFollow;

  CatalogueParser(String where) {
    this.where = where;
  }

  SupernovaCatalogue parse(BufferedReader lines) throws IOException {
    int number = 0;
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      number++;
      String line = number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
      if (!line.isBlank()) {
        line(number, line);
      }
    }
    return new SupernovaCatalogue(entries, rejected, warnings);
  }

  private void line(int number, String line) {
    List<String> fields = fields(line);
    boolean first = columns == null;
    if (columns == null) {
      boolean header = fields.contains(CatalogueColumns.NAME);
      columns = header ? header(fields) : CatalogueColumns.ALL;
      ruleMayFollow = header;
      if (header) {
        return;
      }
    }
    boolean rule = !first && ruleMayFollow && RULE.matcher(line).matches();
    ruleMayFollow = false;
    if (!rule) {
      row(number, fields, columns);
    }
  }

  private List<String> header(List<String> fields) {
    for (String needed : List.of(CatalogueColumns.RA, CatalogueColumns.DEC)) {
      if (!fields.contains(needed)) {
        throw new FormatException(
            "the header has no column " + needed, where, "give a table with names and positions");
      }
    }
    return fields;
  }

  private void row(int number, List<String> fields, List<String> header) {
    if (fields.size() != header.size()) {
      reject(number, Reason.COLUMN_COUNT);
      return;
    }
    Map<String, String> raw = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      raw.putIfAbsent(header.get(i), fields.get(i));
    }
    if (text(raw, CatalogueColumns.NAME).isEmpty()) {
      reject(number, Reason.MISSING_NAME);
    } else if (text(raw, CatalogueColumns.RA).isEmpty()
        || text(raw, CatalogueColumns.DEC).isEmpty()) {
      reject(number, Reason.MISSING_COORDINATES);
    } else {
      located(number, raw);
    }
  }

  private void located(int number, Map<String, String> raw) {
    OptionalDouble ra = Sexagesimal.raDegrees(text(raw, CatalogueColumns.RA));
    OptionalDouble dec = Sexagesimal.decDegrees(text(raw, CatalogueColumns.DEC));
    if (ra.isEmpty() || dec.isEmpty()) {
      reject(number, Reason.BAD_COORDINATES);
      return;
    }
    String name = text(raw, CatalogueColumns.NAME);
    if (!names.add(name)) {
      warnings.add("line " + number + ": " + name + " is there more than once");
    }
    entries.add(
        new SupernovaEntry(
            number,
            name,
            ra.getAsDouble(),
            dec.getAsDouble(),
            date(text(raw, CatalogueColumns.DISCOVERED)),
            date(text(raw, CatalogueColumns.MAXIMUM)),
            text(raw, CatalogueColumns.TYPE),
            text(raw, CatalogueColumns.GALAXY),
            raw));
  }

  private void reject(int number, Reason reason) {
    rejected.add(new RejectedLine(number, reason));
  }

  private static List<String> fields(String line) {
    return BAR.splitAsStream(line + " ").map(String::strip).toList();
  }

  private static String text(Map<String, String> raw, String column) {
    return raw.getOrDefault(column, "");
  }

  /** A day of the calendar; null for anything else. */
  static @Nullable LocalDate date(String text) {
    if (!DATE.matcher(text).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
