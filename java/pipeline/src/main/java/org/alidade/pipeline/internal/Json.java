package org.alidade.pipeline.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/** Values as JSON text: the same value always gives the same text, so texts can be compared. */
public final class Json {
  /** The one mapper: keys sorted, times in ISO 8601, unknown keys ignored. */
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /**
   * A value as text.
   *
   * @throws BadInputException if the value has no JSON form
   */
  public static String text(@Nullable Object value, String where) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw caused(
          new BadInputException(
              "a value has no JSON form (" + e.getOriginalMessage() + ")",
              where,
              "use records, maps, lists, text and numbers"),
          e);
    }
  }

  /**
   * A value as a tree, exactly as it will be read back.
   *
   * @throws BadInputException if the value has no JSON form
   */
  public static JsonNode tree(@Nullable Object value, String where) {
    return tree(text(value, where));
  }

  /** The tree of a text that this class made. */
  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the text was written by this library", e);
    }
  }

  /**
   * A value from its text.
   *
   * @throws BadInputException if the text does not fit the type
   */
  public static <V> V value(String text, Class<V> type, String where) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw caused(
          new BadInputException(
              "a saved value is no " + type.getSimpleName() + " (" + e.getOriginalMessage() + ")",
              where,
              "ask for the type that was saved, or run the stage anew"),
          e);
    }
  }

  /** 128 bits of SHA-256, in hexadecimal. */
  public static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static BadInputException caused(BadInputException failure, Exception cause) {
    failure.initCause(cause);
    return failure;
  }
}
