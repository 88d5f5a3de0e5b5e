package org.alidade.transients.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.ObservationType;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds in both databases. */
@ExtendWith(SeededRandom.class)
abstract class DatabaseContract {
  static final Instant START = Instant.parse("2014-01-21T12:34:56.789012Z");
  private static final String[] HOSTILE = {
    "'; DROP TABLE observations; --",
    "\" OR \"\"=\"",
    ":id ? ?? $1 {x} #{y}",
    "Robert'); DELETE FROM outbox;--",
    "line\nbreak\ttab\\back\u2028",
    "\ud83d\ude80 \u00e9\u4e2d",
    "%_[]*",
    "$$; SELECT pg_sleep(9); $$"
  };

  Instant now = START;
  TransientDatabase database;
  UUID survey;

  @SuppressWarnings("NullAway.Init")
  DatabaseContract() {}

  abstract DatabaseOptions options();

  @BeforeEach
  void open() {
    database = TransientDatabase.open(options(), () -> now);
    survey = database.write(session -> session.surveys().create("HST")).id();
  }

  @AfterEach
  void close() {
    database.close();
  }

  Observation.Builder science(String name) {
    return Observation.builder()
        .named(survey, name)
        .of("2014J", ObservationType.SCIENCE)
        .at(148.925, 69.674)
        .taken(START, "f814w", 600)
        .storedAs("observations/2014J/science/" + name + ".fits");
  }

  Observation add(Observation.Builder observation) {
    return database.write(session -> session.observations().ingest(observation)).observation();
  }

  @Test
  void observationsAreKeptAsTheyAre() {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("archive_obs_id", "x'1");
    Observation.Builder described =
        science("a").image(100, 80, 0.05).conditions(1.2, null).mission("HST").metadata(metadata);
    Observation stored = add(described);
    assertThat(stored).isEqualTo(described.build(stored.id(), START));
    assertThat(database.<Observation>read(session -> session.observations().get(stored.id())))
        .isEqualTo(stored);
  }

  @Test
  void ingestingAgainFindsTheSame() {
    Observation first = add(science("a"));
    Observations.Ingested again =
        database.write(session -> session.observations().ingest(science("a")));
    assertThat(again.added()).isFalse();
    assertThat(again.observation()).isEqualTo(first);
    assertThat(events(first)).containsExactly("ObservationIngested");
  }

  private List<String> events(Observation observation) {
    return database.read(
        session ->
            session.outbox().of(observation.id().toString()).stream()
                .map(OutboxEvent::eventType)
                .toList());
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> add(science("a").taken(START, "r", 0)))
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> add(science("b").conditions(-1.0, null)))
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> add(science("c").at(400, 0))).isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> add(science("d").named(UUID.randomUUID(), "d")))
        .isInstanceOf(JdbiException.class);
    assertThat(
            database.<List<Observation>>read(s -> s.observations().list(ObservationFilter.all())))
        .isEmpty();
  }

  @Test
  void everyTextIsOnlyText() {
    for (String text : HOSTILE) {
      Observation stored =
          add(
              science(text)
                  .of(text, ObservationType.REFERENCE)
                  .taken(START, text, 1)
                  .storedAs(text)
                  .mission(text)
                  .metadata(JsonNodeFactory.instance.objectNode().put(text, text)));
      assertThat(stored.observationId()).isEqualTo(text);
      assertThat(stored.snName()).isEqualTo(text);
      assertThat(stored.filterBand()).isEqualTo(text);
      assertThat(stored.mission()).isEqualTo(text);
      assertThat(stored.metadata().path(text).asText()).isEqualTo(text);
      assertThat(
              database.<List<Observation>>read(
                  s -> s.observations().list(ObservationFilter.all().withSnName(text))))
          .containsExactly(stored);
      assertThat(database.<Survey>write(s -> s.surveys().create(text)).name()).isEqualTo(text);
      database.change(
          s -> s.observations().transition(stored.id(), ObservationStatus.FAILED, text, text));
      assertThat(database.<Observation>read(s -> s.observations().get(stored.id())).statusReason())
          .isEqualTo(text);
      OutboxEvent last = database.read(s -> s.outbox().of(stored.id().toString())).get(1);
      assertThat(last.payload().path("reason").asText()).isEqualTo(text);
      assertThat(
              database.<String>write(
                  s -> s.apiKeys().issue(text, Role.GUEST, null, text).key().name()))
          .isEqualTo(text);
    }
    assertThatThrownBy(() -> add(science("a\0b"))).isInstanceOf(BadInputException.class);
  }

  @Test
  void failedTransactionsLeaveNothing() {
    assertThatThrownBy(
            () ->
                database.change(
                    session -> {
                      session.observations().ingest(science("a"));
                      throw new IllegalStateException("stop");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(database.<Long>read(session -> session.outbox().latest())).isZero();
    assertThat(database.<Map<?, ?>>read(session -> session.observations().countByStatus()))
        .isEmpty();
  }

  @Test
  void conesFindWhatAComparisonOfAllFinds(RandomGenerator random) {
    List<Observation> all = new ArrayList<>();
    database.change(
        session -> {
          for (int i = 0; i < 300; i++) {
            double ra = (359.5 + random.nextDouble()) % 360;
            double dec = i < 100 ? 89 + random.nextDouble() : -0.5 + random.nextDouble();
            all.add(session.observations().ingest(science("o" + i).at(ra, dec)).observation());
          }
        });
    for (double[] cone :
        new double[][] {
          {0, 0, 0.3}, {359.9, 0.1, 0.05}, {180, 89.9, 0.7}, {0, 90, 0.5}, {0, 0, 0}, {10, 40, 100}
        }) {
      List<UUID> expected =
          all.stream()
              .filter(o -> separation(cone[0], cone[1], o) <= cone[2])
              .map(Observation::id)
              .toList();
      List<Observation> found =
          database.read(session -> session.observations().cone(cone[0], cone[1], cone[2]));
      assertThat(found).extracting(Observation::id).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(found)
          .isSortedAccordingTo(
              (a, b) ->
                  Double.compare(separation(cone[0], cone[1], a), separation(cone[0], cone[1], b)));
    }
  }

  private static double separation(double ra, double dec, Observation other) {
    double half = Math.sin(Math.toRadians(other.dec() - dec) / 2);
    double turn = Math.sin(Math.toRadians(other.ra() - ra) / 2);
    double square =
        half * half
            + Math.cos(Math.toRadians(dec)) * Math.cos(Math.toRadians(other.dec())) * turn * turn;
    return Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(square))));
  }

  @Test
  void ofManyWhoCompeteOneWins() throws Exception {
    Observation observation = add(science("a"));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        String claim = "worker " + i;
        tries.add(
            threads.submit(
                () ->
                    database.write(
                        session ->
                            session
                                .observations()
                                .compareAndSet(
                                    observation.id(),
                                    ObservationStatus.INGESTED,
                                    ObservationStatus.PREPROCESSING,
                                    claim,
                                    null,
                                    claim))));
      }
      int winners = 0;
      for (Future<Boolean> attempt : tries) {
        winners += attempt.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(events(observation))
        .containsExactly("ObservationIngested", "ObservationStatusChanged");
    assertThat(database.<String>read(s -> s.observations().claim(observation.id()).orElseThrow()))
        .startsWith("worker ");
  }

  @Test
  void runsAreEnteredBeforeTheWork() {
    Observation observation = add(science("a"));
    UUID id = Identifiers.of("preprocess", observation.id(), "1");
    PreprocessRun running =
        database.write(s -> s.preprocessRuns().begin(id, observation.id(), Map.of()));
    assertThat(running.status()).isEqualTo(RunStatus.RUNNING);
    now = START.plusSeconds(2);
    database.change(s -> s.preprocessRuns().fail(id, "STORAGE", "no answer"));
    PreprocessRun failed = database.read(s -> s.preprocessRuns().find(id)).orElseThrow();
    assertThat(failed.errorCode()).isEqualTo("STORAGE");
    assertThat(failed.processingTimeSeconds()).isEqualTo(2.0);
    assertThat(
            database.<PreprocessRun>write(
                s -> s.preprocessRuns().begin(id, observation.id(), Map.of())))
        .satisfies(again -> assertThat(again.retryCount()).isEqualTo(1))
        .satisfies(again -> assertThat(again.errorCode()).isNull());
    PreprocessResult result =
        new PreprocessResult(false, true, 0.7, 1e12, 3.2, "processed/x.fits", null, null);
    database.change(s -> s.preprocessRuns().complete(id, result));
    database.change(s -> s.preprocessRuns().fail(id, "STORAGE", "too late"));
    PreprocessRun done =
        database.write(s -> s.preprocessRuns().begin(id, observation.id(), Map.of()));
    assertThat(done.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(done.limitingFlux()).isEqualTo(1e12);
    assertThat(
            database.<List<PreprocessRun>>read(
                s -> s.preprocessRuns().ofObservation(observation.id())))
        .containsExactly(done);
  }

  @Test
  void keysOpenUntilTheyEnd() {
    ApiKeys.Issued issued =
        database.write(
            s -> s.apiKeys().issue("notebook", Role.ANALYST, START.plusSeconds(60), "admin"));
    assertThat(issued.text()).matches("astrid_[A-Za-z0-9_-]{43}");
    assertThat(issued.toString()).doesNotContain(issued.text());
    assertThat(issued.key().keyPrefix()).isEqualTo(issued.text().substring(7, 15));
    assertThat(authenticates(issued.text())).isTrue();
    assertThat(authenticates(issued.text())).isTrue();
    assertThat(database.read(s -> s.apiKeys().find(issued.key().id())).orElseThrow().usageCount())
        .isEqualTo(2);
    String other = issued.text().substring(0, 49) + (issued.text().endsWith("A") ? "B" : "A");
    for (String wrong : new String[] {"", "astrid_", other, issued.text() + "x", "' OR 1=1 --"}) {
      assertThat(authenticates(wrong)).as(wrong).isFalse();
    }
    now = START.plusSeconds(60);
    assertThat(authenticates(issued.text())).isFalse();
    database.change(s -> s.apiKeys().extend(issued.key().id(), START.plusSeconds(600)));
    assertThat(authenticates(issued.text())).isTrue();
    database.change(s -> s.apiKeys().revoke(issued.key().id()));
    assertThat(authenticates(issued.text())).isFalse();
    String hash =
        database.read(
            s -> s.handle().createQuery("SELECT key_hash FROM api_keys").mapTo(String.class).one());
    assertThat(hash).hasSize(64).doesNotContain(issued.text().substring(7));
  }

  private boolean authenticates(String text) {
    return database.write(s -> s.apiKeys().authenticate(text)).isPresent();
  }

  @Test
  void rolesHaveWhatLowerOnesHave() {
    assertThat(Role.ADMIN.permissions()).containsExactly(Permission.values());
    assertThat(Role.VIEWER.permits(Permission.READ_DATA)).isTrue();
    assertThat(Role.VIEWER.permits(Permission.WRITE_DATA)).isFalse();
    assertThat(Role.GUEST.permissions()).containsExactly(Permission.READ_PUBLIC);
  }

  @Test
  void detectionsGoFromCandidateToVerdict() {
    Observation observation = add(science("a"));
    DetectionRow detection = TestRows.detection(database, observation, now);
    UUID id = detection.id();
    assertThat(database.<List<DetectionRow>>read(s -> s.detections().list(DetectionFilter.all())))
        .containsExactly(detection);
    assertThat(database.<List<DetectionRow>>read(s -> s.detections().cone(148.9, 69.67, 0.1)))
        .containsExactly(detection);
    Duration lease = Duration.ofMinutes(30);
    assertThat(database.<Boolean>write(s -> s.detections().claim(id, "ann", lease))).isTrue();
    assertThat(database.<Boolean>write(s -> s.detections().claim(id, "bob", lease))).isFalse();
    now = START.plus(lease).plusSeconds(1);
    assertThat(database.<Boolean>write(s -> s.detections().claim(id, "bob", lease))).isTrue();
    ValidationEvent first = TestRows.validation(id, "bob", "artifact", now);
    ValidationEvent second = TestRows.validation(id, "bob", "supernova", now);
    assertThat(database.<Optional<ValidationEvent>>write(s -> s.validationEvents().put(first)))
        .isEmpty();
    assertThat(database.<Optional<ValidationEvent>>write(s -> s.validationEvents().put(second)))
        .contains(first);
    assertThat(database.<List<ValidationEvent>>read(s -> s.validationEvents().ofDetection(id)))
        .singleElement()
        .satisfies(event -> assertThat(event.label()).isEqualTo("supernova"));
    database.change(
        s -> s.detections().setVerdict(id, DetectionStatus.VALIDATED, "supernova", 1.0));
    DetectionRow validated = database.read(s -> s.detections().get(id));
    assertThat(validated.isValidated()).isTrue();
    assertThat(validated.humanLabel()).isEqualTo("supernova");
    assertThat(
            database.<List<DetectionRow>>read(
                s -> s.detections().list(DetectionFilter.all().withValidated(false))))
        .isEmpty();
  }

  @Test
  void eventsComeInOrder() {
    long before = database.read(session -> session.outbox().latest());
    Observation a = add(science("a"));
    Observation b = add(science("b"));
    database.change(
        s -> s.observations().transition(a.id(), ObservationStatus.PREPROCESSING, "w", null));
    List<OutboxEvent> events = database.read(session -> session.outbox().after(before, 10));
    assertThat(events)
        .extracting(OutboxEvent::entityId)
        .containsExactly(a.id().toString(), b.id().toString(), a.id().toString());
    assertThat(events.get(2).payload().path("old").asText()).isEqualTo("ingested");
    assertThat(events.get(2).payload().path("new").asText()).isEqualTo("preprocessing");
    assertThat(
            database.<List<OutboxEvent>>read(
                session -> session.outbox().after(events.get(1).id(), 10)))
        .containsExactly(events.get(2));
  }
}
