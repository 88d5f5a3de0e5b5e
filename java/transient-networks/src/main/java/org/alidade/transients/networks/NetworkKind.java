package org.alidade.transients.networks;

import java.util.Locale;
import org.alidade.array.BadInputException;

/** What a network judges. */
public enum NetworkKind {
  /** Triplets: one answer each (spec transient 14.4). */
  REAL_BOGUS,
  /** Images: an answer per pixel (spec transient 14.1). */
  SEGMENTATION;

  /** The name in files, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of a name.
   *
   * @throws BadInputException if there is none
   */
  public static NetworkKind of(String text) {
    for (NetworkKind kind : values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new BadInputException(
        "'" + text + "' is no kind of network", "kind", "use real_bogus or segmentation");
  }
}
