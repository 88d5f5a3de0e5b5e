package org.alidade.web.internal.transients.endpoints;

import java.util.List;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.jspecify.annotations.Nullable;

/** Parts of lists, and texts of requests within bounds. */
final class Pages {
  private static final int MOST_CHARACTERS = 2000;

  private Pages() {}

  /** The part of a list that a request asks for. */
  static <T> List<T> part(List<T> rows, Request request) {
    return rows.stream().skip(request.integer("offset")).limit(request.integer("limit")).toList();
  }

  /** A text that people write, null if there is none. */
  static @Nullable String line(@Nullable String text) {
    if (text != null && text.length() > MOST_CHARACTERS) {
      throw Problem.malformed("a text is longer than " + MOST_CHARACTERS + " characters");
    }
    return text == null || text.isBlank() ? null : text.strip();
  }
}
