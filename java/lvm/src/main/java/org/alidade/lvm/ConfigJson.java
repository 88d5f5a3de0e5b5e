package org.alidade.lvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lvm.internal.hash.PythonJson;
import org.jspecify.annotations.Nullable;

/** Configurations as JSON: bare and quoted infinities, no entry twice. */
final class ConfigJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ConfigJson() {}

  static Map<String, @Nullable Object> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException("there is no such file", file.toString(), "check the path");
    }
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "reading failed (" + e.getMessage() + ")", file.toString(), "check the file");
      failure.initCause(e);
      throw failure;
    }
  }

  static Map<String, @Nullable Object> parse(String json, String where) {
    try {
      Map<String, @Nullable Object> map =
          MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
      if (map != null) {
        return map;
      }
      throw new FormatException("not a JSON object", where, "give an object with entries");
    } catch (JsonProcessingException e) {
      FormatException failure =
          new FormatException(
              "not a JSON object (" + e.getOriginalMessage() + ")",
              where,
              "give an object with entries");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Two blanks of indent; infinite values as strings, so that any JSON reader takes them. */
  static String write(Map<String, @Nullable Object> map) {
    return PythonJson.indented(map);
  }
}
