package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.StageSummary;
import org.alidade.spherex.PipelineStage;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole run killed at random instants of every stage, and resumed. */
@ExtendWith(SeededRandom.class)
class RunKillTest {
  private static final int ROUNDS = 2;

  /** What the child says when it comes to each part of the run. */
  private static final List<String> PLACES =
      List.of(
          "start", "done download", "finished download", "done processing", "finished processing");

  @TempDir Path temporary;
  private Path folder = Path.of("");

  /** The run that is killed; says what is acknowledged. */
  static final class Child implements RunListener {
    private Child() {}

    /** Resumes the run, or begins it. */
    public static void main(String[] arguments) {
      System.out.println("start");
      SpherexState state =
          SPXQueryPipeline.builder(
                  SeriesArchive.config(Path.of(arguments[0]), URI.create(arguments[1])))
              .listener(new Child())
              .build()
              .resume();
      System.out.println("end " + state.stage());
    }

    @Override
    public void itemDone(String stage, String item) {
      System.out.println("done " + stage + " " + item);
    }

    @Override
    public void itemSkipped(String stage, String item) {
      System.out.println("skipped " + stage + " " + item);
    }

    @Override
    public void stageFinished(StageSummary summary) {
      System.out.println("finished " + summary.stage());
    }
  }

  @Test
  void nothingAcknowledgedIsLostOrFetchedTwice(RandomGenerator random) throws IOException {
    folder = temporary.resolve("run");
    try (SeriesArchive archive = new SeriesArchive()) {
      KilledRun run = new KilledRun(() -> child(archive), archive::requests);
      for (int round = 0; round < ROUNDS; round++) {
        for (String place : PLACES) {
          int nth = place.startsWith("done") ? 1 + random.nextInt(6) : 1;
          run.killAt(place, nth, random.nextInt(3_000_000));
        }
      }
      try (ChildJvm last = child(archive)) {
        assertThat(last.exitStatus()).as(String.join("\n", last.lines())).isZero();
        assertThat(last.lines()).contains("end complete");
      }
      assertSameAsUndisturbed(archive);
    }
  }

  private ChildJvm child(SeriesArchive archive) {
    return ChildJvm.start(Child.class, folder, archive.server.tapUrl());
  }

  private void assertSameAsUndisturbed(SeriesArchive archive) throws IOException {
    Path fresh = temporary.resolve("fresh");
    SpherexState expected = new SPXQueryPipeline(archive.config(fresh)).runFullPipeline();
    SpherexState state = StateFile.of(folder, archive.config(folder).source()).load().orElseThrow();
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(state.downloadFailures()).isEmpty();
    archive.series.assertSame(state.photometryResults());
    assertThat(rows(folder)).isEqualTo(rows(fresh)).hasSize(13);
    assertThat(Files.readAllBytes(folder.resolve("results/combined_plot.png")))
        .isEqualTo(Files.readAllBytes(fresh.resolve("results/combined_plot.png")));
    for (Path file : expected.downloadedFiles()) {
      assertThat(folder.resolve(fresh.relativize(file))).hasSameBinaryContentAs(file);
    }
  }

  private static List<String> rows(Path run) throws IOException {
    return Files.readAllLines(run.resolve("results/lightcurve.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
