package org.alidade.cube.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.FitTracker;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.SolveResult;
import org.alidade.cube.TrackerConfig;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tracker's process is killed while it saves without pause. */
class KillTest {
  @TempDir Path folder;

  /** Saves vectors whose elements are all equal to their number, until killed. */
  static final class EndlessFit {
    private EndlessFit() {}

    public static void main(String[] arguments) {
      Path file = Path.of(arguments[0]);
      TrackerConfig fast =
          TrackerConfig.DEFAULT
              .withMetricsInterval(Duration.ZERO)
              .withValidationInterval(Duration.ZERO)
              .withCheckpointInterval(Duration.ZERO)
              .withSample(2, 10, 1)
              .withRingSize(4);
      CubeData data = CubeDataReader.read(file);
      CubeOperator operator = CubeOperators.matrixFree(file, 1);
      FitTracker tracker = FitTracker.open(file, fast, operator, data);
      DoubleArray x = DoubleArray.allocate("test.x", TinyCube.UNKNOWNS);
      Path live = file.resolveSibling(file.getFileName() + ".fit.h5");
      for (int number = 1; ; number++) {
        x.fill(number);
        tracker.onBatch(number);
        tracker.maybeSave(x, number);
        if (number % 100 == 0 && live.toFile().exists()) {
          System.out.println("saved about " + number);
        }
      }
    }
  }

  @Test
  void theLiveFileIsWholeAfterAKillAndTheNextSolveGoesOnFromIt() {
    Path file = TinyCube.create(folder);
    Path live = folder.resolve("tiny.h5.fit.h5");
    Set<Long> epochs = new HashSet<>();
    for (int kill = 0; kill < 3; kill++) {
      try (ChildJvm child = ChildJvm.start(EndlessFit.class, file)) {
        child.awaitLine(line -> line.startsWith("saved about"));
        child.kill();
      }
      epochs.add(checkWhole(live));
    }
    assertThat(epochs).isNotEmpty();
    SolveResult result = PipelineRunner.open(file).solveAll(TinyCube.options().epochs(2).build());
    assertThat(result.stats().warmStart()).isEqualTo("x_best");
    assertThat(live).doesNotExist();
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      double smallest =
          Arrays.stream(opened.dataset("/Fit/metrics/val_rmse").readDoubles())
              .filter(Double::isFinite)
              .min()
              .orElseThrow();
      assertThat(opened.dataset("/Fit/x_best").attributes().getDouble("val_rmse"))
          .isEqualTo(smallest);
    }
    assertThat(leftovers()).containsExactly("tiny.h5");
  }

  private static long checkWhole(Path live) {
    try (Hdf5File opened = Hdf5File.openReadOnly(live)) {
      double[] x = opened.dataset("/Fit/x_latest").readDoubles();
      long epoch = opened.dataset("/Fit/x_latest").attributes().getLong("epoch");
      assertThat(x).hasSize(TinyCube.UNKNOWNS).containsOnly((double) epoch);
      Set<Long> lengths = new TreeSet<>();
      for (String column : opened.children("/Fit/metrics")) {
        lengths.add(opened.dataset("/Fit/metrics/" + column).shape().length(0));
      }
      assertThat(opened.children("/Fit/metrics")).hasSize(10);
      assertThat(lengths).hasSize(1);
      return epoch;
    }
  }

  private Set<String> leftovers() {
    Set<String> names = new TreeSet<>();
    for (String name : java.util.Objects.requireNonNull(folder.toFile().list())) {
      if (!name.endsWith(".lock")) {
        names.add(name);
      }
    }
    return names;
  }
}
