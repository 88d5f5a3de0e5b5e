package org.alidade.transients.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;

/** Writes records as JSON with names in snake case. */
final class JsonFile {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private JsonFile() {}

  static Path write(Path target, Object content) {
    try {
      byte[] json = MAPPER.writeValueAsBytes(content);
      AtomicFile.write(target, part -> Files.write(part, json));
      return target;
    } catch (IOException failure) {
      IoFailureException wrapped =
          new IoFailureException(
              "it cannot be written (" + failure.getMessage() + ")",
              target.toString(),
              "use a folder that can be written to");
      wrapped.initCause(failure);
      throw wrapped;
    }
  }
}
