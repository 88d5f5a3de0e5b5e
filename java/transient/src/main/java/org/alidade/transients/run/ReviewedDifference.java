package org.alidade.transients.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.CandidateStatus;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.review.Label;

/**
 * A subtraction whose detections people have looked at.
 *
 * @param observation the science observation
 * @param reference the reference observation
 * @param run the subtraction
 * @param quality the lesser quality of both images, from 0 to 1
 * @param survey name of the survey
 * @param reviewed detections with a verdict, by candidate
 * @param rejected candidates that the score rejected
 */
record ReviewedDifference(
    Observation observation,
    Observation reference,
    DifferenceRun run,
    double quality,
    String survey,
    Map<CandidateRow, DetectionRow> reviewed,
    List<CandidateRow> rejected) {
  private static final int PAGE = 1000;

  /** Those that options ask for, the newest first. */
  static List<ReviewedDifference> of(DatabaseSession session, CollectionOptions options) {
    Map<UUID, List<DetectionRow>> byObservation = new HashMap<>();
    for (DetectionRow detection : verdicts(session, options)) {
      byObservation
          .computeIfAbsent(detection.observationId(), id -> new ArrayList<>())
          .add(detection);
    }
    List<ReviewedDifference> all = new ArrayList<>();
    byObservation.forEach(
        (id, detections) -> {
          Observation observation = session.observations().get(id);
          if (isWanted(session, observation, options)) {
            all.addAll(runs(session, observation, detections));
          }
        });
    all.removeIf(one -> one.reviewed.isEmpty() || one.quality < options.samples().leastQuality());
    all.sort(
        Comparator.comparing((ReviewedDifference one) -> one.observation.observationTime())
            .reversed()
            .thenComparing(one -> one.run.id()));
    return all;
  }

  private static List<DetectionRow> verdicts(DatabaseSession session, CollectionOptions options) {
    List<DetectionRow> verdicts = new ArrayList<>();
    DetectionFilter filter =
        DetectionFilter.all().withValidated(true).withMinConfidence(options.leastConfidence());
    List<DetectionRow> page;
    int offset = 0;
    do {
      page = session.detections().list(filter.withPage(PAGE, offset));
      page.stream().filter(row -> hasWantedLabel(row, options)).forEach(verdicts::add);
      offset += PAGE;
    } while (page.size() == PAGE);
    return verdicts;
  }

  /** Labels choose among the real ones; what is not real teaches whatever is looked for. */
  private static boolean hasWantedLabel(DetectionRow row, CollectionOptions options) {
    if (row.humanLabel() == null) {
      return false;
    }
    Label label = Label.of(row.humanLabel());
    return !label.isValid() || options.labels().isEmpty() || options.labels().contains(label);
  }

  private static boolean isWanted(
      DatabaseSession session, Observation observation, CollectionOptions options) {
    return !observation.observationTime().isBefore(options.from())
        && observation.observationTime().isBefore(options.until())
        && (options.surveys().isEmpty()
            || options.surveys().contains(survey(session, observation)));
  }

  private static String survey(DatabaseSession session, Observation observation) {
    return session.surveys().find(observation.surveyId()).map(survey -> survey.name()).orElse("");
  }

  private static List<ReviewedDifference> runs(
      DatabaseSession session, Observation observation, List<DetectionRow> detections) {
    List<ReviewedDifference> runs = new ArrayList<>();
    for (DifferenceRun run : session.differenceRuns().ofObservation(observation.id())) {
      UUID reference = run.referenceObservationId();
      if (run.status() == RunStatus.COMPLETED && reference != null) {
        runs.add(of(session, observation, session.observations().get(reference), run, detections));
      }
    }
    return runs;
  }

  private static ReviewedDifference of(
      DatabaseSession session,
      Observation observation,
      Observation reference,
      DifferenceRun run,
      List<DetectionRow> detections) {
    Map<CandidateRow, DetectionRow> reviewed = new LinkedHashMap<>();
    List<CandidateRow> rejected = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (CandidateRow candidate : session.candidates().ofRun(run.id())) {
      for (DetectionRow detection : detections) {
        if (candidate.id().equals(detection.candidateId()) && seen.add(candidate.id())) {
          reviewed.put(candidate, detection);
        }
      }
      if (candidate.status() == CandidateStatus.REJECTED && !seen.contains(candidate.id())) {
        rejected.add(candidate);
      }
    }
    double quality = Math.min(quality(session, observation), quality(session, reference));
    return new ReviewedDifference(
        observation, reference, run, quality, survey(session, observation), reviewed, rejected);
  }

  /** Quality of the newest preprocessing; none counts as nothing. */
  private static double quality(DatabaseSession session, Observation observation) {
    return session.preprocessRuns().ofObservation(observation.id()).stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .reduce((older, newer) -> newer)
        .map(run -> run.qualityScore() == null ? 0.0 : run.qualityScore())
        .orElse(0.0);
  }
}
