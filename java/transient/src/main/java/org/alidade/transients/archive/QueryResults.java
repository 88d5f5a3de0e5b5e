package org.alidade.transients.archive;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.alidade.array.AtomicFile;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.jspecify.annotations.Nullable;

/**
 * Files of query results: an array with one object per supernova (spec transient 3.5), read and
 * written one after the other.
 *
 * <p>Example: {@code List<QueryResult> found = QueryResults.read(Path.of("sn_queries.json"));}
 */
public final class QueryResults {
  private static final ObjectMapper JSON = new ObjectMapper();

  private QueryResults() {}

  /**
   * Reads a file.
   *
   * @throws MissingDatasetException if there is none
   * @throws FormatException if it is not an array of results
   * @throws IOException if reading fails
   */
  public static List<QueryResult> read(Path file) throws IOException {
    List<QueryResult> results = new ArrayList<>();
    forEach(file, results::add);
    return results;
  }

  /**
   * Reads a file, one result at a time.
   *
   * @throws MissingDatasetException if there is none
   * @throws FormatException if it is not an array of results
   * @throws IOException if reading fails
   */
  public static void forEach(Path file, Consumer<QueryResult> taker) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException(
          "there is no such file", file.toString(), "run the query first, or check the path");
    }
    try (JsonParser parser = JSON.getFactory().createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw broken(file, null);
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        taker.accept(QueryResult.of(JSON.readTree(parser)));
      }
      if (parser.currentToken() != JsonToken.END_ARRAY) {
        throw broken(file, null);
      }
    } catch (JsonProcessingException e) {
      throw broken(file, e);
    }
  }

  /**
   * Writes a file, all of it or nothing.
   *
   * @throws IOException if writing fails
   */
  public static void write(Path file, List<QueryResult> results) throws IOException {
    write(
        file,
        taker -> {
          for (QueryResult result : results) {
            taker.take(result);
          }
        });
  }

  /** Takes results to be written. */
  interface Taker {
    void take(QueryResult result) throws IOException;
  }

  /** Hands out results to be written. */
  interface Source {
    void giveTo(Taker taker) throws IOException;
  }

  static void write(Path file, Source source) throws IOException {
    AtomicFile.write(
        file,
        part -> {
          try (JsonGenerator out =
              JSON.getFactory().createGenerator(part.toFile(), JsonEncoding.UTF8)) {
            out.useDefaultPrettyPrinter();
            out.writeStartArray();
            source.giveTo(result -> JSON.writeTree(out, result.toJson()));
            out.writeEndArray();
          }
        });
  }

  private static FormatException broken(Path file, @Nullable Exception cause) {
    FormatException failure =
        new FormatException(
            "not an array of query results", file.toString(), "give the output of a query");
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }
}
