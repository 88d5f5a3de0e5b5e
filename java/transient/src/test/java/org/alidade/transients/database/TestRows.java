package org.alidade.transients.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.transients.detection.DetectionType;

/** Rows that tests need before the ones they are about. */
final class TestRows {
  private TestRows() {}

  static DetectionRow detection(TransientDatabase database, Observation observation, Instant now) {
    return database.write(
        session -> {
          UUID run = Identifiers.of("difference", observation.id(), "1");
          session.differenceRuns().begin(run, observation.id(), Map.of("algorithm", "zogy"));
          CandidateRow candidate = candidate(run, observation, now);
          session.candidates().add(List.of(candidate));
          session.candidates().add(List.of(candidate));
          Model model = session.models().register(model(now));
          UUID scoring = Identifiers.of("score", run, model.version());
          session
              .modelRuns()
              .begin(
                  scoring, observation.id(), Map.of("modelId", model.id(), "differenceRunId", run));
          DetectionRow detection = detection(scoring, candidate, now);
          session.detections().add(List.of(detection));
          session.detections().add(List.of(detection));
          return detection;
        });
  }

  private static CandidateRow candidate(UUID run, Observation observation, Instant now) {
    return new CandidateRow(
        Candidates.identifier(run, 0),
        run,
        observation.id(),
        148.9,
        69.67,
        10.2,
        11.8,
        10,
        12,
        1e11,
        1e9,
        -100.0,
        100.0,
        null,
        null,
        null,
        false,
        false,
        false,
        false,
        "DIPOLE",
        JsonNodeFactory.instance.objectNode(),
        CandidateStatus.PENDING,
        now);
  }

  private static Model model(Instant now) {
    return new Model(
        UUID.randomUUID(),
        "none",
        "1",
        ModelType.CANDIDATES,
        null,
        null,
        null,
        null,
        null,
        null,
        true,
        now);
  }

  private static DetectionRow detection(UUID run, CandidateRow candidate, Instant now) {
    return new DetectionRow(
        Identifiers.of("detection", run, candidate.id().toString()),
        run,
        candidate.observationId(),
        candidate.id(),
        candidate.ra(),
        candidate.dec(),
        10,
        12,
        0.75,
        DetectionType.TRANSIENT,
        "1",
        JsonNodeFactory.instance.objectNode().put("s_corr", -100.0),
        DetectionStatus.PENDING,
        null,
        null,
        false,
        null,
        null,
        now);
  }

  static ValidationEvent validation(UUID detection, String reviewer, String label, Instant now) {
    return new ValidationEvent(
        UUID.randomUUID(),
        detection,
        reviewer,
        !label.equals("artifact"),
        label,
        "high",
        null,
        null,
        null,
        null,
        now,
        now);
  }
}
