package org.alidade.spherex.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;

/** Writes JSON with an indent of two, the whole file or nothing. */
final class JsonFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonFile() {}

  static void write(Path file, JsonNode content) {
    try {
      AtomicFile.write(file, part -> JSON.writeValue(part.toFile(), content));
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "cannot be written (" + e.getMessage() + ")",
              file.toString(),
              "check the disk and the rights");
      failure.initCause(e);
      throw failure;
    }
  }
}
