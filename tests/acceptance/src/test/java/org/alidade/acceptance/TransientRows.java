package org.alidade.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationFilter;
import org.alidade.transients.run.TransientSystem;

/**
 * Everything a transient system holds, to see whether anything changed.
 *
 * @param observations the observations with their states
 * @param runs the subtractions
 * @param candidates what they found
 * @param detections what the scoring kept
 * @param lastEvent number of the newest event
 * @param objects digests of the files by their keys
 */
record TransientRows(
    List<Observation> observations,
    List<DifferenceRun> runs,
    List<CandidateRow> candidates,
    List<DetectionRow> detections,
    long lastEvent,
    Map<String, String> objects) {
  static TransientRows of(TransientSystem system) {
    Map<String, String> objects = new TreeMap<>();
    for (String key : system.store().list("")) {
      objects.put(key, system.store().head(key).orElseThrow().toString());
    }
    return system.database().read(session -> of(session, objects));
  }

  private static TransientRows of(DatabaseSession session, Map<String, String> objects) {
    List<DifferenceRun> runs = session.differenceRuns().latest(1000);
    List<CandidateRow> candidates = new ArrayList<>();
    runs.forEach(run -> candidates.addAll(session.candidates().ofRun(run.id())));
    return new TransientRows(
        session.observations().list(ObservationFilter.all().withPage(1000, 0)),
        runs,
        candidates,
        session.detections().list(DetectionFilter.all().withPage(1000, 0)),
        session.outbox().latest(),
        objects);
  }

  /** The designation of an observation, whatever identifier its row has. */
  String name(UUID observation) {
    return observations.stream()
        .filter(each -> each.id().equals(observation))
        .map(Observation::observationId)
        .findFirst()
        .orElseThrow();
  }

  /** The detections without identifiers and times, which differ from system to system. */
  List<String> found() {
    return detections.stream()
        .map(
            detection ->
                String.join(
                    " ",
                    name(detection.observationId()),
                    Double.toString(detection.ra()),
                    Double.toString(detection.dec()),
                    Double.toString(detection.confidenceScore())))
        .sorted()
        .toList();
  }
}
