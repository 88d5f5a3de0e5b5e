package org.alidade.lightcurve.internal.zarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;

/** Files of a Zarr directory. */
final class ZarrFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ZarrFiles() {}

  static ObjectNode json(Path file) {
    try {
      JsonNode node = JSON.readTree(file.toFile());
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new FormatException("no description", file.toString(), "restore the file");
    } catch (JsonProcessingException e) {
      FormatException failure =
          new FormatException("no description", file.toString(), "restore the file");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  static void write(Path file, byte[] bytes) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  static void write(Path file, JsonNode json) {
    try {
      write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw failure(file, e);
    }
  }

  static IoFailureException failure(Path file, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "a file of a Zarr directory cannot be read or written (" + cause.getMessage() + ")",
            file.toString(),
            "check the folder and the space left");
    failure.initCause(cause);
    return failure;
  }
}
