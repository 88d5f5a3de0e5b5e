package org.alidade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State files that are not what they should be, and runs that others have locked. */
@ExtendWith(SeededRandom.class)
class StateFileTest {
  private static final int ITEMS = 600;

  @TempDir Path folder;

  /** Holds the lock of a run until it is killed. */
  static final class Holder {
    private Holder() {}

    /** Runs a stage that never ends. */
    public static void main(String[] arguments) {
      Stage<String> endless =
          Stage.single("many")
              .work(
                  (item, context) -> {
                    System.out.println("locked");
                    new CountDownLatch(1).await();
                    return null;
                  })
              .build();
      Pipeline.named("p").stage(endless).build().run(Path.of(arguments[0]), RunOptions.defaults());
    }
  }

  private static Pipeline many(String name) {
    Stage<Integer> stage =
        Stage.<Integer>named("many")
            .items(context -> IntStream.range(0, ITEMS).boxed().toList(), String::valueOf)
            .work((item, context) -> item)
            .build();
    return Pipeline.named(name).stage(stage).build();
  }

  private RunSummary run() {
    return many("p").run(folder, RunOptions.defaults());
  }

  private Path file() {
    return many("p").stateFile(folder);
  }

  private void refused(String sentence) {
    assertThatThrownBy(this::run)
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining(file().toString())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    assertThatThrownBy(() -> many("p").state(folder)).hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello\n", "{\"stage\": \"query\"}\n", "SIMPLE  =   T"})
  void foreignFilesAreRefusedAndLeftAlone(String content) throws IOException {
    Files.writeString(file(), content);
    refused(content.isEmpty() ? "the file is empty" : "not the saved state of a pipeline");
    assertThat(file()).hasContent(content);
  }

  @Test
  void theStateOfAnotherPipelineIsRefused() throws IOException {
    many("q").run(folder, RunOptions.defaults());
    Files.move(folder.resolve("q.run"), file());
    refused("the saved state belongs to the pipeline q, not p");
  }

  @Test
  void aFolderInPlaceOfTheFileIsRefused() throws IOException {
    Files.createDirectory(file());
    assertThatThrownBy(this::run)
        .isInstanceOf(AlidadeException.class)
        .hasMessageContaining(file().toString());
  }

  @Test
  void theNewRunIsReadable() {
    assertThat(many("p").state(folder).completedStages()).isEmpty();
    run();
    assertThat(file()).content(StandardCharsets.UTF_8).contains("alidade-pipeline-run");
  }

  @Test
  void wheneverTheFileEndsTooEarlyTheRestIsDoneAgain(RandomGenerator random) throws IOException {
    run();
    byte[] whole = Files.readAllBytes(file());
    int header = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int i = 0; i < 60; i++) {
      int length = i < 5 ? header + i : header + random.nextInt(whole.length - header);
      Files.write(file(), Arrays.copyOf(whole, length));
      List<String> kept = many("p").state(folder).done("many");
      StageSummary summary = run().stage("many");
      assertThat(summary.status()).isEqualTo(StageStatus.DONE);
      assertThat(summary.skipped()).isEqualTo(kept.size());
      assertThat(Files.readAllBytes(file())).as("the end is the same").isEqualTo(whole);
    }
    Files.write(file(), Arrays.copyOf(whole, header - 1));
    refused("its beginning is damaged");
  }

  @Test
  void aFlippedBitIsNoticed(RandomGenerator random) throws IOException {
    run();
    byte[] whole = Files.readAllBytes(file());
    String text = new String(whole, StandardCharsets.UTF_8);
    int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      int place = random.nextInt(lastLine - 1);
      damaged[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(), damaged);
      refused("damaged");
    }
  }

  @Test
  void aSecondRunnerInThisProcessIsRefused() {
    Stage<String> twice = Stage.single("twice").work((item, context) -> run().isSuccess()).build();
    RunSummary summary =
        Pipeline.named("p").stage(twice).build().run(folder, RunOptions.defaults());
    assertThat(summary.text())
        .contains("InvalidStateException: this run is already going on (by process ")
        .contains(String.valueOf(ProcessHandle.current().pid()));
  }

  @Test
  void theLockOfAnotherProcessEndsWithIt() {
    try (ChildJvm holder = ChildJvm.start(Holder.class, folder)) {
      holder.awaitLine("locked"::equals);
      assertThatThrownBy(this::run)
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("this run is already going on (by process " + holder.pid() + ")")
          .hasMessageContaining("wait until it ends");
      assertThat(many("p").state(folder).completedStages()).as("reading needs no lock").isEmpty();
      holder.kill();
      assertThat(run().isSuccess()).isTrue();
    }
  }
}
