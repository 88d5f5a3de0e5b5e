package org.alidade.web.internal.front;

import org.jspecify.annotations.Nullable;

/**
 * What a file or folder is.
 *
 * @param kind what is shown of it; null if nothing is
 * @param reason why nothing is shown, one clause; empty for what is shown and what needs no word
 */
record Verdict(@Nullable Kind kind, String reason) {
  /** Neither shown nor missed: it belongs to another file, or is a folder to look into. */
  static final Verdict SILENT = new Verdict(null, "");

  static Verdict shown(Kind kind) {
    return new Verdict(kind, "");
  }

  static Verdict left(String reason) {
    return new Verdict(null, reason);
  }
}
