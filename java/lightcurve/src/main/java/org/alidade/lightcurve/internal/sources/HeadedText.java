package org.alidade.lightcurve.internal.sources;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.FormatException;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Catalogues of SExtractor in text with a header (ASCII_HEAD): {@code # number NAME comment [unit]}
 * per column. A number that leaves a gap to the next announces a column of lists, whose elements
 * are called {@code NAME}, {@code NAME_1}, {@code NAME_2} (spec lightcurve 8).
 */
public final class HeadedText {
  private static final Pattern HEADER =
      Pattern.compile("#\\s*([0-9]+)\\s+(\\S+)(?:\\s.*?)??(?:\\[([^\\]]*)\\])?\\s*");

  private static final int LONGEST_INTEGER_DIGITS = 18;

  private final String where;
  private final List<Announced> announced = new ArrayList<>();
  private final List<List<String>> cells = new ArrayList<>();
  private int line;

  private record Announced(int number, String name, String unit) {}

  private HeadedText(String where) {
    this.where = where;
  }

  /** Whether a first line is a header of such a catalogue. */
  public static boolean recognises(String firstLine) {
    return HEADER.matcher(firstLine).matches();
  }

  /**
   * Reads a catalogue.
   *
   * @param where its name, for exceptions
   * @throws FormatException if header and rows do not fit each other
   */
  public static Table read(BufferedReader text, String where) {
    HeadedText reader = new HeadedText(where);
    text.lines().forEach(reader::take);
    return reader.table();
  }

  private void take(String content) {
    line++;
    if (content.startsWith("#")) {
      Matcher header = HEADER.matcher(content);
      if (header.matches()) {
        announce(header);
      }
    } else if (!content.isBlank()) {
      row(content);
    }
  }

  private void announce(Matcher header) {
    int number = number(header.group(1));
    int last = announced.isEmpty() ? 0 : announced.get(announced.size() - 1).number();
    if (number <= last || !cells.isEmpty()) {
      throw broken("column " + number + " is announced too late");
    }
    String unit = header.group(3) == null ? "" : unit(header.group(3));
    announced.add(new Announced(number, header.group(2), unit));
  }

  private int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      FormatException failure = broken("column number " + digits);
      failure.initCause(e);
      throw failure;
    }
  }

  private static String unit(String text) {
    return text.strip().replaceAll("\\bpixel\\b", "pix").replaceAll("\\bcount\\b", "ct");
  }

  private void row(String content) {
    StringTokenizer tokens = new StringTokenizer(content);
    if (cells.isEmpty()) {
      for (int i = 0; i < tokens.countTokens(); i++) {
        cells.add(new ArrayList<>());
      }
    }
    if (tokens.countTokens() != cells.size()) {
      throw broken(tokens.countTokens() + " values beside " + cells.size());
    }
    for (List<String> column : cells) {
      column.add(tokens.nextToken());
    }
  }

  private Table table() {
    if (announced.isEmpty() || announced.get(0).number() != 1) {
      throw broken("the header does not announce column 1");
    }
    int last = announced.get(announced.size() - 1).number();
    int width = cells.isEmpty() ? last : cells.size();
    if (width < last) {
      throw broken(width + " values in rows of " + last + " columns");
    }
    Table.Builder table = Table.builder();
    for (int i = 0; i < announced.size(); i++) {
      int end = i + 1 < announced.size() ? announced.get(i + 1).number() : width + 1;
      add(table, announced.get(i), end);
    }
    return table.build();
  }

  private void add(Table.Builder table, Announced column, int end) {
    for (int number = column.number(); number < end; number++) {
      int element = number - column.number();
      String name = element == 0 ? column.name() : column.name() + "_" + element;
      List<String> texts = cells.isEmpty() ? List.of() : cells.get(number - 1);
      table.column(typed(name, texts).unit(column.unit()));
    }
  }

  private static Column typed(String name, List<String> texts) {
    if (texts.stream().allMatch(HeadedText::isInteger)) {
      return Column.of(name, texts.stream().mapToLong(Long::parseLong).toArray());
    }
    double[] numbers = new double[texts.size()];
    for (int i = 0; i < numbers.length; i++) {
      try {
        numbers[i] = number(texts, i);
      } catch (NumberFormatException e) {
        return Column.of(name, texts);
      }
    }
    return Column.of(name, numbers);
  }

  private static boolean isInteger(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int digits = text.length() - start;
    return digits > 0
        && digits <= LONGEST_INTEGER_DIGITS
        && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  private static double number(List<String> texts, int row) {
    String text = texts.get(row);
    char last = text.charAt(text.length() - 1);
    if ((last >= '0' && last <= '9') || last == '.') {
      return Double.parseDouble(text);
    }
    String sign = text.startsWith("-") ? "-" : "";
    String word = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (word.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    if (word.equalsIgnoreCase("inf")) {
      return Double.parseDouble(sign + "Infinity");
    }
    throw new NumberFormatException(text);
  }

  private FormatException broken(String what) {
    return new FormatException(what, where + ", line " + line, "write the catalogue again");
  }
}
