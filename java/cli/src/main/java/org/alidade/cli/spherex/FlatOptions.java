package org.alidade.cli.spherex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of the configuration as options of a command: {@code --aperture-diameter}. Names,
 * texts and defaults come from a table of texts, so that help needs no library.
 */
final class FlatOptions implements IModelTransformer {
  private static final Set<String> LISTS =
      Set.of("bands", "collections", "bad_flags", "figsize", "window_size", "pipeline_stages");
  private static final String NONE = "none";
  private static final String BAR = " \\| ";
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("org.alidade.cli.spherex.options", Locale.ROOT);

  FlatOptions() {}

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (String name : names()) {
      String[] text = TEXTS.getString(name).split(BAR, 2);
      command.addOption(option(name, text[0], text[1]));
    }
    return command;
  }

  private static Set<String> names() {
    return new TreeSet<>(TEXTS.keySet());
  }

  private static OptionSpec option(String name, String text, String value) {
    boolean isSwitch = value.equals("true") || value.equals("false");
    OptionSpec.Builder option =
        OptionSpec.builder(flag(name))
            .paramLabel(LISTS.contains(name) ? "A,B" : isSwitch ? "true|false" : "X")
            .type(String.class)
            .arity(isSwitch ? "0..1" : "1")
            .description(text + "; default: " + value + ".");
    return isSwitch ? option.fallbackValue("true").build() : option.build();
  }

  private static String flag(String name) {
    return "--" + name.replace('_', '-');
  }

  /** The options that were given, by their flat names. */
  static Map<String, @Nullable Object> given(ParseResult parsed) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    for (String name : names()) {
      if (parsed.hasMatchedOption(flag(name))) {
        given.put(name, value(name, parsed.matchedOptionValue(flag(name), "")));
      }
    }
    return given;
  }

  private static @Nullable Object value(String name, String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return null;
    }
    if (!LISTS.contains(name)) {
      return text;
    }
    List<Object> items = new ArrayList<>();
    Arrays.stream(text.split(",", -1)).map(String::strip).forEach(item -> items.add(item(item)));
    boolean isSide = name.equals("window_size");
    boolean isPolicy = name.equals("bad_flags") && items.get(0) instanceof String;
    return items.size() == 1 && (isSide || isPolicy) ? items.get(0) : items;
  }

  private static Object item(String text) {
    if (text.matches("-?\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    return text.matches("-?\\d*\\.\\d+") ? (Object) Double.valueOf(text) : text;
  }
}
