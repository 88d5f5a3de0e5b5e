package org.alidade.web.internal;

/**
 * What a request is answered with.
 *
 * @param status HTTP status
 * @param type content type
 * @param body content, not to be changed
 * @param caching value of Cache-Control
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Reply(int status, String type, byte[] body, String caching) {
  /** The status of a finished request. */
  public static final int OK = 200;

  /** Work is going on; ask again. */
  public static final int ACCEPTED = 202;

  /** The request cannot be understood. */
  public static final int BAD_REQUEST = 400;

  /** The request comes under a foreign name. */
  public static final int FORBIDDEN = 403;

  /** There is no such thing. */
  public static final int NOT_FOUND = 404;

  /** Only GET and HEAD are answered. */
  public static final int NOT_ALLOWED = 405;

  /** The server failed. */
  public static final int FAILED = 500;

  /** Cannot be read at the moment; ask again. */
  public static final int UNAVAILABLE = 503;

  private static final String JSON = "application/json; charset=utf-8";
  private static final String ASK_AGAIN = "no-cache";
  private static final String BINARY = "application/octet-stream";

  /** Caching of replies that are sent as they are, neither compressed nor kept. */
  static final String PASSING = "no-store";

  /** A document; the browser asks every time whether it changed. */
  public static Reply json(Json document) {
    return json(OK, document);
  }

  /** A document with another status. */
  public static Reply json(int status, Json document) {
    return new Reply(status, JSON, document.bytes(), ASK_AGAIN);
  }

  /** Bytes for a script of the page. */
  public static Reply binary(byte[] body) {
    return new Reply(OK, BINARY, body, PASSING);
  }

  /** The content of a file of some type. */
  public static Reply file(String type, byte[] body) {
    return new Reply(OK, type, body, PASSING);
  }

  /** A document that is not worth keeping, such as how far work has come. */
  public static Reply passing(Json document) {
    return new Reply(OK, JSON, document.bytes(), PASSING);
  }

  /** A document that says in one sentence what is wrong. */
  public static Reply problem(int status, String message) {
    return json(status, new Json().text("problem", message));
  }
}
