package org.alidade.transients.review;

import java.util.Locale;
import org.alidade.array.BadInputException;

/** How sure a reviewer is, and so how much the vote weighs. */
public enum ConfidenceLevel {
  /** Weight 0.5. */
  LOW(0.5),
  /** Weight 1. */
  MEDIUM(1),
  /** Weight 2. */
  HIGH(2),
  /** Weight 4; confirms on its own. */
  EXPERT(4);

  private final double weight;

  ConfidenceLevel(double weight) {
    this.weight = weight;
  }

  /** What the vote weighs. */
  public double weight() {
    return weight;
  }

  /** The name in files, requests and the database, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The level of a name.
   *
   * @throws BadInputException if there is none
   */
  public static ConfidenceLevel of(String text) {
    for (ConfidenceLevel level : values()) {
      if (level.text().equals(text)) {
        return level;
      }
    }
    throw new BadInputException(
        "'" + text + "' is no level of confidence",
        "confidence_level",
        "use low, medium, high or expert");
  }
}
