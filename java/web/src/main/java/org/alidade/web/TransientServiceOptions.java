package org.alidade.web;

import java.util.Map;
import java.util.TreeMap;
import org.alidade.array.BadInputException;

/**
 * How the transient service listens and what it allows.
 *
 * <p>Example: {@code TransientServiceOptions.defaults().withPort(0)}.
 *
 * @param port port to listen on, 0 for any free one
 * @param bind name or number of the address to listen on
 * @param minReviewers labels that a decision about a detection needs
 * @param uploadBytes longest file that is accepted
 * @param requestsPerHour requests per hour and key of groups of endpoints
 * @param otherRequestsPerHour the same of all other groups together
 * @param pageRequestsPerHour requests per hour of the pages of a key
 * @param wrongKeysPerMinute wrong keys per minute and address
 */
public record TransientServiceOptions(
    int port,
    String bind,
    int minReviewers,
    long uploadBytes,
    Map<String, Integer> requestsPerHour,
    int otherRequestsPerHour,
    int pageRequestsPerHour,
    int wrongKeysPerMinute) {
  /** Port of a service that is not told another. */
  public static final int DEFAULT_PORT = 9001;

  private static final int LAST_PORT = 65_535;
  private static final long DEFAULT_UPLOAD_BYTES = 512L << 20;
  private static final int DEFAULT_REQUESTS = 1000;
  private static final int DEFAULT_PAGE_REQUESTS = 20_000;
  private static final int DEFAULT_WRONG_KEYS = 30;

  /** Limits of the groups (spec transient 18). */
  private static final Map<String, Integer> GROUPS =
      Map.of("observations", 100, "detections", 200, "health", 10_000, "stream", 10_000);

  /**
   * Checks the values.
   *
   * @throws BadInputException if a number is out of range
   */
  public TransientServiceOptions {
    requestsPerHour = Map.copyOf(requestsPerHour);
    check(port >= 0 && port <= LAST_PORT, "port " + port, "use 0 to " + LAST_PORT);
    check(!bind.isBlank(), "empty address", "use an address such as " + WebOptions.LOOPBACK);
    check(minReviewers >= 1, minReviewers + " reviewers", "ask for one at least");
    check(uploadBytes >= 1, uploadBytes + " bytes", "accept one at least");
    boolean limits =
        otherRequestsPerHour >= 1
            && pageRequestsPerHour >= 1
            && wrongKeysPerMinute >= 1
            && requestsPerHour.values().stream().allMatch(limit -> limit >= 1);
    check(limits, "a limit below one request", "allow one request at least");
  }

  private static void check(boolean right, String what, String remedy) {
    if (!right) {
      throw new BadInputException(what, "the transient service", remedy);
    }
  }

  /** The loopback address, one reviewer, 512 MiB, the limits of the specification. */
  public static TransientServiceOptions defaults() {
    return new TransientServiceOptions(
        DEFAULT_PORT,
        WebOptions.LOOPBACK,
        1,
        DEFAULT_UPLOAD_BYTES,
        GROUPS,
        DEFAULT_REQUESTS,
        DEFAULT_PAGE_REQUESTS,
        DEFAULT_WRONG_KEYS);
  }

  /** The same on another port; 0 for any free one. */
  public TransientServiceOptions withPort(int value) {
    return new TransientServiceOptions(
        value,
        bind,
        minReviewers,
        uploadBytes,
        requestsPerHour,
        otherRequestsPerHour,
        pageRequestsPerHour,
        wrongKeysPerMinute);
  }

  /** The same on another address, such as {@code 0.0.0.0} for everybody. */
  public TransientServiceOptions withBind(String value) {
    return new TransientServiceOptions(
        port,
        value,
        minReviewers,
        uploadBytes,
        requestsPerHour,
        otherRequestsPerHour,
        pageRequestsPerHour,
        wrongKeysPerMinute);
  }

  /** The same with another number of labels that a decision needs. */
  public TransientServiceOptions withMinReviewers(int value) {
    return new TransientServiceOptions(
        port,
        bind,
        value,
        uploadBytes,
        requestsPerHour,
        otherRequestsPerHour,
        pageRequestsPerHour,
        wrongKeysPerMinute);
  }

  /** The same with another bound for files. */
  public TransientServiceOptions withUploadBytes(long value) {
    return new TransientServiceOptions(
        port,
        bind,
        minReviewers,
        value,
        requestsPerHour,
        otherRequestsPerHour,
        pageRequestsPerHour,
        wrongKeysPerMinute);
  }

  /**
   * The same with another limit of a group.
   *
   * @param group first part of the paths, such as {@code observations}
   */
  public TransientServiceOptions withRequestsPerHour(String group, int limit) {
    Map<String, Integer> limits = new TreeMap<>(requestsPerHour);
    limits.put(group, limit);
    return new TransientServiceOptions(
        port,
        bind,
        minReviewers,
        uploadBytes,
        limits,
        otherRequestsPerHour,
        pageRequestsPerHour,
        wrongKeysPerMinute);
  }

  /** The same with other limits of all other groups, of pages, and of wrong keys. */
  public TransientServiceOptions withLimits(int others, int pages, int wrongKeys) {
    return new TransientServiceOptions(
        port, bind, minReviewers, uploadBytes, requestsPerHour, others, pages, wrongKeys);
  }
}
