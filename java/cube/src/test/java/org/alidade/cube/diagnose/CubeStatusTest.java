package org.alidade.cube.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.alidade.cube.CubeStatus;
import org.alidade.cube.QuickStats;
import org.alidade.cube.RebinMode;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class CubeStatusTest {
  @TempDir private Path folder;

  @Test
  void populatedFileHasInputsAndNoHypercube() throws Exception {
    CubeStatus status = CubeStatus.of(TinyCubes.populated(folder, RebinMode.OVERLAP));

    assertThat(status.sizes())
        .containsEntry("nSpat", 12L)
        .containsEntry("nComp", 3L)
        .containsEntry("nPop", 6L)
        .containsEntry("nLSpec", 180L)
        .containsEntry("nVel", 25L);
    assertThat(status.inputs()).contains("/DataCube", "/Mask", "/XPix", "/CompWeights");
    assertThat(status.keptPixels()).contains(163);
    assertThat(status.hypercube()).isEmpty();
    assertThat(status.results()).isEmpty();
    assertThat(status.writer()).isEmpty();
    assertThat(status.toText()).contains("alidade cube build");
  }

  @Test
  void halfBuiltFileTellsItsTiles() throws Exception {
    Path file = TinyCubes.halfBuilt(folder, 7);

    CubeStatus.Hypercube cube = CubeStatus.of(file).hypercube().orElseThrow();
    QuickStats stats = QuickStats.of(file);

    assertThat(cube.shape()).containsExactly(12L, 3L, 6L, 180L);
    assertThat(cube.chunks()).containsExactly(5L, 2L, 4L, 180L);
    assertThat(cube.tilesTotal()).isEqualTo(12);
    assertThat(cube.tilesDone()).isEqualTo(7);
    assertThat(cube.fractionDone()).isEqualTo(7 / 12.0);
    assertThat(cube.firstFinished())
        .containsExactly("(0, 0, 0)", "(0, 0, 1)", "(0, 1, 0)", "(1, 0, 0)", "(1, 1, 0)");
    assertThat(cube.complete()).isFalse();
    assertThat(cube.options()).containsEntry("norm", "model");
    assertThat(cube.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(CubeStatus.of(file).toText()).contains("7 / 12 done (58.3 %)", "complete     no");
    assertThat(stats.tilesDone()).isEqualTo(7);
    assertThat(stats.corners()).hasSize(4);
    assertThat(stats.corners().get(0).populationsDone()).isEqualTo(6);
    assertThat(stats.corners().get(0).maxAbsModel()).isPositive();
    assertThat(stats.corners().get(3).populationsDone()).isEqualTo(4);
  }

  @Test
  void cornersShowTheLargestModels() throws Exception {
    Path file = TinyCubes.built(folder);
    float[] models;
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      models = open.dataset("/HyperCube/models").readFloats();
    }
    double largest = 0;
    for (int i = 0; i < 6 * 180; i++) {
      largest = Math.max(largest, Math.abs(models[i]));
    }

    QuickStats stats = QuickStats.of(file);

    assertThat(stats.corners().get(0)).isEqualTo(new QuickStats.Corner(0, 0, 6, largest));
    assertThat(stats.tilesDone()).isEqualTo(stats.tilesTotal()).isEqualTo(12);
  }

  @Test
  void solvedFileHasResults() throws Exception {
    CubeStatus status = CubeStatus.of(TinyCubes.solved(folder));

    assertThat(status.results()).contains("/X_global", "/Fit/x_latest", "/Fit/x_best");
  }

  @Test
  void writerIsNamedAndKeepsItsLock() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    try (WriterLock lock = WriterLock.acquire(file)) {
      CubeStatus status = CubeStatus.of(file);

      assertThat(status.writer()).get().asString().contains(lock.holder());
      assertThat(CubeStatus.of(file).writer()).isPresent();
    }
    assertThat(CubeStatus.of(file).writer()).isEmpty();
  }
}
