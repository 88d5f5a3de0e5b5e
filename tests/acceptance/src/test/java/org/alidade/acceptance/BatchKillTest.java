package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lvm.BatchRunner;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.Precision;
import org.alidade.lvm.export.BatchFolder;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Batches of LVM frames that are killed at random moments. */
@ExtendWith(SeededRandom.class)
class BatchKillTest {
  private static final int FRAMES = 12;
  private static final int KILLS = 6;

  @TempDir Path folder;
  private Path tiles = Path.of("");
  private Path batches = Path.of("");

  @BeforeEach
  void writeFrames() {
    tiles = folder.resolve("tiles");
    batches = folder.resolve("batches");
    CommandRun.succeed(
        "lvm", "mock", "-o", tiles, "--count", FRAMES, "--rings", 5, "--grid", "6500:6600");
  }

  /** The frames of a folder, in order of their names. */
  static List<Path> frames(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void nothingFinishedIsLostAndTheEndIsTheSame(RandomGenerator random) throws IOException {
    Path fresh = folder.resolve("fresh");
    assertThat(BatchChild.run(tiles, fresh)).isEqualTo(FRAMES);
    int finished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int reported = killAfter(Math.min(FRAMES, finished + random.nextInt(3)), random);
      assertThat(reported).isLessThanOrEqualTo(wholeFiles());
      finished = wholeFiles();
    }
    Files.createDirectories(batches);
    Files.writeString(batches.resolve("batch-0000.h5.lock"), "of a process that is gone");
    assertThat(BatchChild.run(tiles, batches)).isEqualTo(FRAMES - finished);
    assertThat(FolderState.of(batches)).isEqualTo(FolderState.of(fresh));
  }

  private int killAfter(int count, RandomGenerator random) {
    try (ChildJvm child = ChildJvm.start(BatchChild.class, tiles, batches)) {
      if (count > 0) {
        child.awaitLine(("batches " + count)::equals);
      }
      for (int i = random.nextInt(2_000_000); i > 0; i--) {
        Thread.onSpinWait();
      }
      child.kill();
      return child.lines().stream()
          .filter(line -> line.startsWith("batches "))
          .mapToInt(line -> Integer.parseInt(line.substring("batches ".length())))
          .max()
          .orElse(0);
    }
  }

  private int wholeFiles() throws IOException {
    if (!Files.exists(batches)) {
      return 0;
    }
    int whole = 0;
    try (Stream<Path> files = Files.list(batches)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".h5")).toList()) {
        try (Hdf5File stored = Hdf5File.openReadOnly(file)) {
          assertThat(stored.attributes().findString("batch_key")).isPresent();
        }
        whole++;
      }
    }
    return whole;
  }

  @Test
  void whatChangedIsBuiltAgain() throws IOException {
    assertThat(BatchChild.run(tiles, batches)).isEqualTo(FRAMES);
    assertThat(BatchChild.run(tiles, batches)).isZero();
    Files.write(batches.resolve("batch-0003.h5"), new byte[100], StandardOpenOption.WRITE);
    assertThat(BatchChild.run(tiles, batches)).isEqualTo(1);
    Files.setLastModifiedTime(frames(tiles).get(5), FileTime.fromMillis(1_000_000));
    assertThat(BatchChild.run(tiles, batches)).isEqualTo(1);
    int built =
        BatchRunner.over(frames(tiles))
            .configuration(config -> config.lambdaRange(6520, 6580))
            .options(BuildOptions.builder().precision(Precision.SINGLE).build())
            .batchSize(1)
            .run(new BatchFolder(batches));
    assertThat(built).isEqualTo(FRAMES);
  }

  @Test
  void theCommandSaysWhatItWroteAndWhatItKept() {
    Object[] command = {
      "lvm",
      "batch",
      tiles,
      "-o",
      batches,
      "--batch-size",
      5,
      "--from-tiles",
      "--lambda",
      "6520:6580"
    };
    assertThat(CommandRun.succeed(command).out().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("wrote "));
    assertThat(CommandRun.succeed(command).out().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("kept "));
  }
}
