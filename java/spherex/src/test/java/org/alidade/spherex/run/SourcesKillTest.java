package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.RunListener;
import org.alidade.spherex.Source;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run over many sources killed in every stage, and resumed. */
@ExtendWith(SeededRandom.class)
class SourcesKillTest {
  private static final int IMAGES = 4;
  private static final int SOURCES = SourceGroup.SIZE + 20;

  /** What the child says when it comes to each part of the run. */
  private static final List<String> PLACES =
      List.of("done query", "done download", "done processing", "done products");

  @TempDir Path temporary;
  private Path folder = Path.of("");

  /** The run that is killed; says what is acknowledged. */
  static final class Child implements RunListener {
    private Child() {}

    /** Goes on with the run, or begins it. */
    public static void main(String[] arguments) {
      SourcesSummary summary =
          new SourcesPipeline(
                  MockArchive.config(Path.of(arguments[0]), URI.create(arguments[1])),
                  MockArchive.sources(SOURCES),
                  new Child(),
                  new CancellationToken())
              .run();
      System.out.println("end " + summary.rows().size() + " " + summary.failures().size());
    }

    @Override
    public void itemDone(String stage, String item) {
      System.out.println("done " + stage + " " + item);
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void nothingAcknowledgedIsLostOrFetchedTwice(RandomGenerator random) throws IOException {
    folder = temporary.resolve("run");
    try (MockArchive archive = new MockArchive(temporary, IMAGES, SOURCES)) {
      archive.server.tap().phases("EXECUTING", "EXECUTING", "COMPLETED");
      killInQuery(archive);
      KilledRun run = new KilledRun(() -> child(archive), archive::requests);
      for (String place : PLACES) {
        int nth = place.equals("done query") ? 1 : 1 + random.nextInt(2);
        run.killAt(place, nth, random.nextInt(1_000_000));
      }
      try (ChildJvm last = child(archive)) {
        assertThat(last.exitStatus()).as(String.join("\n", last.lines())).isZero();
        assertThat(last.lines()).contains("end " + SOURCES + " 0");
      }
      assertThat(archive.server.requests("/TAP/async")).as("queries").hasSize(1);
      assertSameAsUndisturbed(archive);
    }
  }

  /** Kills the run when the archive works on the query. */
  private void killInQuery(MockArchive archive) {
    try (ChildJvm child = child(archive)) {
      while (archive.server.requests("/TAP/async/j1/phase").isEmpty()) {
        Thread.onSpinWait();
      }
      child.kill();
    }
  }

  private ChildJvm child(MockArchive archive) {
    return ChildJvm.start(Child.class, folder, archive.server.tapUrl());
  }

  private void assertSameAsUndisturbed(MockArchive archive) throws IOException {
    Path fresh = temporary.resolve("fresh");
    List<Source> sources = MockArchive.sources(SOURCES);
    int before = archive.requests();
    new SourcesPipeline(MockArchive.config(fresh, archive.server.tapUrl()), sources).run();
    assertThat(archive.requests() - before).as("whole images, once each").isEqualTo(IMAGES);
    assertThat(folder.resolve("results/sources.csv"))
        .hasSameTextualContentAs(fresh.resolve("results/sources.csv"));
    for (Source source : sources) {
      SpherexState state = state(folder, source);
      assertThat(state.photometryResults())
          .isEqualTo(state(fresh, source).photometryResults())
          .hasSize(IMAGES);
      assertThat(rows(folder, source)).isEqualTo(rows(fresh, source)).hasSize(IMAGES + 1);
    }
  }

  private static SpherexState state(Path run, Source source) throws IOException {
    return StateFile.read(run.resolve(source.fileName() + ".json"));
  }

  private static List<String> rows(Path run, Source source) throws IOException {
    return Files.readAllLines(run.resolve("results/" + source.fileName() + "/lightcurve.csv"))
        .stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
