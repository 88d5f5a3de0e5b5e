package org.alidade.web.internal.transients.review;

import java.util.List;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ValidationEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer is shown of a detection (spec transient 16); all null if none is waiting.
 *
 * @param detection the detection
 * @param candidate what was measured on the difference image
 * @param observation the science image
 * @param reference the image that was subtracted
 * @param run the difference run
 * @param events what reviewers said so far
 * @param labels labels to choose from
 * @param progress how many are done
 */
public record ReviewPackage(
    @Nullable DetectionRow detection,
    @Nullable CandidateRow candidate,
    @Nullable Observation observation,
    @Nullable Observation reference,
    @Nullable DifferenceRun run,
    List<ValidationEvent> events,
    List<String> labels,
    Progress progress) {

  /**
   * How far the reviewing is.
   *
   * @param waiting detections nobody has decided
   * @param reviewed detections that are decided
   * @param mine detections that this reviewer labelled
   */
  public record Progress(long waiting, long reviewed, long mine) {}
}
