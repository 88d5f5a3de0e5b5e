package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.cube.CubeStatus;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside a build, in this program and in h5py. */
class SwmrTest {
  private static final Problem PROBLEM = Problem.of(61, 60, 3, 8, 200);

  @TempDir Path folder;

  /** Python reads tiles while the child computes them, each time the build says it went on. */
  private static final String READER =
      """
      import h5py, sys, numpy as np
      swmr = sys.argv[3] == 'swmr'
      with h5py.File(sys.argv[1], 'r', swmr=swmr) as f, h5py.File(sys.argv[2], 'r') as whole:
          done = f['HyperCube/_done'][()]
          models = f['HyperCube/models']
          chunk = models.chunks
          wrong = 0
          for tile in np.argwhere(done):
              at = tuple(slice(int(i) * n, (int(i) + 1) * n) for i, n in zip(tile, chunk))
              wrong += int(not np.array_equal(models[at], whole['HyperCube/models'][at]))
          print(int(done.sum()), wrong)
      """;

  @Test
  void readersSeeOnlyFinishedTilesAndEverMoreOfThem() {
    Python.assumeModules("h5py", "numpy");
    Path whole = PROBLEM.build(folder.resolve("whole.h5"), 5, 1, 4);
    Path file = PROBLEM.populate(folder.resolve("cube.h5"));
    List<Integer> seen = new ArrayList<>();
    try (ChildJvm child = ChildJvm.start(BuildChild.class, file, 5, 1, 4, "step")) {
      for (int tile : new int[] {1, 7, 20, 44}) {
        child.awaitLine(("tile " + tile)::equals);
        for (String way : new String[] {"swmr", "plain"}) {
          String[] numbers = Python.run(READER, file, whole, way).strip().split(" ");
          seen.add(Integer.parseInt(numbers[0]));
          assertThat(numbers[1]).as("wrong tiles of %s", numbers[0]).isEqualTo("0");
        }
        CubeStatus status = CubeStatus.of(file);
        seen.add(status.hypercube().orElseThrow().tilesDone());
        assertThat(status.hypercube().orElseThrow().complete()).isFalse();
        assertThat(status.writer().orElse("nobody")).contains("pid " + child.pid());
        child.send("go on");
      }
      child.awaitLine("built"::equals);
    }
    assertThat(seen).isSorted().contains(1, 7, 20, 44);
    assertThat(CubeStatus.of(file).writer()).isEmpty();
    assertThat(CubeFiles.models(file)).isEqualTo(CubeFiles.models(whole));
  }
}
