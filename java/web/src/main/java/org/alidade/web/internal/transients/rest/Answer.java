package org.alidade.web.internal.transients.rest;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
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
 */
public record Answer(
    int status,
    @Nullable Object data,
    Map<String, Object> meta,
    @Nullable InputStream file,
    String type,
    Map<String, String> headers) {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final String JSON = "application/json; charset=utf-8";

  private static Answer of(int status, @Nullable Object data, Map<String, Object> meta) {
    return new Answer(status, data, meta, null, JSON, Map.of());
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
    return new Answer(other, data, meta, file, type, headers);
  }

  /** The same with one more header. */
  public Answer withHeader(String name, String value) {
    Map<String, String> more = new java.util.TreeMap<>(headers);
    more.put(name, value);
    return new Answer(status, data, meta, file, type, Map.copyOf(more));
  }

  /** A file, which is closed after it was sent. */
  public static Answer file(InputStream content, String type) {
    return new Answer(OK, null, Map.of(), content, type, Map.of());
  }
}
