package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.cube.CubeRepair;
import org.alidade.cube.ProgressListener;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are killed at twenty random moments, some of them while the end is stamped. */
@ExtendWith(SeededRandom.class)
class BuildKillTest {
  private static final int KILLS = 20;
  private static final int WORKERS = 2;
  private static final int PIXELS = 250;
  private static final Problem PROBLEM = Problem.of(71, 150, 5, 40, PIXELS);
  private static final int[] TILE = {10, 1, 10};
  private static final int TILES = 15 * 5 * 4;

  @TempDir Path folder;
  private Path file = Path.of("");
  private float[] whole = {};
  private int finished;

  @Test
  void nothingFinishedIsLostAndTheEndIsTheSame(RandomGenerator random) throws Exception {
    Python.assumeModules("h5py", "numpy");
    Path fresh = PROBLEM.build(folder.resolve("fresh.h5"), TILE[0], TILE[1], TILE[2]);
    whole = CubeFiles.models(fresh);
    file = folder.resolve("cube.h5");
    begin();
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(Math.min(TILES, finished + random.nextInt(40)), random.nextInt(200_000));
      if (CubeFiles.isComplete(file)) {
        begin();
      }
    }
    int missing = TILES - finished;
    int built =
        Problem.build(
            file,
            Problem.tiles(TILE[0], TILE[1], TILE[2]).workers(WORKERS).build(),
            ProgressListener.NONE);
    assertThat(built).as("tiles that nobody had finished").isEqualTo(missing);
    assertThat(Arrays.equals(CubeFiles.models(file), whole)).isTrue();
    assertThat(FolderState.of(folder)).containsOnlyKeys("", "cube.h5", "fresh.h5");
  }

  private void begin() throws IOException {
    Files.deleteIfExists(file);
    PROBLEM.populate(file);
    finished = 0;
  }

  /** Kills a build when it has reported a number of tiles, plus some spins of this thread. */
  private void killAfter(int tiles, int spins) throws IOException {
    try (ChildJvm child = ChildJvm.start(BuildChild.class, file, TILE[0], TILE[1], TILE[2])) {
      child.awaitLine(("tile " + tiles)::equals);
      for (int i = 0; i < spins; i++) {
        Thread.onSpinWait();
      }
      child.kill();
      int reported =
          child.lines().stream()
              .filter(line -> line.startsWith("tile "))
              .mapToInt(line -> Integer.parseInt(line.substring(5)))
              .max()
              .orElse(0);
      check(reported);
    }
  }

  private void check(int reported) throws IOException {
    if (Hdf5File.isMarkedAsOpen(file)) {
      assertThat(reported).as("only the stamp at the end opens the file").isEqualTo(TILES);
      assertThat(CubeRepair.repair(file).actions()).isNotEmpty();
    }
    if (!CubeFiles.holds(file, "/HyperCube/_done")) {
      assertThat(reported).isZero();
      return;
    }
    byte[] done = CubeFiles.done(file);
    int marked = 0;
    for (byte bit : done) {
      marked += bit;
    }
    assertThat(marked).as("tiles marked").isBetween(Math.max(reported, finished), TILES);
    finished = marked;
    assertThat(
            Python.run(
                    "import h5py, sys; print(h5py.File(sys.argv[1])['HyperCube/_done'][()].sum())",
                    file)
                .strip())
        .isEqualTo(String.valueOf(marked));
    compareMarkedTiles(done);
  }

  private void compareMarkedTiles(byte[] done) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      for (int tile = 0; tile < done.length; tile++) {
        if (done[tile] != 0) {
          long s = tile / 20 * 10L;
          long c = tile / 4 % 5;
          long p = tile % 4 * 10L;
          float[] values =
              opened
                  .dataset("/HyperCube/models")
                  .readFloats(Slab.of(new long[] {s, c, p, 0}, new long[] {10, 1, 10, PIXELS}));
          assertThat(Arrays.equals(values, tileOfWhole((int) s, (int) c, (int) p)))
              .as("tile %d is marked as finished", tile)
              .isTrue();
        }
      }
    }
  }

  private float[] tileOfWhole(int spaxel, int component, int population) {
    float[] values = new float[100 * PIXELS];
    for (int s = 0; s < 10; s++) {
      int first = (((spaxel + s) * 5 + component) * 40 + population) * PIXELS;
      System.arraycopy(whole, first, values, s * 10 * PIXELS, 10 * PIXELS);
    }
    return values;
  }
}
