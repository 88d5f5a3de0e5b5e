package org.alidade.web.internal.transients.rest;

import io.javalin.http.sse.SseClient;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answers: data for the envelope, or a file.
 *
 * @param status HTTP status
 * @param data what the envelope holds
 * @param meta what is to be known about the data
 * @param file content instead of an envelope
 * @param type content type of the file
 * @param headers further headers
 * @param stream sends events instead of an envelope
 */
public record Answer(
    int status,
    @Nullable Object data,
    Map<String, Object> meta,
    @Nullable InputStream file,
    String type,
    Map<String, String> headers,
    @Nullable Consumer<SseClient> stream) {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final String JSON = "application/json; charset=utf-8";

  private static Answer of(int status, @Nullable Object data, Map<String, Object> meta) {
    return new Answer(status, data, meta, null, JSON, Map.of(), null);
  }

  /** Data. */
  public static Answer of(@Nullable Object data) {
    return of(OK, data, Map.of());
  }

  /** Something that was made. */
  public static Answer created(Object data) {
    return of(CREATED, data, Map.of());
  }

  /** Work that was taken on. */
  public static Answer accepted(Object data) {
    return of(ACCEPTED, data, Map.of());
  }

  /** A page of a list. */
  public static Answer page(List<?> rows, Request request) {
    return of(
        OK,
        rows,
        Map.of(
            "limit", request.integer("limit"),
            "offset", request.integer("offset"),
            "count", rows.size()));
  }

  /** The same with another status. */
  public Answer withStatus(int other) {
    return new Answer(other, data, meta, file, type, headers, stream);
  }

  /** The same with one more header. */
  public Answer withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Answer(status, data, meta, file, type, Map.copyOf(more), stream);
  }

  /** A file, which is closed after it was sent. */
  public static Answer file(InputStream content, String type) {
    return new Answer(OK, null, Map.of(), content, type, Map.of(), null);
  }

  /** Events, sent until the client leaves. */
  public static Answer stream(Consumer<SseClient> sender) {
    return new Answer(OK, null, Map.of(), null, JSON, Map.of(), sender);
  }
}
