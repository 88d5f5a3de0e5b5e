package org.alidade.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A page of the guide that says what a program calls something and what it is called here. Of its
 * tables those with a column {@code Java} or {@code command} are read; a class or command in the
 * heading of a column goes for all rows.
 */
record MigrationPage(Path file, List<Table> tables, List<String> prose) {
  private static final Pattern RULE = Pattern.compile("\\|[\\s:|-]+\\|");
  private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  /** One table: its headings, and its rows with as many cells. */
  record Table(int line, List<String> headings, List<List<String>> rows) {
    /** The column whose heading begins with a word. */
    Optional<Integer> column(String word) {
      for (int column = 0; column < headings.size(); column++) {
        if (headings.get(column).toLowerCase(Locale.ROOT).startsWith(word)) {
          return Optional.of(column);
        }
      }
      return Optional.empty();
    }
  }

  static MigrationPage read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Table> tables = new ArrayList<>();
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      code ^= line.startsWith("```");
      if (code || !line.startsWith("|")) {
        prose.add(line);
        continue;
      }
      int end = at;
      while (end < lines.size() && lines.get(end).startsWith("|")) {
        end++;
      }
      tables.add(table(at + 1, lines.subList(at, end)));
      at = end - 1;
    }
    return new MigrationPage(file, List.copyOf(tables), List.copyOf(prose));
  }

  /** What stands between backticks. */
  static List<String> spans(String text) {
    return SPAN.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static Table table(int number, List<String> lines) {
    if (lines.size() < 2 || !RULE.matcher(lines.get(1)).matches()) {
      throw new IllegalStateException("table without headings in line " + number);
    }
    List<String> headings = cells(lines.get(0));
    List<List<String>> rows =
        lines.subList(2, lines.size()).stream().map(MigrationPage::cells).toList();
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalStateException(
            "row with other columns in the table of line " + number + ": " + row);
      }
    }
    return new Table(number, headings, rows);
  }

  private static List<String> cells(String line) {
    String inside = line.strip();
    inside = inside.substring(1, inside.length() - 1);
    return CELL_END
        .splitAsStream(inside + " ")
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }
}
