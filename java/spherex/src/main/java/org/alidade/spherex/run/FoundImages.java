package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.AtomicFile;
import org.alidade.array.InvalidStateException;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;

/**
 * What the query found of a group of sources, in one file: a line for each image, and after those
 * it needs a line for each source with the numbers of its images. An image that all sources share
 * is there once.
 *
 * @param file where it is kept
 * @param group the sources
 */
record FoundImages(Path file, SourceGroup group) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SOURCE = "source";
  private static final String TIME = "query_time";
  private static final String SIZE = "total_size_gb";
  private static final String IMAGES = "images";

  /**
   * Keeps the results.
   *
   * @param results in the order of the sources
   */
  void write(List<QueryResults> results) throws IOException {
    AtomicFile.write(
        file,
        part -> {
          try (BufferedWriter out = Files.newBufferedWriter(part)) {
            Map<Observation, Integer> numbers = new HashMap<>();
            for (int i = 0; i < results.size(); i++) {
              write(out, group.sources().get(i), results.get(i), numbers);
            }
          }
        });
  }

  private static void write(
      BufferedWriter out, Source source, QueryResults found, Map<Observation, Integer> numbers)
      throws IOException {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put(SOURCE, source.fileName());
    line.put(TIME, found.queryTime().toString());
    line.put(SIZE, found.totalSizeGb());
    ArrayNode images = line.putArray(IMAGES);
    for (Observation observation : found.observations()) {
      Integer number = numbers.get(observation);
      if (number == null) {
        number = numbers.size();
        numbers.put(observation, number);
        ObjectNode image = JsonNodeFactory.instance.objectNode();
        StateWriter.write(image, observation);
        out.write(image + "\n");
      }
      images.add(number);
    }
    out.write(line + "\n");
  }

  /**
   * Reads the results.
   *
   * @return in the order of the sources
   * @throws InvalidStateException if the file cannot be read or is of other sources
   */
  List<QueryResults> read() {
    List<Observation> images = new ArrayList<>();
    List<QueryResults> results = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        JsonNode line = JSON.readTree(text);
        if (line.has(SOURCE)) {
          results.add(results(line, group.sources().get(results.size()), images));
        } else {
          images.add(StateReader.observation(line, file));
        }
      }
    } catch (IOException | IndexOutOfBoundsException | DateTimeParseException e) {
      throw unreadable(e);
    }
    return results;
  }

  private static QueryResults results(JsonNode line, Source source, List<Observation> images) {
    List<Observation> found = new ArrayList<>();
    line.path(IMAGES).forEach(number -> found.add(images.get(number.asInt())));
    return QueryResults.of(
        found, Instant.parse(line.path(TIME).asText()), source, line.path(SIZE).asDouble());
  }

  private InvalidStateException unreadable(Exception cause) {
    InvalidStateException failure =
        new InvalidStateException(
            "what the archive has of " + group.key() + " cannot be read",
            file.toString(),
            "delete the file and run again");
    failure.initCause(cause);
    return failure;
  }
}
