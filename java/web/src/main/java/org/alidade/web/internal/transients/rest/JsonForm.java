package org.alidade.web.internal.transients.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How records are written as JSON: names as in the database, times as ISO 8601, nothing unknown
 * accepted. Replies lie in an envelope (spec transient 18).
 */
public final class JsonForm {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .annotationIntrospector(new SmallNames())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
          .build();

  private JsonForm() {}

  /** States and kinds are written as in the database: in small letters. */
  private static final class SmallNames extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
      return small(values);
    }

    /** The description of the service still asks in the old way. */
    @Override
    @Deprecated
    public String[] findEnumValues(Class<?> type, Enum<?>[] values, String[] names) {
      return small(values);
    }

    private static String[] small(Enum<?>[] values) {
      return Arrays.stream(values)
          .map(value -> value.name().toLowerCase(Locale.ROOT))
          .toArray(String[]::new);
    }
  }

  /** The mapper, for schemas. */
  static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Something as bytes. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reply cannot be written as JSON", e);
    }
  }

  /** Something as text. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reply cannot be written as JSON", e);
    }
  }

  /**
   * A body as a record.
   *
   * @throws Problem 422 if it has another form
   */
  static <T> T read(String body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw Problem.malformed("the body is null: send a JSON object");
      }
      return value;
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof RuntimeException inner && !(inner instanceof Problem)) {
        throw Problem.malformed("the body cannot be used: " + inner.getMessage());
      }
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
      Problem failure =
          Problem.malformed("the body is not the JSON object that is described in /api/docs");
      failure.initCause(e);
      throw failure;
    }
  }

  /** The envelope of data. */
  static byte[] success(@Nullable Object data, Map<String, Object> meta) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("status", "success");
    envelope.put("data", data);
    envelope.put("meta", meta);
    envelope.put("error", null);
    return bytes(envelope);
  }

  /** The envelope of a problem. */
  static byte[] error(int status, String code, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", message);
    error.put("error_code", code);
    error.put("details", Map.of());
    error.put("type", status < Problem.FAILED ? "client_error" : "server_error");
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("status", "error");
    envelope.put("data", null);
    envelope.put("meta", Map.of());
    envelope.put("error", error);
    return bytes(envelope);
  }
}
