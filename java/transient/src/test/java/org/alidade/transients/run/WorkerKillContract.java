package org.alidade.transients.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.ObservationType;
import org.alidade.transients.database.DatabaseOptions;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.OutboxEvent;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.DeadLetters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Worker processes that are killed at random moments. */
@ExtendWith(SeededRandom.class)
abstract class WorkerKillContract {
  private static final int SCIENCE = 12;
  private static final int BANDS = 4;
  private static final int KILLS = 2;

  @TempDir Path folder;
  private final List<UUID> science = new ArrayList<>();
  private final List<UUID> references = new ArrayList<>();

  /** Address of an empty database, as a program is given it. */
  abstract String address();

  @Test
  void everythingIsDoneOnce(RandomGenerator random) {
    String address = address();
    try (TransientDatabase database = TransientDatabase.open(DatabaseOptions.ofUrl(address))) {
      database.change(this::ingest);
      for (int kill = 0; kill < KILLS; kill++) {
        killTwoAfterAWhile(address, random);
      }
      try (ChildJvm last = ChildJvm.start(CountingWorker.class, address);
          ChildJvm other = ChildJvm.start(CountingWorker.class, address)) {
        last.awaitLine("done"::equals);
        other.awaitLine("done"::equals);
      }
      for (UUID id : science) {
        assertThat(states(database, id))
            .containsExactly("preprocessing", "preprocessed", "differencing", "differenced");
        assertThat(counted(database, "preprocess " + id)).isEqualTo(1);
        assertThat(counted(database, "difference " + id)).isEqualTo(1);
        UUID run =
            database.read(s -> s.differenceRuns().ofObservation(id)).stream()
                .filter(each -> each.referenceObservationId() != null)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(counted(database, "detect " + run)).isEqualTo(1);
      }
      for (UUID id : references) {
        assertThat(states(database, id)).containsExactly("preprocessing", "preprocessed");
        assertThat(counted(database, "preprocess " + id)).isEqualTo(1);
      }
      assertThat(database.<List<?>>read(session -> DeadLetters.latest(session, 10))).isEmpty();
      assertThat(
              database.<Map<ObservationStatus, Long>>read(
                  session -> session.observations().countByStatus()))
          .containsEntry(ObservationStatus.DIFFERENCED, (long) SCIENCE)
          .containsEntry(ObservationStatus.PREPROCESSED, (long) BANDS)
          .hasSize(2);
    }
  }

  private void ingest(DatabaseSession session) {
    UUID survey = session.surveys().create("HST").id();
    for (int i = 0; i < SCIENCE; i++) {
      science.add(ingest(session, survey, i, ObservationType.SCIENCE));
    }
    for (int i = 0; i < BANDS; i++) {
      references.add(ingest(session, survey, i, ObservationType.REFERENCE));
    }
  }

  private static UUID ingest(
      DatabaseSession session, UUID survey, int number, ObservationType type) {
    Observation observation =
        session
            .observations()
            .ingest(
                Observation.builder()
                    .named(survey, type.text() + number)
                    .of("sn" + number % BANDS, type)
                    .at(10, 20)
                    .taken(Instant.EPOCH.plusSeconds(number), "band" + number % BANDS, 1)
                    .storedAs("x" + number)
                    .mission("HST"))
            .observation();
    Cascade.begin(session, observation.id());
    return observation.id();
  }

  private static void killTwoAfterAWhile(String address, RandomGenerator random) {
    try (ChildJvm first = ChildJvm.start(CountingWorker.class, address);
        ChildJvm second = ChildJvm.start(CountingWorker.class, address)) {
      first.awaitLine("working true"::equals);
      spin(random);
      first.kill();
      spin(random);
      second.kill();
    }
  }

  private static void spin(RandomGenerator random) {
    for (int i = random.nextInt(20_000_000); i > 0; i--) {
      Thread.onSpinWait();
    }
  }

  private static List<String> states(TransientDatabase database, UUID id) {
    return database.read(
        session ->
            session.outbox().of(id.toString()).stream()
                .filter(event -> event.eventType().equals("ObservationStatusChanged"))
                .map(event -> event.payload().path("new").asText())
                .toList());
  }

  private static int counted(TransientDatabase database, String entity) {
    List<OutboxEvent> events = database.read(session -> session.outbox().of(entity));
    return events.size();
  }
}
