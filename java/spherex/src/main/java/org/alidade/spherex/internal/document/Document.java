package org.alidade.spherex.internal.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.alidade.array.AtomicFile;
import org.alidade.array.FormatException;
import org.yaml.snakeyaml.error.YAMLException;

/** A JSON or YAML file as a tree of values. */
public final class Document {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private Document() {}

  /** Whether the name of a file says YAML. */
  public static boolean isYaml(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * Reads a file; what it is, its content says: JSON begins with a brace.
   *
   * @throws FormatException if it is neither, or holds no map
   * @throws IOException if it cannot be read
   */
  public static ObjectNode read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    JsonNode tree = parse(text, file);
    if (tree instanceof ObjectNode map) {
      return map;
    }
    throw new FormatException("no map of names and values", file.toString(), "check the file");
  }

  private static JsonNode parse(String text, Path file) {
    try {
      if (text.stripLeading().startsWith("{")) {
        return JSON.readTree(text);
      }
      return JSON.valueToTree(SafeYaml.load(text));
    } catch (JacksonException e) {
      throw unreadable(file, e.getOriginalMessage(), e);
    } catch (YAMLException | IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static FormatException unreadable(Path file, String why, Exception cause) {
    String line = why.replaceAll("\\s*\\R\\s*", " ");
    FormatException failure =
        new FormatException(
            "neither JSON nor plain YAML (" + line + ")", file.toString(), "correct the file");
    failure.initCause(cause);
    return failure;
  }

  /** The tree as text, YAML or JSON. */
  public static String text(JsonNode tree, boolean yaml) {
    try {
      return yaml ? YAML.writeValueAsString(tree) : JSON.writeValueAsString(tree) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException("a tree has a text", e);
    }
  }

  /**
   * Writes a file whole or not at all, in the format its name says.
   *
   * @throws IOException if it cannot be written; an existing file is then as it was
   */
  public static void write(Path file, JsonNode tree) throws IOException {
    String text = text(tree, isYaml(file));
    AtomicFile.write(file, part -> Files.writeString(part, text, StandardCharsets.UTF_8));
  }
}
