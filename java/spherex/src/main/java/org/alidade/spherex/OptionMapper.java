package org.alidade.spherex;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/** Records of options as trees with the names of the specification, and back. */
final class OptionMapper {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Source.class, new SourceWriter())
                  .addDeserializer(Source.class, new SourceReader())
                  .addSerializer(Enum.class, new ChoiceWriter())
                  .addSerializer(Band.class, new BandWriter())
                  .addSerializer(Path.class, new PathWriter()))
          .build();

  private OptionMapper() {}

  /** A record of options as a tree. */
  static ObjectNode tree(Object options) {
    return MAPPER.valueToTree(options);
  }

  /** Any value as a tree. */
  static JsonNode value(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A tree as lists, maps, text and numbers. */
  static @Nullable Object plain(JsonNode tree) {
    return MAPPER.convertValue(tree, Object.class);
  }

  /**
   * A record of options from its tree; unknown keys are ignored.
   *
   * @throws BadInputException naming the first option that cannot be used
   */
  static <T> T options(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw unusable(e);
    } catch (IOException e) {
      throw new IllegalStateException("a tree needs no reading", e);
    }
  }

  private static AlidadeException unusable(JsonMappingException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AlidadeException own) {
        return own;
      }
    }
    String option =
        failure.getPath().stream()
            .map(part -> part.getFieldName() == null ? "[]" : part.getFieldName())
            .collect(Collectors.joining("."));
    String why = failure.getOriginalMessage().replaceAll("org\\.alidade\\.spherex\\.", "");
    BadInputException unusable =
        new BadInputException(
            "unusable value (" + why + ")",
            option.isEmpty() ? "options" : option,
            "see docs/formats/spherex.md for what the option takes");
    unusable.initCause(failure);
    return unusable;
  }

  private static final class SourceWriter extends JsonSerializer<Source> {
    @Override
    public void serialize(Source source, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeNumberField("ra", source.raDegrees());
      out.writeNumberField("dec", source.decDegrees());
      out.writeStringField("name", source.name());
      out.writeEndObject();
    }
  }

  private static final class SourceReader extends JsonDeserializer<Source> {
    @Override
    public Source deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode node = parser.readValueAsTree();
      JsonNode name = node.path("name");
      return new Source(
          coordinate(node, "ra"),
          coordinate(node, "dec"),
          name.isNull() ? null : name.asText(null));
    }

    private static double coordinate(JsonNode node, String axis) {
      JsonNode value = node.path(axis);
      try {
        return value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText());
      } catch (NumberFormatException e) {
        BadInputException failure =
            new BadInputException(
                value.isMissingNode() ? "no value" : "value " + value,
                axis,
                "give the position in degrees");
        failure.initCause(e);
        throw failure;
      }
    }
  }

  /** Lower case as in English: Jackson's own feature follows the user's language. */
  @SuppressWarnings("rawtypes") // the type under which Jackson looks for all enums
  private static final class ChoiceWriter extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum choice, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(choice.name().toLowerCase(Locale.ROOT));
    }
  }

  private static final class BandWriter extends JsonSerializer<Band> {
    @Override
    public void serialize(Band band, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(band.text());
    }
  }

  private static final class PathWriter extends JsonSerializer<Path> {
    @Override
    public void serialize(Path path, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(path.toString());
    }
  }
}
