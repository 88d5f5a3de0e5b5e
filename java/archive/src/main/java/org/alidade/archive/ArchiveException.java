package org.alidade.archive;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.alidade.array.IoFailureException;

/** The archive did not give what it was asked for. Says whether asking again can help. */
public final class ArchiveException extends IoFailureException {
  private static final long serialVersionUID = 1L;

  private static final int NO_STATUS = 0;

  /** Not one of HTTP: the service has understood the query and reports that it fails. */
  private static final int QUERY_FAILED = -1;

  /** Status of HTTP, or a mark of this class. */
  private final int status;

  /** Whether the same request may succeed later. */
  private final boolean passing;

  /** What the service asks to wait, or a negative number. */
  private final long retryAfterSeconds;

  private ArchiveException(
      String what,
      String where,
      String remedy,
      int status,
      boolean passing,
      long retryAfterSeconds) {
    super(what, where, remedy);
    this.status = status;
    this.passing = passing;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** A failure that may pass: a connection lost, a time-out, a short or damaged answer. */
  public static ArchiveException passing(String what, String where) {
    return new ArchiveException(what, where, "try again later", NO_STATUS, true, 0);
  }

  /** A failure that stays. */
  public static ArchiveException permanent(String what, String where, String remedy) {
    return new ArchiveException(what, where, remedy, NO_STATUS, false, 0);
  }

  /**
   * A query that the service has understood and that fails there.
   *
   * @param reason the service's own text
   * @param where the service or job
   */
  public static ArchiveException queryFailed(String reason, String where) {
    return new ArchiveException(
        "TAP query failed: " + reason,
        where,
        "change the query, or try again later",
        QUERY_FAILED,
        false,
        0);
  }

  /**
   * An HTTP status other than success.
   *
   * @param status 300 and above
   * @param where the address
   * @param retryAfter wait the archive asks for
   */
  public static ArchiveException ofStatus(int status, String where, Optional<Duration> retryAfter) {
    boolean passing =
        status == 408 || status == 425 || status == 429 || (status >= 500 && status <= 599);
    return new ArchiveException(
        "HTTP status " + status + reason(status),
        where,
        passing ? "try again later" : remedy(status),
        status,
        passing,
        retryAfter.map(Duration::toSeconds).orElse(0L));
  }

  private static String reason(int status) {
    return switch (status) {
      case 400 -> ", bad request";
      case 401, 403 -> ", not allowed";
      case 404 -> ", not found";
      case 410 -> ", gone";
      case 429 -> ", too many requests";
      case 503 -> ", service unavailable";
      default -> "";
    };
  }

  private static String remedy(int status) {
    return switch (status) {
      case 400 -> "check the request; a cutout may lie outside the image";
      case 404, 410 -> "query again: files get new names when they are processed again";
      default -> "check the address";
    };
  }

  /** The HTTP status, if there was an answer. */
  public OptionalInt status() {
    return status <= NO_STATUS ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** Whether the service has understood the query and reports that it fails. */
  public boolean isQueryFailure() {
    return status == QUERY_FAILED;
  }

  /** Whether the same request may succeed later. */
  public boolean isPassing() {
    return passing;
  }

  /** Whether the file is not, or no longer, at its address: a new query may find another. */
  public boolean isNotFound() {
    return status == 404 || status == 410;
  }

  /** The wait the archive asks for. */
  public Optional<Duration> retryAfter() {
    return retryAfterSeconds > 0
        ? Optional.of(Duration.ofSeconds(retryAfterSeconds))
        : Optional.empty();
  }
}
