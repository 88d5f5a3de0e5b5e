package org.alidade.lightcurve.naming;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Names made of fields: a format with a slot per field makes them, a regular expression with a
 * group per field takes them apart (spec lightcurve 3.1).
 *
 * <pre>{@code
 * NameTemplate visits = NameTemplate.define(
 *     "visit", "V{number}_{band}.fits", "V(?<number>\\d+)_(?<band>[a-z])\\.fits\\z", "number", "band");
 * String band = visits.parse("V17_r.fits").get("band");
 * String other = visits.remake("V17_r.fits", Map.of("band", "g"));
 * }</pre>
 */
public final class NameTemplate {
  /** Named group, also in the notation of Python; names may hold underscores. */
  private static final Pattern GROUP = Pattern.compile("\\(\\?P?<([A-Za-z_]\\w*)>");

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)\\}");

  private final String name;
  private final String format;
  private final String expression;
  private final List<String> fields;
  private final List<String> groups;
  private final Pattern pattern;

  private NameTemplate(
      String name, String format, String expression, List<String> fields, List<String> groups) {
    this.name = name;
    this.format = format;
    this.expression = expression;
    this.fields = fields;
    this.groups = groups;
    this.pattern = numbered(expression);
  }

  /**
   * Defines a template.
   *
   * @param name what the names are called in messages
   * @param format text with {@code {field}} slots
   * @param expression regular expression, matched from the start of a name; groups {@code
   *     (?<field>...)} or {@code (?P<field>...)}, and {@code \z} at the end if nothing may follow
   * @param fields the fields, in the order in which names are taken apart
   * @throws BadInputException if the groups or slots are not the fields, each once
   */
  public static NameTemplate define(
      String name, String format, String expression, String... fields) {
    List<String> declared = List.of(fields);
    List<String> groups = all(GROUP, expression);
    requireSame(name, "groups", groups, declared);
    requireSame(name, "slots", List.copyOf(new LinkedHashSet<>(all(SLOT, format))), declared);
    return new NameTemplate(name, format, expression, declared, groups);
  }

  private static void requireSame(
      String name, String what, List<String> found, List<String> declared) {
    Set<String> foundSet = new TreeSet<>(found);
    Set<String> declaredSet = new TreeSet<>(declared);
    boolean repeats = found.size() != foundSet.size() || declared.size() != declaredSet.size();
    if (repeats || !foundSet.equals(declaredSet)) {
      throw new BadInputException(
          what + " " + found + " do not fit the fields " + declared,
          "name template " + name,
          "use every field once");
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** Groups get names that Java knows, in order. */
  private static Pattern numbered(String expression) {
    Matcher matcher = GROUP.matcher(expression);
    StringBuilder renamed = new StringBuilder();
    int count = 0;
    while (matcher.find()) {
      matcher.appendReplacement(renamed, "(?<f" + count + ">");
      count++;
    }
    return Pattern.compile(matcher.appendTail(renamed).toString());
  }

  /** What the names are called in messages. */
  public String name() {
    return name;
  }

  /** The fields, in order. */
  public List<String> fields() {
    return fields;
  }

  /** Whether a name can be taken apart. */
  public boolean matches(String text) {
    return pattern.matcher(text).lookingAt();
  }

  /**
   * Takes a name apart.
   *
   * @return the fields in order; empty for what the name leaves out
   * @throws BadInputException if the name does not fit; names it and the expression
   */
  public Map<String, String> parse(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.lookingAt()) {
      throw new BadInputException(
          "'" + text + "' is not a name of a " + name,
          "name template " + name,
          "use a name that fits " + expression);
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (String field : fields) {
      found.put(field, Objects.requireNonNullElse(matcher.group("f" + groups.indexOf(field)), ""));
    }
    return found;
  }

  /**
   * Makes a name and checks that it says what it was made of.
   *
   * @param values values of all fields; others are ignored
   * @throws BadInputException if a field is missing or has a value that does not fit
   */
  public String make(Map<String, String> values) {
    String made = make(values, false);
    Map<String, String> parsed = matches(made) ? parse(made) : Map.of();
    for (String field : fields) {
      if (!Objects.equals(parsed.get(field), values.get(field))) {
        throw new BadInputException(
            "'" + made + "' would not tell " + field + " '" + values.get(field) + "' again",
            "name template " + name,
            "use values that fit " + expression);
      }
    }
    return made;
  }

  /**
   * Makes a name.
   *
   * @param values values of all fields; others are ignored
   * @param strict whether values are checked, as {@link #make(Map)} does
   * @throws BadInputException if a field is missing, or one is checked and does not fit
   */
  public String make(Map<String, String> values, boolean strict) {
    if (strict) {
      return make(values);
    }
    return SLOT.matcher(format)
        .replaceAll(slot -> Matcher.quoteReplacement(value(values, slot.group(1))));
  }

  private String value(Map<String, String> values, String field) {
    String value = values.get(field);
    if (value == null) {
      throw new BadInputException(
          "no value for " + field, "name template " + name, "give " + fields);
    }
    return value;
  }

  /**
   * A name with some fields changed.
   *
   * @throws BadInputException if the name or a value does not fit
   */
  public String remake(String text, Map<String, String> changes) {
    return remake(text, changes, true);
  }

  /**
   * A name with some fields changed.
   *
   * @param strict whether the values are checked
   * @throws BadInputException if the name does not fit, or a value is checked and does not
   */
  public String remake(String text, Map<String, String> changes, boolean strict) {
    Map<String, String> values = parse(text);
    values.putAll(changes);
    return make(values, strict);
  }

  /**
   * Path of a file in a folder.
   *
   * @throws BadInputException if a field is missing or has a value that does not fit
   */
  public Path makeFilePath(Path folder, Map<String, String> values) {
    return folder.resolve(make(values));
  }

  /**
   * Path of the file whose name differs in some fields.
   *
   * @param file file whose name is taken apart
   * @param folder where the other lies, null for the folder of the first
   * @throws BadInputException if the name or a value does not fit
   */
  public Path remakeFilePath(Path file, @Nullable Path folder, Map<String, String> changes) {
    String made = remake(String.valueOf(file.getFileName()), changes);
    return folder == null ? file.resolveSibling(made) : folder.resolve(made);
  }

  @Override
  public String toString() {
    return name + " " + format;
  }
}
