package org.alidade.cube.survey;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.FormatException;

/** The CONFIG.yaml of a run: sections with indented {@code KEY: value} lines, nothing deeper. */
final class RunSettings {
  private final Path path;
  private final Map<String, String> values = new HashMap<>();

  private RunSettings(Path path) {
    this.path = path;
  }

  static RunSettings read(Path path) {
    RunSettings settings = new RunSettings(path);
    List<String> lines = NumberTable.lines(path);
    String section = "";
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.charAt(0) != '#') {
        String key = line.substring(0, colon).strip();
        if (Character.isWhitespace(line.charAt(0))) {
          settings.values.put(section + "." + key, line.substring(colon + 1).strip());
        } else {
          section = key;
        }
      }
    }
    return settings;
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  String text(String key) {
    return find(key)
        .orElseThrow(
            () ->
                new FormatException(
                    "setting " + key + " is missing", path.toString(), "add it to the file"));
  }

  double number(String key) {
    return NumberTable.numbers(text(key), 1, path + " " + key)[0];
  }

  int integer(String key, int otherwise) {
    return find(key).isPresent() ? (int) number(key) : otherwise;
  }
}
