package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.cli.AlidadeCommand;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.ObservationType;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.jobs.DeadLetters;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real images worked on by worker programs that are killed at random moments. */
@ExtendWith(SeededRandom.class)
class TransientKillTest {
  private static final int SUPERNOVAE = 2;
  private static final int KILLS = 3;
  private static final String HEARTBEAT_SECONDS = "0.2";

  @TempDir Path folder;

  @Test
  void everyImageIsProcessedOnceAndTheEndIsTheSame(RandomGenerator random) {
    MockArchive archive = TransientArchive.write(SUPERNOVAE, folder.resolve("mock"));
    Path calm = folder.resolve("calm");
    Path disturbed = folder.resolve("disturbed");
    ingest(archive, calm);
    ingest(archive, disturbed);
    CommandRun.succeed(worker(calm));
    for (int kill = 0; kill < KILLS; kill++) {
      killTwoAfterAWhile(disturbed, random);
    }
    CommandRun.succeed(worker(disturbed));

    TransientRows expected = rows(calm);
    TransientRows found = rows(disturbed);
    assertThat(found.observations()).hasSize(3 * SUPERNOVAE);
    found.observations().forEach(observation -> assertDoneOnce(disturbed, observation));
    // A science image that is ready before its reference has also noted that there is none yet.
    assertThat(found.runs())
        .filteredOn(run -> run.referenceObservationId() != null)
        .hasSize(2 * SUPERNOVAE)
        .allMatch(run -> run.status() == RunStatus.COMPLETED);
    assertThat(found.candidates()).hasSameSizeAs(expected.candidates());
    assertThat(found.found()).isNotEmpty().isEqualTo(expected.found());
    assertThat(found.objects()).hasSameSizeAs(expected.objects());
  }

  private static void ingest(MockArchive archive, Path system) {
    CommandRun.succeed(
        "transient",
        "ingest",
        "--query-results",
        archive.queryResults(),
        "--fits-dir",
        archive.fitsFolder(),
        "--survey-id",
        "11111111-2222-4333-8444-555555555555",
        "--create-survey",
        "PS1",
        "--system",
        system);
  }

  private static Object[] worker(Path system) {
    return new Object[] {
      "transient", "worker", "--until-idle", "--heartbeat", HEARTBEAT_SECONDS, "--system", system
    };
  }

  private static void killTwoAfterAWhile(Path system, RandomGenerator random) {
    try (ChildJvm first = ChildJvm.start(AlidadeCommand.class, worker(system));
        ChildJvm second = ChildJvm.start(AlidadeCommand.class, worker(system))) {
      first.awaitLine(line -> line.startsWith("working"));
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

  private static TransientRows rows(Path folder) {
    try (TransientSystem system = TransientSystem.open(SystemOptions.embedded(folder))) {
      return TransientRows.of(system);
    }
  }

  private static void assertDoneOnce(Path folder, Observation observation) {
    List<String> expected = new ArrayList<>(List.of("preprocessing", "preprocessed"));
    if (observation.observationType() == ObservationType.SCIENCE) {
      expected.addAll(List.of("differencing", "differenced"));
    }
    try (TransientSystem system = TransientSystem.open(SystemOptions.embedded(folder))) {
      List<String> states =
          system
              .database()
              .read(
                  session ->
                      session.outbox().of(observation.id().toString()).stream()
                          .filter(event -> event.eventType().equals("ObservationStatusChanged"))
                          .map(event -> event.payload().path("new").asText())
                          .toList());
      assertThat(states).as(observation.observationId()).isEqualTo(expected);
      List<DeadLetters.Letter> lost =
          system.database().read(session -> DeadLetters.latest(session, 10));
      assertThat(lost).isEmpty();
    }
  }
}
