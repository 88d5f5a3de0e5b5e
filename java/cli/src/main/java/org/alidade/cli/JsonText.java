package org.alidade.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Results as JSON text; a class of its own so that text output need not load the JSON library. */
final class JsonText {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonText() {}

  /** The document, a map or a list, as indented JSON; NaN and infinities become null. */
  static String of(Object document) {
    try {
      return JSON.writeValueAsString(FiniteNumbers.of(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("result has no JSON form", e);
    }
  }
}
