package org.alidade.spherex.figures;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alidade.plot.LineType;
import org.alidade.plot.Style;
import org.alidade.plot.TextSizes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a style from a matplotlibrc file: sizes of type, grid, frame and ticks. Keys without a
 * meaning here are passed over; values that cannot be read are logged and passed over.
 *
 * <p>The keys are {@code font.size}, {@code axes.titlesize}, {@code axes.labelsize}, {@code
 * xtick.labelsize} or {@code ytick.labelsize}, {@code legend.fontsize}, {@code axes.linewidth},
 * {@code axes.grid}, {@code grid.color}, {@code grid.alpha}, {@code grid.linewidth}, {@code
 * grid.linestyle} and {@code xtick.direction} or {@code ytick.direction}.
 */
public final class StyleFile {
  private static final Logger LOG = LoggerFactory.getLogger(StyleFile.class);
  private static final String NAME = "matplotlibrc";
  private static final double USUAL_FONT_SIZE = 10;

  private static final Map<String, Double> RELATIVE_SIZES =
      Map.of(
          "xx-small", 0.579,
          "x-small", 0.694,
          "small", 0.833,
          "smaller", 0.833,
          "medium", 1.0,
          "large", 1.2,
          "larger", 1.2,
          "x-large", 1.44,
          "xx-large", 1.728);

  private static final Map<String, LineType> LINES =
      Map.of(
          "-", LineType.SOLID,
          "solid", LineType.SOLID,
          "--", LineType.DASHED,
          "dashed", LineType.DASHED,
          ":", LineType.DOTTED,
          "dotted", LineType.DOTTED,
          "-.", LineType.DASH_DOT,
          "dashdot", LineType.DASH_DOT);

  private static final Map<String, Integer> COLORS =
      Map.of(
          "black", 0x000000,
          "k", 0x000000,
          "white", 0xFFFFFF,
          "w", 0xFFFFFF,
          "gray", 0x808080,
          "grey", 0x808080,
          "lightgray", 0xD3D3D3,
          "lightgrey", 0xD3D3D3);

  private final Map<String, String> values;
  private final Path file;

  private StyleFile(Map<String, String> values, Path file) {
    this.values = values;
    this.file = file;
  }

  /**
   * The style of the first matplotlibrc found where matplotlib looks: the working directory, {@code
   * $MATPLOTLIBRC} (file or folder), {@code $XDG_CONFIG_HOME/matplotlib} or {@code
   * ~/.config/matplotlib}, {@code ~/.matplotlib}; without any, or if it cannot be read, {@link
   * SpherexStyle#DEFAULT}.
   */
  public static SpherexStyle ofUser() {
    return find(Path.of(""), System.getenv(), Path.of(System.getProperty("user.home", "")))
        .map(StyleFile::readOrDefault)
        .orElse(SpherexStyle.DEFAULT);
  }

  static Optional<Path> find(Path workingFolder, Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("MATPLOTLIBRC", "");
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path configFolder = config.isEmpty() ? home.resolve(".config") : Path.of(config);
    return Stream.of(
            workingFolder.resolve(NAME),
            Path.of(named),
            Path.of(named).resolve(NAME),
            configFolder.resolve("matplotlib").resolve(NAME),
            home.resolve(".matplotlib").resolve(NAME))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static SpherexStyle readOrDefault(Path file) {
    try {
      return read(file);
    } catch (IOException e) {
      LOG.warn("style file {} cannot be read: {}", file, e.toString());
      return SpherexStyle.DEFAULT;
    }
  }

  /**
   * Reads a style file.
   *
   * @throws IOException if it cannot be read
   */
  public static SpherexStyle read(Path file) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String line : lines(file)) {
      String text = withoutComment(line);
      int colon = text.indexOf(':');
      if (colon > 0) {
        String value = text.substring(colon + 1).strip().replaceAll("^\"|\"$", "");
        values.put(text.substring(0, colon).strip(), value);
      }
    }
    return new StyleFile(values, file).style();
  }

  private static Iterable<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    }
  }

  /** A comment begins with a hash sign outside quotes. */
  private static String withoutComment(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      if (line.charAt(i) == '#' && !quoted) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private SpherexStyle style() {
    SpherexStyle usual = SpherexStyle.DEFAULT;
    Style line = usual.gridLine();
    double alpha = number("grid.alpha", line.alpha(), value -> value >= 0 && value <= 1);
    Style gridLine =
        line.color(value("grid.color", StyleFile::color).orElse(line.color()))
            .alpha(alpha)
            .width(number("grid.linewidth", line.width(), value -> value >= 0))
            .line(value("grid.linestyle", LINES::get).orElse(line.line()));
    return new SpherexStyle(
        textSizes(usual.textSizes()),
        value("axes.grid", StyleFile::logical).orElse(usual.grid()),
        gridLine,
        number("axes.linewidth", usual.frameWidth(), value -> value >= 0),
        first("xtick.direction", "ytick.direction", StyleFile::outward)
            .orElse(usual.ticksOutward()));
  }

  private TextSizes textSizes(TextSizes usual) {
    double font = number("font.size", USUAL_FONT_SIZE, StyleFile::isSize);
    Function<String, Double> size = text -> size(text, font);
    boolean scaled = values.containsKey("font.size");
    double ticks =
        first("xtick.labelsize", "ytick.labelsize", size).orElse(scaled ? font : usual.ticks());
    return new TextSizes(
        value("axes.titlesize", size).orElse(usual.title()),
        value("axes.labelsize", size).orElse(usual.label()),
        ticks,
        scaled ? font : usual.colorBar(),
        value("legend.fontsize", size).orElse(scaled ? font : usual.legend()));
  }

  private <T> Optional<T> first(String key, String other, Function<String, T> reading) {
    return value(key, reading).or(() -> value(other, reading));
  }

  private double number(String key, double otherwise, DoublePredicate usable) {
    return value(key, text -> usable(Double.valueOf(text), usable)).orElse(otherwise);
  }

  private static Double usable(Double value, DoublePredicate usable) {
    if (!usable.test(value)) {
      throw new NumberFormatException("out of range");
    }
    return value;
  }

  /** The value of a key as something; empty, after a warning, if it cannot be read as such. */
  private <T> Optional<T> value(String key, Function<String, T> reading) {
    String text = values.get(key);
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value;
    try {
      value = Optional.ofNullable(reading.apply(text.toLowerCase(Locale.ROOT)));
    } catch (NumberFormatException e) {
      value = Optional.empty();
    }
    if (value.isEmpty()) {
      LOG.warn("style file {}: {} is {}, which has no meaning here", file, key, text);
    }
    return value;
  }

  private static boolean isSize(double value) {
    return value > 0 && value <= 200;
  }

  private static Double size(String text, double font) {
    Double relative = RELATIVE_SIZES.get(text);
    return usable(
        relative == null ? Double.valueOf(text) : Double.valueOf(relative * font),
        StyleFile::isSize);
  }

  private static Boolean logical(String text) {
    return switch (text) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> throw new NumberFormatException("neither true nor false");
    };
  }

  private static Boolean outward(String text) {
    return switch (text) {
      case "out", "inout" -> true;
      case "in" -> false;
      default -> throw new NumberFormatException("no direction");
    };
  }

  /** A name, a level of grey from 0 to 1, or six hexadecimal digits. */
  private static Color color(String text) {
    Integer named = COLORS.get(text);
    if (named != null) {
      return new Color(named);
    }
    String digits = text.startsWith("#") ? text.substring(1) : text;
    if (digits.matches("[0-9a-f]{6}")) {
      return new Color(Integer.parseInt(digits, 16));
    }
    float grey = usable(Double.valueOf(text), value -> value >= 0 && value <= 1).floatValue();
    return new Color(grey, grey, grey);
  }
}
