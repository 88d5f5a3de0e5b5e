package org.alidade.transients.detection;

import java.util.Locale;
import org.alidade.array.BadInputException;

/** What a detection is taken for, by rule (spec transient 15). */
public enum DetectionType {
  /** Near a galaxy and not on a star. */
  SUPERNOVA,
  /** On a source of the reference image. */
  VARIABLE,
  /** New, with no known source in place. */
  TRANSIENT,
  /** A defect of the images or of the subtraction. */
  ARTIFACT,
  /** Nothing is known about the surroundings. */
  UNKNOWN;

  private static final double ARTIFACT_REAL_BOGUS = 0.1;
  private static final double HOST_RADII = 1.5;
  private static final double SAME_SOURCE_ARCSEC = 1;

  /** The name in files and the database, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type of a name.
   *
   * @throws BadInputException if there is no such type
   */
  public static DetectionType of(String text) {
    for (DetectionType type : values()) {
      if (type.text().equals(text)) {
        return type;
      }
    }
    throw new BadInputException(
        "'" + text + "' is no type of detection",
        "detection_type",
        "use supernova, variable, transient, artifact or unknown");
  }

  /**
   * The type by rule. Artifacts first; then, if the surroundings are known, a source within an
   * arcsec makes a variable, unless a galaxy within 1.5 effective radii makes a supernova.
   *
   * @param score what the networks said
   * @param artifact whether the extraction flagged a dipole or a cosmic ray
   * @param surroundings what lies around the position
   */
  public static DetectionType of(Score score, boolean artifact, Surroundings surroundings) {
    if (artifact || score.realBogus().orElse(1) < ARTIFACT_REAL_BOGUS) {
      return ARTIFACT;
    }
    if (!surroundings.known()) {
      return UNKNOWN;
    }
    if (surroundings.galaxyRadii() <= HOST_RADII && !surroundings.onStar()) {
      return SUPERNOVA;
    }
    return surroundings.sourceArcsec() <= SAME_SOURCE_ARCSEC ? VARIABLE : TRANSIENT;
  }
}
