package org.alidade.spherex.archive;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.alidade.archive.ArchiveException;
import org.alidade.array.FormatException;
import org.alidade.spherex.Observation;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the archive's image service (SIA2), as CSV or VOTable: ObsCore columns whose
 * addresses are those of the files (spec spherex 3.1).
 *
 * <p>Example: {@code SiaAnswer.read(bytes, "SIA").observations(List.of())}.
 */
public final class SiaAnswer {
  private final VoTable table;

  private SiaAnswer(VoTable table) {
    this.table = table;
  }

  /**
   * Reads an answer, whichever form it has.
   *
   * @param where for messages
   * @throws ArchiveException if the service reports an error instead
   * @throws FormatException if it is neither
   */
  public static SiaAnswer read(byte[] answer, String where) {
    int start = 0;
    while (start < answer.length && Character.isWhitespace(answer[start])) {
      start++;
    }
    boolean xml = start < answer.length && answer[start] == '<';
    return new SiaAnswer(
        xml
            ? VoTable.read(new ByteArrayInputStream(answer), where)
            : csv(new String(answer, StandardCharsets.UTF_8), where));
  }

  /** The answer as a table. */
  public VoTable table() {
    return table;
  }

  /**
   * The images of the answer, in order of time, the newest file of each.
   *
   * @param collections to keep; empty for all
   */
  public List<Observation> observations(List<String> collections) {
    return ArchiveRows.of(table, collections).rows().stream()
        .map(row -> row.observation(row.address()))
        .toList();
  }

  private static VoTable csv(String text, String where) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new FormatException("no table in the answer", where, "try again later");
    }
    List<String> columns = fields(lines.get(0));
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = fields(line);
      if (fields.size() != columns.size()) {
        throw new FormatException(
            "a row of " + fields.size() + " fields under " + columns.size() + " names",
            where,
            "ask for a VOTable");
      }
      rows.add(row(fields));
    }
    return new VoTable(columns, rows, false);
  }

  private static @Nullable Object[] row(List<String> fields) {
    @Nullable Object[] row = new Object[fields.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = fields.get(i).isEmpty() ? null : fields.get(i);
    }
    return row;
  }

  /**
   * Fields of a line. The service does not quote the JSON objects in its column cloud_access, so a
   * field that begins with a brace ends with the matching one; a quote inside is part of the JSON.
   */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    while (start <= line.length()) {
      int end = end(line, start);
      fields.add(unquoted(line.substring(start, end)));
      start = end + 1;
    }
    return fields;
  }

  /** Where the field that begins here ends: at the next comma that is not inside something. */
  private static int end(String line, int start) {
    boolean json = line.startsWith("{", start);
    boolean quotable = json || line.startsWith("\"", start);
    boolean quoted = false;
    int depth = 0;
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quotable) {
        quoted = !quoted;
      } else if (json && !quoted && c == '{') {
        depth++;
      } else if (json && !quoted && c == '}') {
        depth--;
      } else if (c == ',' && !quoted && depth <= 0) {
        return i;
      }
    }
    return line.length();
  }

  private static String unquoted(String field) {
    boolean quoted = field.length() >= 2 && field.startsWith("\"") && field.endsWith("\"");
    return quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
  }
}
