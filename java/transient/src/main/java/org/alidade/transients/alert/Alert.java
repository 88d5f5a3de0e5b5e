package org.alidade.transients.alert;

import java.util.List;
import java.util.Optional;

/**
 * An alert: one detection of an object, what was measured there in the weeks before, and three
 * small images (spec transient 24.3; Masci et al. 2019).
 *
 * @param schemaVersion version of the schema, {@value #SCHEMA_VERSION} for those written here
 * @param publisher who sends it
 * @param objectId name of the object
 * @param candid number of the detection
 * @param candidate the detection
 * @param previous earlier detections and upper limits of the object
 * @param science the new image
 * @param template the reference image
 * @param difference the difference of both
 */
public record Alert(
    String schemaVersion,
    String publisher,
    String objectId,
    long candid,
    AlertCandidate candidate,
    List<AlertCandidate> previous,
    Optional<Cutout> science,
    Optional<Cutout> template,
    Optional<Cutout> difference) {
  /** The version of the schema that is written. */
  public static final String SCHEMA_VERSION = "3.3";

  /** Copies the list. */
  public Alert {
    previous = List.copyOf(previous);
  }
}
