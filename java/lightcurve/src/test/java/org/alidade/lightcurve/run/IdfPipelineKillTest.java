package org.alidade.lightcurve.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.mock.MockVisitsOptions;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.RunSummary;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end in the middle, by force and by wish. */
@ExtendWith(SeededRandom.class)
class IdfPipelineKillTest {
  private static final int KILLS = 4;
  private static final MockVisitsOptions FIELD =
      MockVisitsOptions.defaults().withStars(70, 9).withVisits(3).withCosmicRays(2);

  @TempDir Path folder;
  private final Set<String> acknowledged = new HashSet<>();

  /** The run that is killed. */
  static final class Child implements RunListener {
    private Child() {}

    /** Runs the pipeline of this test. */
    public static void main(String[] arguments) {
      MockRun mock = MockRun.on(Path.of(arguments[0]), FIELD);
      RunOptions options = RunOptions.builder().threads(2).listener(new Child()).build();
      RunSummary summary = mock.withSep().build().run(options);
      System.out.println("end " + summary.isSuccess());
    }

    @Override
    public void itemDone(String stage, String item) {
      System.out.println("done " + stage + "/" + item);
    }
  }

  @Test
  void aRunThatIsKilledGoesOnWhereItWas(RandomGenerator random) throws IOException {
    MockRun.in(folder, FIELD, 3).withSep();
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm child = ChildJvm.start(Child.class, folder)) {
        int[] left = {1 + random.nextInt(14)};
        child.awaitLine(line -> line.startsWith("end") || (isDone(line) && --left[0] <= 0));
        child.kill();
        check(child.lines());
      }
    }
    try (ChildJvm last = ChildJvm.start(Child.class, folder)) {
      assertThat(last.exitStatus()).isZero();
      check(last.lines());
      assertThat(last.lines()).contains("end true");
    }
    checkCurves();
    try (Stream<Path> files = Files.list(folder.resolve("work"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".fits"))).hasSize(6 * (4 + 3));
    }
  }

  private static boolean isDone(String line) {
    return line.startsWith("done ");
  }

  /** What was acknowledged is not done again, but for the two looks that every run takes. */
  private void check(List<String> lines) {
    List<String> done =
        lines.stream()
            .filter(IdfPipelineKillTest::isDone)
            .filter(line -> !line.contains(Assets.LINKS) && !line.contains(Assets.STORE_EMPTY))
            .toList();
    assertThat(done).doesNotHaveDuplicates().noneMatch(acknowledged::contains);
    acknowledged.addAll(done);
  }

  /** The light curves are those of a run in one go. */
  private void checkCurves() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    MockRun fresh = MockRun.in(other, FIELD, 3);
    IdfPipeline inOneGo = fresh.withSep().build();
    MockRun.run(inOneGo);
    try (LightCurveStore killed = MockRun.on(folder, FIELD).withSep().build().open();
        LightCurveStore whole = inOneGo.open()) {
      assertThat(killed.objects().rows()).isEqualTo(9);
      for (MeasurementType type : whole.types()) {
        for (long object = 1; object <= 9; object++) {
          LightCurve expected = Objects.requireNonNull(whole.get(object, type.typeId()));
          LightCurve found = Objects.requireNonNull(killed.get(object, type.typeId()));
          assertThat(found.values()).isEqualTo(expected.values());
          assertThat(found.times()).isEqualTo(expected.times());
          assertThat(found.flags()).isEqualTo(expected.flags());
        }
      }
    }
  }

  @Test
  void aCancelledRunSaysSoAndGoesOn() {
    IdfPipeline pipeline = MockRun.in(folder, FIELD, 3).withSep().build();
    CancellationToken token = new CancellationToken();
    RunSummary summary =
        pipeline.run(
            new RunListener() {
              @Override
              public void itemDone(String stage, String item) {
                if (stage.equals(Assets.CLEANED)) {
                  token.cancel();
                }
              }
            },
            token);
    assertThat(summary.cancelled()).isTrue();
    assertThat(pipeline.status().asset(Assets.STORE_FINAL).complete()).isFalse();
    MockRun.run(pipeline);
    assertThat(pipeline.status().asset(Assets.LIGHT_CURVES).complete()).isTrue();
  }
}
