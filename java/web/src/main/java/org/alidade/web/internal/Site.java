package org.alidade.web.internal;

import io.javalin.config.RoutesConfig;

/** The addresses of a server and what may be done there besides reading. */
public interface Site {
  /** Longest body of requests that only ask for something. */
  long SHORT_BODY_BYTES = 8192;

  /** Adds the addresses. */
  void register(RoutesConfig routes);

  /** Whether the server's own pages may send something to a path. */
  boolean isAction(String path);

  /** Whether what lies at a path looks at methods, keys and origins itself. */
  default boolean guardsItself(String path) {
    return false;
  }

  /** Longest body that is read into memory. */
  default long bodyBytes() {
    return SHORT_BODY_BYTES;
  }
}
