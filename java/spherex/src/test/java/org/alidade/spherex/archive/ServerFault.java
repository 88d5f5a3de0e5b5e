package org.alidade.spherex.archive;

import java.util.Map;

/** How a server fails once. */
public sealed interface ServerFault {
  /** Another status than success. */
  record Status(int status, Map<String, String> headers) implements ServerFault {}

  /** The connection is closed without an answer. */
  record Reset() implements ServerFault {}

  /** The whole length is announced, and only so many bytes come. */
  record ShortBody(int bytes) implements ServerFault {}

  /** So many bytes come, then nothing until the server ends. */
  record Stall(int bytes) implements ServerFault {}

  /** Nothing comes until the server ends. */
  record Silence() implements ServerFault {}

  /** A byte in the middle is another. */
  record Damage() implements ServerFault {}

  /** The range asked for is ignored. */
  record NoRanges() implements ServerFault {}

  /** An answer without a fault, to let one request pass. */
  record None() implements ServerFault {}

  /** A status without headers. */
  static ServerFault status(int status) {
    return new Status(status, Map.of());
  }

  /** A redirect. */
  static ServerFault redirect(String location) {
    return new Status(302, Map.of("Location", location));
  }
}
