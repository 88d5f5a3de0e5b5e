package org.alidade.transients;

import java.util.Locale;
import org.alidade.array.BadInputException;

/** What an observation is in a pair: the image without the transient, or the newer one. */
public enum ObservationType {
  /** Taken before the discovery: shows the sky without the transient. */
  REFERENCE,
  /** Taken from the discovery on. */
  SCIENCE;

  /** The name in files, keys and the database: {@code reference} or {@code science}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type of a name.
   *
   * @throws BadInputException if it is neither {@code reference} nor {@code science}
   */
  public static ObservationType of(String text) {
    for (ObservationType type : values()) {
      if (type.text().equals(text)) {
        return type;
      }
    }
    throw new BadInputException(
        "'" + text + "' is no type of observation", "observation_type", "use reference or science");
  }
}
