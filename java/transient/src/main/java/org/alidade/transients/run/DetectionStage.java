package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.alidade.array.MissingDatasetException;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.Alert;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.CandidateStatus;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.Identifiers;
import org.alidade.transients.database.Model;
import org.alidade.transients.database.ModelResult;
import org.alidade.transients.database.ModelType;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.detection.CandidateScorer;
import org.alidade.transients.detection.DetectionType;
import org.alidade.transients.detection.Score;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.detection.Scorers;
import org.alidade.transients.detection.ScoringPosition;
import org.alidade.transients.detection.Surroundings;
import org.alidade.transients.jobs.JobContext;
import org.alidade.transients.jobs.JobFailure;
import org.alidade.transients.jobs.JobHandler;
import org.alidade.transients.review.AlertRule;

/** Scores the candidates of a difference, and stores detections and alerts. */
public final class DetectionStage implements JobHandler {
  private static final int LONGEST_VERSION = 50;

  private final TransientDatabase database;
  private final ObjectStore store;
  private final ScorerOptions options;
  private final AlertRule alerts;

  /** Scoring by the networks of the options. */
  public DetectionStage(
      TransientDatabase database, ObjectStore store, ScorerOptions options, AlertRule alerts) {
    this.database = database;
    this.store = store;
    this.options = options;
    this.alerts = alerts;
  }

  @Override
  public void run(JobContext context) throws IOException {
    UUID difference = StageJobs.differenceRun(context.job());
    UUID observation = StageJobs.observation(context.job());
    try (CandidateScorer scorer = Scorers.open(options)) {
      UUID run = Identifiers.of("detect", difference, scorer.description());
      Optional<List<CandidateRow>> candidates =
          database.write(session -> begin(session, run, observation, difference, scorer));
      if (candidates.isPresent()) {
        List<Score> scores = scores(scorer, observation, difference, candidates.get());
        database.change(
            session -> finish(session, run, candidates.get(), scores, scorer.description()));
      }
    }
  }

  private static Optional<List<CandidateRow>> begin(
      DatabaseSession session,
      UUID run,
      UUID observation,
      UUID difference,
      CandidateScorer scorer) {
    Model model = session.models().register(model(session, scorer));
    RunStatus status =
        session
            .modelRuns()
            .begin(run, observation, Map.of("modelId", model.id(), "differenceRunId", difference))
            .status();
    if (status == RunStatus.COMPLETED) {
      return Optional.empty();
    }
    return Optional.of(
        session.candidates().ofRun(difference).stream()
            .filter(candidate -> candidate.status() != CandidateStatus.DUPLICATE)
            .toList());
  }

  private static Model model(DatabaseSession session, CandidateScorer scorer) {
    return new Model(
        UUID.randomUUID(),
        scorer.usesNetworks() ? "networks" : "significance",
        version(scorer.description()),
        scorer.usesNetworks() ? ModelType.CLASSIFIER : ModelType.CANDIDATES,
        null,
        null,
        null,
        null,
        null,
        null,
        true,
        session.now());
  }

  private static String version(String description) {
    return description.substring(0, Math.min(LONGEST_VERSION, description.length()));
  }

  private List<Score> scores(
      CandidateScorer scorer, UUID observation, UUID difference, List<CandidateRow> candidates)
      throws IOException {
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<ScoringPosition> positions = new ArrayList<>();
    for (CandidateRow candidate : candidates) {
      Double significance = candidate.significance();
      positions.add(
          new ScoringPosition(
              candidate.x(),
              candidate.y(),
              significance == null ? Double.NaN : significance,
              isArtifact(candidate)));
    }
    return scorer.score(StoredDifference.read(store, observation, difference).images(), positions);
  }

  private static boolean isArtifact(CandidateRow candidate) {
    return Stream.of("DIPOLE", "COSMIC", "RESIDUAL").anyMatch(candidate.flags()::contains);
  }

  private void finish(
      DatabaseSession session,
      UUID run,
      List<CandidateRow> candidates,
      List<Score> scores,
      String scorer) {
    List<DetectionRow> detections = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      CandidateRow candidate = candidates.get(i);
      Score score = scores.get(i);
      session
          .candidates()
          .setStatus(
              candidate.id(),
              score.isStored() ? CandidateStatus.DETECTED : CandidateStatus.REJECTED);
      if (score.isStored()) {
        detections.add(detection(session, run, candidate, score, scorer));
      }
    }
    session.detections().add(detections);
    long sure = detections.stream().filter(row -> row.confidenceScore() >= Score.PRESENTED).count();
    session.modelRuns().complete(run, new ModelResult(null, null, detections.size(), (int) sure));
    detections.forEach(detection -> tell(session, detection));
    detections.forEach(detection -> alert(session, detection));
  }

  private static void tell(DatabaseSession session, DetectionRow detection) {
    session
        .outbox()
        .add(
            "DetectionStored",
            "detection",
            detection.id().toString(),
            JsonNodeFactory.instance
                .objectNode()
                .put("observation", detection.observationId().toString())
                .put("confidence_score", detection.confidenceScore()));
  }

  private static DetectionRow detection(
      DatabaseSession session, UUID run, CandidateRow candidate, Score score, String scorer) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    score.realBogus().ifPresent(value -> metadata.put("rb", value));
    score.segmentation().ifPresent(value -> metadata.put("unet", value));
    metadata.put("s_corr", candidate.significance());
    metadata.put("alpha", candidate.flux());
    metadata.put("sigma_alpha", candidate.fluxError());
    metadata.put("flags", candidate.flags());
    metadata.put("scorer", scorer);
    return new DetectionRow(
        Identifiers.of("detection", run, candidate.id().toString()),
        run,
        candidate.observationId(),
        candidate.id(),
        candidate.ra(),
        candidate.dec(),
        candidate.pixelX(),
        candidate.pixelY(),
        score.confidence(),
        DetectionType.of(score, isArtifact(candidate), surroundings(session, candidate)),
        version(scorer),
        metadata,
        DetectionStatus.PENDING,
        null,
        null,
        false,
        null,
        null,
        session.now());
  }

  private static Surroundings surroundings(DatabaseSession session, CandidateRow candidate) {
    Observation observation =
        session
            .observations()
            .find(candidate.observationId())
            .orElseThrow(
                () ->
                    new MissingDatasetException(
                        "its observation is gone",
                        "candidate " + candidate.id(),
                        "ingest the observation again"));
    Double scale = observation.pixelScale();
    double distance = candidate.measurements().path("neighbour_distance_px").asDouble(Double.NaN);
    return scale == null || Double.isNaN(distance)
        ? Surroundings.unknown()
        : Surroundings.ofReference(distance * scale);
  }

  private void alert(DatabaseSession session, DetectionRow detection) {
    alerts
        .judge(detection.confidenceScore(), Optional.empty())
        .filter(priority -> detection.detectionType() != DetectionType.ARTIFACT)
        .ifPresent(
            priority ->
                session
                    .alerts()
                    .add(
                        new Alert(
                            Identifiers.of("alert", detection.id(), "score"),
                            detection.id(),
                            "score",
                            priority.name().toLowerCase(Locale.ROOT),
                            "Detection with a score of "
                                + Math.round(100 * detection.confidenceScore())
                                + " %",
                            "A "
                                + detection.detectionType().text()
                                + " at RA "
                                + detection.ra()
                                + ", Dec "
                                + detection.dec(),
                            null,
                            "pending",
                            null,
                            0,
                            null,
                            session.now())));
  }

  @Override
  public void failedOnce(DatabaseSession session, JobContext context, JobFailure failure) {
    session
        .modelRuns()
        .failRunning(StageJobs.observation(context.job()), failure.code(), failure.message());
  }

  @Override
  public void gaveUp(DatabaseSession session, JobContext context, JobFailure failure) {
    failedOnce(session, context, failure);
    session
        .outbox()
        .add(
            "DetectionFailed",
            "observation",
            StageJobs.observation(context.job()).toString(),
            JsonNodeFactory.instance
                .objectNode()
                .put("code", failure.code())
                .put("message", failure.message()));
  }
}
