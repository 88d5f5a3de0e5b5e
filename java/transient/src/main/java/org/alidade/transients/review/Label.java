package org.alidade.transients.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alidade.array.BadInputException;

/** What a reviewer says a detection is. */
public enum Label {
  /** A supernova. */
  SUPERNOVA,
  /** Another transient. */
  TRANSIENT,
  /** A variable star. */
  VARIABLE,
  /** An active galactic nucleus. */
  AGN,
  /** A body of the solar system. */
  ASTEROID,
  /** A defect of the images. */
  ARTIFACT,
  /** Nothing there. */
  FALSE_POSITIVE,
  /** Real, but it cannot be told what. */
  UNKNOWN;

  /** The name in files, requests and the database, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, in their order. */
  public static List<String> texts() {
    return Arrays.stream(values()).map(Label::text).toList();
  }

  /**
   * The label of a name.
   *
   * @throws BadInputException if there is none
   */
  public static Label of(String text) {
    for (Label label : values()) {
      if (label.text().equals(text)) {
        return label;
      }
    }
    throw new BadInputException(
        "'" + text + "' is no label", "label", "use one of " + String.join(", ", texts()));
  }

  /** Whether it says that the detection is real. */
  public boolean isValid() {
    return this != ARTIFACT && this != FALSE_POSITIVE;
  }
}
