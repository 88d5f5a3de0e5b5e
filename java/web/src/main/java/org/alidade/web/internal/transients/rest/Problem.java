package org.alidade.web.internal.transients.rest;

import org.alidade.array.AlidadeException;

/** A request that is refused: status, a word for programs, a sentence for people. */
public final class Problem extends AlidadeException {
  private static final long serialVersionUID = 1L;

  /** The request cannot be understood. */
  public static final int BAD_REQUEST = 400;

  /** No key, or none that is known. */
  public static final int UNAUTHORIZED = 401;

  /** The key does not allow it. */
  public static final int FORBIDDEN = 403;

  /** There is no such thing. */
  public static final int NOT_FOUND = 404;

  /** It does not go together with what is there. */
  public static final int CONFLICT = 409;

  /** The body is longer than it may be. */
  public static final int TOO_LARGE = 413;

  /** The body does not have the form that is described. */
  public static final int UNPROCESSABLE = 422;

  /** Too many requests. */
  public static final int TOO_MANY = 429;

  /** The server failed. */
  public static final int FAILED = 500;

  /** The database or the object store does not answer. */
  public static final int UNAVAILABLE = 503;

  private final int status;
  private final String code;

  /**
   * A problem.
   *
   * @param status HTTP status
   * @param code word for programs, upper case
   * @param message a sentence
   */
  public Problem(int status, String code, String message) {
    super(message, "request", "see the description of the interface under /api/docs");
    this.status = status;
    this.code = code;
  }

  /** The sentence alone: an answer says where it belongs by itself. */
  @Override
  public String getMessage() {
    return what();
  }

  /** A value that cannot be used. */
  public static Problem invalid(String message) {
    return new Problem(BAD_REQUEST, "INVALID_VALUE", message);
  }

  /** Something that is not there. */
  public static Problem missing(String what) {
    return new Problem(NOT_FOUND, "NOT_FOUND", "there is no such " + what);
  }

  /** A body without the described form. */
  public static Problem malformed(String message) {
    return new Problem(UNPROCESSABLE, "MALFORMED", message);
  }

  /** Something that contradicts what is there. */
  public static Problem conflict(String message) {
    return new Problem(CONFLICT, "CONFLICT", message);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Word for programs. */
  public String code() {
    return code;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
