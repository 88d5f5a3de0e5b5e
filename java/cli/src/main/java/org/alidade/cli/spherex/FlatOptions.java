package org.alidade.cli.spherex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of the configuration as options of a command: {@code --aperture-diameter}. */
final class FlatOptions implements IModelTransformer {
  /** What options of its own stand for. */
  private static final Set<String> ELSEWHERE = Set.of("source", "output_dir");

  /** Options that are lists although their default is none or a number. */
  private static final Set<String> LISTS = Set.of("bands", "window_size");

  private static final String NONE = "none";
  private static final Map<String, @Nullable Object> DEFAULTS =
      QueryConfig.of(Source.at(0, 0)).options();

  FlatOptions() {}

  @Override
  public CommandSpec transform(CommandSpec command) {
    ResourceBundle texts = ResourceBundle.getBundle("org.alidade.cli.spherex.options", Locale.ROOT);
    for (Map.Entry<String, @Nullable Object> option : DEFAULTS.entrySet()) {
      String name = option.getKey();
      if (!ELSEWHERE.contains(name)) {
        command.addOption(option(name, option.getValue(), text(texts, name)));
      }
    }
    return command;
  }

  private static String text(ResourceBundle texts, String name) {
    try {
      return texts.getString(name);
    } catch (MissingResourceException e) {
      return "See docs/formats/spherex.md";
    }
  }

  private static OptionSpec option(String name, @Nullable Object value, String text) {
    boolean isSwitch = value instanceof Boolean;
    OptionSpec.Builder option =
        OptionSpec.builder(flag(name))
            .paramLabel(isList(name) ? "A,B" : isSwitch ? "true|false" : "X")
            .type(String.class)
            .arity(isSwitch ? "0..1" : "1")
            .description(text + "; default: " + shown(value) + ".");
    return isSwitch ? option.fallbackValue("true").build() : option.build();
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return NONE;
    }
    return value instanceof List<?> list
        ? String.join(",", list.stream().map(String::valueOf).toList())
        : value.toString();
  }

  private static boolean isList(String name) {
    return LISTS.contains(name) || DEFAULTS.get(name) instanceof List<?>;
  }

  private static String flag(String name) {
    return "--" + name.replace('_', '-');
  }

  /** The options that were given, by their flat names. */
  static Map<String, @Nullable Object> given(ParseResult parsed) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    for (String name : DEFAULTS.keySet()) {
      if (!ELSEWHERE.contains(name) && parsed.hasMatchedOption(flag(name))) {
        String text = parsed.matchedOptionValue(flag(name), "");
        given.put(name, value(name, text));
      }
    }
    return given;
  }

  private static @Nullable Object value(String name, String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return null;
    }
    if (!isList(name)) {
      return text;
    }
    List<Object> items = new ArrayList<>();
    Arrays.stream(text.split(",", -1)).map(String::strip).forEach(item -> items.add(item(item)));
    return name.equals("window_size") && items.size() == 1 ? items.get(0) : items;
  }

  private static Object item(String text) {
    if (text.matches("-?\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    return text.matches("-?\\d*\\.\\d+") ? (Object) Double.valueOf(text) : text;
  }
}
