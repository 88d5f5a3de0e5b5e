package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.alidade.array.IoFailureException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.lightcurve.store.StoreVerifier;
import org.alidade.math.ThreadBudget;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A light-curve store on a disk without room: a clear error, and what was committed is there. */
@ExtendWith(SeededRandom.class)
class LightCurveFullDiskTest {
  private static final int EPOCHS = 1200;

  @TempDir Path folder;
  private Path disk = Path.of("");

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  @AfterEach
  void unmount() throws Exception {
    // Mapped segments stay until they are collected, and keep the disk busy.
    run("umount", "-l", disk.toString());
  }

  @Test
  void committedLightCurvesOutliveAFullDisk(RandomGenerator random) throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=6m", "none", disk.toString()))
        .as("status of mounting a small disk, which only root may do")
        .isZero();
    Path store = disk.resolve("field.alc");
    int committed = fill(store, random);
    assertThat(committed).isPositive();
    assertThat(StoreVerifier.verify(store, ThreadBudget.of(2), done -> {}).problems()).isEmpty();
    try (FolderStore reader = FolderStore.open(store)) {
      assertThat(reader.info().lightCurves()).isEqualTo(committed);
      assertThat(Objects.requireNonNull(reader.get(committed - 1, 1)).size()).isEqualTo(EPOCHS);
    }
  }

  private static int fill(Path store, RandomGenerator random) {
    int committed = 0;
    try (FolderStoreWriter writer = FolderStoreWriter.open(store, StoreOptions.defaults())) {
      for (int id = 0; committed >= 0; id++) {
        int next = id;
        IoFailureException failure =
            catchThrowableOfType(
                IoFailureException.class,
                () -> {
                  writer.put(curve(next, random));
                  if (next % 50 == 49) {
                    writer.commit();
                  }
                });
        if (failure != null) {
          assertThat(failure).hasMessageContaining(store.toString()).hasMessageContaining("disk");
          return committed;
        }
        committed = id % 50 == 49 ? id + 1 : committed;
      }
    }
    return committed;
  }

  private static LightCurve curve(int id, RandomGenerator random) {
    double[] times = new double[EPOCHS];
    float[] values = new float[EPOCHS];
    for (int i = 0; i < EPOCHS; i++) {
      times[i] = 53000 + i;
      values[i] = 18 + (float) random.nextGaussian();
    }
    return new LightCurve(id, 1, times, values, values, new int[EPOCHS]);
  }
}
