package org.alidade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.IoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full before or during a run. Needs to mount one. */
class FullDiskTest {
  private static final int ITEMS = 2000;
  private static final String LONG = "x".repeat(200);

  @TempDir Path folder;
  private Path disk = Path.of("");
  private final List<String> told = new ArrayList<>();
  private final RunListener listener =
      new RunListener() {
        @Override
        public void itemDone(String stage, String item) {
          told.add(item);
        }
      };

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(command("mount", "-t", "tmpfs", "-o", "size=512k", "none", disk.toString()))
        .as("status of mounting a small disk, which only root may do")
        .isZero();
  }

  @AfterEach
  void unmount() throws Exception {
    command("umount", disk.toString());
  }

  private static int command(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  private static Pipeline pipeline(String text) {
    Stage<Integer> stage =
        Stage.<Integer>named("many")
            .items(context -> IntStream.range(0, ITEMS).boxed().toList(), String::valueOf)
            .work((item, context) -> text + item)
            .build();
    return Pipeline.named("p").stage(stage).build();
  }

  private void refused() {
    RunOptions options = RunOptions.builder().listener(listener).build();
    assertThatThrownBy(() -> pipeline(LONG).run(disk, options))
        .isInstanceOf(IoFailureException.class)
        .hasMessageContaining("the state of the run could not be saved")
        .hasMessageContaining("check that the disk has room");
  }

  @Test
  void fillsWhileItRuns() throws IOException {
    refused();
    assertThat(told).hasSizeBetween(100, ITEMS - 1);
    assertThat(pipeline(LONG).state(disk).done("many"))
        .as("what was told is saved, nothing else")
        .containsExactlyInAnyOrderElementsOf(told);
    assertThat(disk.resolve(".p.run.new")).doesNotExist();
    refused();
    Files.delete(disk.resolve("p.run"));
    assertThat(pipeline("").run(disk, RunOptions.defaults()).isSuccess()).isTrue();
  }

  @Test
  void isFullBefore() throws IOException {
    fill();
    refused();
    assertThat(told).isEmpty();
    Files.delete(disk.resolve("filler"));
    assertThat(pipeline("").run(disk, RunOptions.defaults()).isSuccess()).isTrue();
  }

  @Test
  void aRunThatFitsEndsWellWithoutRoomToShorten() throws IOException {
    Stage<String> greedy =
        Stage.single("greedy")
            .work(
                (item, context) -> {
                  fill();
                  return null;
                })
            .build();
    Pipeline pipeline = Pipeline.named("p").stage(greedy).build();
    assertThat(pipeline.run(disk, RunOptions.defaults()).isSuccess()).isTrue();
    assertThat(pipeline.state(disk).completedStages()).containsExactly("greedy");
  }

  /** The lock file keeps its page, the state's page has room for a few lines more. */
  private void fill() throws IOException {
    Files.writeString(disk.resolve("p.lock"), "by process 1\n");
    Files.write(disk.resolve("filler"), new byte[(int) Files.getFileStore(disk).getUsableSpace()]);
  }
}
