package org.alidade.web.internal.transients.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.alidade.transients.database.Alert;
import org.alidade.transients.database.AuditEntry;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.database.ValidationEvent;
import org.alidade.transients.review.AlertPriority;
import org.alidade.transients.review.AlertRule;
import org.alidade.transients.review.ConfidenceLevel;
import org.alidade.transients.review.Consensus;
import org.alidade.transients.review.Label;
import org.alidade.transients.review.ReviewLease;
import org.alidade.transients.review.Vote;
import org.alidade.web.internal.transients.rest.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where detections are reviewed: the next of the queue is given to one reviewer for half an hour, a
 * label is noted, and what the reviewers agree on follows in the same transaction.
 */
public final class ReviewDesk {
  private static final String EVENT = "DetectionReviewed";

  private final TransientDatabase database;
  private final int minReviewers;
  private final Consumer<Outcome> listener;
  private final AlertRule alerts = AlertRule.defaults();

  /**
   * A desk.
   *
   * @param minReviewers votes that a decision needs
   * @param listener told of every label
   */
  public ReviewDesk(TransientDatabase database, int minReviewers, Consumer<Outcome> listener) {
    this.database = database;
    this.minReviewers = minReviewers;
    this.listener = listener;
  }

  /**
   * What a label led to.
   *
   * @param event what the reviewer said
   * @param detection where the detection stands now
   */
  public record Outcome(ValidationEvent event, DetectionRow detection) {}

  /** The queue, the most urgent first, without taking anything. */
  public List<DetectionRow> queue(int limit, int offset) {
    return database.read(session -> ReviewRows.waiting(session, "", Set.of(), limit, offset));
  }

  /** Gives the next detection to a reviewer; a package without detection if none is left. */
  public ReviewPackage next(String reviewer, Set<UUID> skip) {
    return database.write(
        session -> {
          List<DetectionRow> next =
              ReviewRows.waiting(session, reviewer, new HashSet<>(skip), 1, 0);
          if (next.isEmpty()) {
            return empty(session, reviewer);
          }
          UUID id = next.get(0).id();
          session.detections().claim(id, reviewer, ReviewLease.LENGTH);
          return show(session, id, reviewer);
        });
  }

  private static ReviewPackage empty(DatabaseSession session, String reviewer) {
    return new ReviewPackage(
        null,
        null,
        null,
        null,
        null,
        List.of(),
        Label.texts(),
        ReviewRows.progress(session, reviewer));
  }

  /** What is to be seen of a detection. */
  public ReviewPackage show(UUID id, String reviewer) {
    return database.read(session -> show(session, id, reviewer));
  }

  private static ReviewPackage show(DatabaseSession session, UUID id, String reviewer) {
    DetectionRow detection = require(session, id);
    Optional<CandidateRow> candidate =
        Optional.ofNullable(detection.candidateId()).flatMap(session.candidates()::find);
    Optional<DifferenceRun> run =
        candidate.flatMap(row -> session.differenceRuns().find(row.differenceRunId()));
    Optional<Observation> reference =
        run.map(DifferenceRun::referenceObservationId).flatMap(session.observations()::find);
    return new ReviewPackage(
        detection,
        candidate.orElse(null),
        session.observations().get(detection.observationId()),
        reference.orElse(null),
        run.orElse(null),
        session.validationEvents().ofDetection(id),
        Label.texts(),
        ReviewRows.progress(session, reviewer));
  }

  private static DetectionRow require(DatabaseSession session, UUID id) {
    return session.detections().find(id).orElseThrow(() -> Problem.missing("detection"));
  }

  /**
   * Gives a detection to a reviewer; one that is decided is only shown.
   *
   * @throws Problem 409 if another reviewer has it
   */
  public ReviewPackage claim(UUID id, String reviewer) {
    return database.write(
        session -> {
          boolean open = isOpen(require(session, id));
          if (open && !session.detections().claim(id, reviewer, ReviewLease.LENGTH)) {
            throw Problem.conflict("another reviewer looks at this detection");
          }
          return show(session, id, reviewer);
        });
  }

  private static boolean isOpen(DetectionRow detection) {
    return detection.status() == DetectionStatus.PENDING
        || detection.status() == DetectionStatus.VALIDATING;
  }

  /** Gives a detection back; nothing happens if another reviewer has it. */
  public void release(UUID id, String reviewer) {
    database.change(
        session -> {
          require(session, id);
          ReviewRows.release(session, id, reviewer);
        });
  }

  /**
   * Notes what a reviewer says, in place of what the same reviewer said before.
   *
   * @throws Problem 409 if the detection is put away or another reviewer has it
   */
  public Outcome label(UUID id, Verdict verdict, String reviewer, String address) {
    return labelAll(Map.of(id, verdict), reviewer, address).get(0);
  }

  /** Notes several labels, all or none. */
  public List<Outcome> labelAll(Map<UUID, Verdict> verdicts, String reviewer, String address) {
    List<Outcome> outcomes =
        database.write(
            session ->
                verdicts.entrySet().stream()
                    .map(
                        entry ->
                            label(session, entry.getKey(), entry.getValue(), reviewer, address))
                    .toList());
    outcomes.forEach(listener);
    return outcomes;
  }

  private Outcome label(
      DatabaseSession session, UUID id, Verdict verdict, String reviewer, String address) {
    DetectionRow detection = require(session, id);
    refuseTaken(detection, reviewer, session.now());
    ValidationEvent event = event(id, verdict, reviewer, session.now());
    Optional<ValidationEvent> before = session.validationEvents().put(event);
    audit(session, id, "label", reviewer, address, before.orElse(null), event);
    decide(session, id);
    return new Outcome(own(session, id, reviewer), require(session, id));
  }

  private static void refuseTaken(DetectionRow detection, String reviewer, Instant now) {
    if (detection.status() == DetectionStatus.ARCHIVED) {
      throw Problem.conflict("this detection is put away");
    }
    String holder = detection.claimedBy();
    Instant until = detection.claimedUntil();
    boolean held = holder != null && until != null && now.isBefore(until);
    if (held && !reviewer.equals(holder)) {
      throw Problem.conflict("another reviewer looks at this detection");
    }
  }

  private static ValidationEvent event(
      UUID detection, Verdict verdict, String reviewer, Instant now) {
    Label label = Label.of(Objects.requireNonNullElse(verdict.label(), ""));
    ConfidenceLevel level =
        ConfidenceLevel.of(
            Objects.requireNonNullElse(verdict.confidenceLevel(), ConfidenceLevel.MEDIUM.text()));
    return new ValidationEvent(
        UUID.randomUUID(),
        detection,
        reviewer,
        label.isValid(),
        label.text(),
        level.text(),
        verdict.notes(),
        tags(verdict),
        verdict.imageQuality(),
        verdict.detectionQuality(),
        now,
        now);
  }

  private static JsonNode tags(Verdict verdict) {
    var tags = JsonNodeFactory.instance.arrayNode();
    Optional.ofNullable(verdict.tags()).ifPresent(words -> words.forEach(tags::add));
    return tags;
  }

  private static ValidationEvent own(DatabaseSession session, UUID id, String reviewer) {
    return session.validationEvents().ofDetection(id).stream()
        .filter(event -> event.validatorId().equals(reviewer))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Takes back what a reviewer said; it stays in the audit log.
   *
   * @throws Problem 403 if another reviewer said it
   */
  public DetectionRow takeBack(UUID event, String reviewer, String address) {
    return database.write(
        session -> {
          ValidationEvent said =
              ReviewRows.event(session, event).orElseThrow(() -> Problem.missing("label"));
          if (!said.validatorId().equals(reviewer)) {
            throw new Problem(Problem.FORBIDDEN, "FORBIDDEN", "another reviewer gave this label");
          }
          ReviewRows.remove(session, event);
          audit(session, said.detectionId(), "take back", reviewer, address, said, null);
          decide(session, said.detectionId());
          return require(session, said.detectionId());
        });
  }

  /** The state of a detection follows from the votes that there are. */
  private void decide(DatabaseSession session, UUID id) {
    List<Vote> votes =
        session.validationEvents().ofDetection(id).stream()
            .map(
                event ->
                    new Vote(
                        event.validatorId(),
                        Label.of(event.label()),
                        ConfidenceLevel.of(event.confidenceLevel())))
            .toList();
    Consensus consensus = Consensus.of(votes, minReviewers);
    String label = consensus.label().map(Label::text).orElse(null);
    Double weight = consensus.label().isPresent() ? consensus.confidence() : null;
    session.detections().setVerdict(id, status(consensus, votes.isEmpty()), label, weight);
    alert(session, require(session, id), consensus);
    session
        .outbox()
        .add(
            EVENT,
            "detection",
            id.toString(),
            JsonNodeFactory.instance
                .objectNode()
                .put("status", status(consensus, votes.isEmpty()).name().toLowerCase(Locale.ROOT))
                .put("label", label));
  }

  private static DetectionStatus status(Consensus consensus, boolean untouched) {
    return switch (consensus.outcome()) {
      case OPEN -> untouched ? DetectionStatus.PENDING : DetectionStatus.VALIDATING;
      case VALIDATED ->
          consensus.confirmed() ? DetectionStatus.CONFIRMED : DetectionStatus.VALIDATED;
      case REJECTED -> DetectionStatus.REJECTED;
    };
  }

  private void alert(DatabaseSession session, DetectionRow detection, Consensus consensus) {
    if (consensus.label().isEmpty()) {
      return;
    }
    Optional<AlertPriority> priority = alerts.judge(detection.confidenceScore(), consensus.label());
    priority.ifPresent(
        value ->
            session
                .alerts()
                .add(
                    new Alert(
                        UUID.randomUUID(),
                        detection.id(),
                        "review",
                        value.name().toLowerCase(Locale.ROOT),
                        "Reviewed as " + consensus.label().orElseThrow().text(),
                        "Score " + detection.confidenceScore(),
                        null,
                        "pending",
                        null,
                        0,
                        null,
                        session.now())));
  }

  private static void audit(
      DatabaseSession session,
      UUID detection,
      String action,
      String reviewer,
      String address,
      @Nullable ValidationEvent before,
      @Nullable ValidationEvent after) {
    session
        .auditLog()
        .add(
            new AuditEntry(
                "detection",
                detection.toString(),
                action,
                reviewer,
                ReviewRows.json(before),
                ReviewRows.json(after),
                null,
                address,
                null,
                session.now()));
  }
}
