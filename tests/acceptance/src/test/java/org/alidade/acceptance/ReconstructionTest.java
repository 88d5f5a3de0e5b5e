package org.alidade.acceptance;

import static org.alidade.testing.Tolerances.FLOAT32_SUM;
import static org.alidade.testing.Tolerances.FLOAT64;
import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeShape;
import org.alidade.cube.NormMode;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.ReconstructReport;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.RowSource;
import org.alidade.cube.SlabSize;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Model cubes: right for every tiling and slab, made anew only when they must be. */
@ExtendWith(LeakCheck.class)
class ReconstructionTest {
  private final Problem problem = Problem.small(21);

  @TempDir Path folder;

  private static ReconstructReport run(Path file, double[] x, ReconstructOptions options)
      throws IOException {
    return Reconstruction.run(file, x, options, ProgressListener.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "24, 1, 6, 6000000000",
    "7, 2, 4, 6000000000",
    "10, 2, 5, 200000",
    "7, 3, 1, 1",
    "5, 1, 4, 1"
  })
  void theModelCubeIsTheProductForEveryTilingAndSlab(
      int spaxels, int components, int populations, long slabBytes) throws Exception {
    Path file = problem.build(folder.resolve("cube.h5"), spaxels, components, populations);
    for (RowSource rows : new RowSource[] {RowSource.MODELS, RowSource.OPERATOR}) {
      ReconstructOptions options =
          ReconstructOptions.defaults()
              .withName("Model_" + rows.label())
              .withRows(rows)
              .withMaxSlabBytes(slabBytes)
              .withThreads(2);
      run(file, problem.planted, options);
      double[] model = CubeFiles.doubles(file, "/Model_" + rows.label());
      assertThat(relativeToLargest(model, problem.cube)).isLessThan(FLOAT32_SUM);
    }
    assertThat(relativeToLargest(CubeFiles.doubles(file, "/Model_operator"), product(file)))
        .isLessThan(FLOAT64);
  }

  @ParameterizedTest
  @CsvSource({"7, 1, 6, 5", "24, 2, 4, 7", "10, 3, 5, 24"})
  void aTileOfSpaxelsNeedNotDivideThem(int spaxels, int components, int populations, int tile)
      throws Exception {
    Path file = problem.build(folder.resolve("cube.h5"), spaxels, components, populations);
    for (RowSource rows : new RowSource[] {RowSource.MODELS, RowSource.OPERATOR}) {
      ReconstructOptions options =
          ReconstructOptions.defaults().withRows(rows).withSpaxelTile(tile).withName(rows.label());
      assertThat(run(file, problem.planted, options).slab().spaxels()).isEqualTo(tile);
      assertThat(relativeToLargest(CubeFiles.doubles(file, "/" + rows.label()), problem.cube))
          .isLessThan(FLOAT32_SUM);
    }
    assertThat(relativeToLargest(CubeFiles.doubles(file, "/operator"), product(file)))
        .isLessThan(FLOAT64);
  }

  @ParameterizedTest
  @CsvSource({"OPERATOR, 1, 6000000000", "MODELS, 1, 200000", "MODELS, 2, 1", "OPERATOR, 2, 1"})
  void theLightOfTheComponentsAddsUpToTheModelCube(RowSource rows, int chunk, long slabBytes)
      throws Exception {
    Path file = problem.build(folder.resolve("cube.h5"), 7, chunk, 4);
    ReconstructOptions options =
        ReconstructOptions.defaults().withRows(rows).withMaxSlabBytes(slabBytes);
    run(file, problem.planted, options);
    ReconstructReport report = run(file, problem.planted, options.withComponents(List.of()));
    assertThat(report.written())
        .containsExactly("ModelCube_c000", "ModelCube_c001", "ModelCube_c002");
    double[] sum = new double[24 * 160];
    for (String name : report.written()) {
      double[] light = CubeFiles.doubles(file, "/" + name);
      assertThat(Arrays.stream(light).max().orElse(0)).as(name).isPositive();
      Arrays.setAll(sum, i -> sum[i] + light[i]);
    }
    assertThat(relativeToLargest(sum, CubeFiles.doubles(file, "/ModelCube"))).isLessThan(FLOAT64);
  }

  @Test
  void componentsThatAreThereAreKept() throws Exception {
    Path file = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    ReconstructOptions options = ReconstructOptions.defaults().withComponents(List.of(2));
    assertThat(run(file, problem.planted, options).written()).containsExactly("ModelCube_c002");
    // What a killed run leaves: unfinished under a temporary name.
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      Problem.write(open, "/ModelCube_c000_part", new double[10], 10);
    }

    ReconstructReport rest = run(file, problem.planted, options.withComponents(List.of()));

    assertThat(rest.skipped()).isFalse();
    assertThat(rest.written()).containsExactly("ModelCube_c000", "ModelCube_c001");
    assertThat(rest.present()).containsExactly("ModelCube_c002");
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      assertThat(open.children("/"))
          .contains("ModelCube_c000", "ModelCube_c001", "ModelCube_c002")
          .noneMatch(name -> name.endsWith("_part"));
      assertThat(open.dataset("/ModelCube_c001").attributes().getLong("component")).isEqualTo(1);
    }
    double[] other = problem.planted.clone();
    other[problem.shape.populations()] += 1; // component 1
    assertThat(run(file, other, options.withComponents(List.of())).written())
        .containsExactly("ModelCube_c001");
  }

  @Test
  void componentsThatDoNotExistAreRefused() throws Exception {
    Path file = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    ReconstructOptions options = ReconstructOptions.defaults();
    assertThatThrownBy(() -> run(file, problem.planted, options.withComponents(List.of(0, 3))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no component 3")
        .hasMessageContaining("0 to 2");
    assertThatThrownBy(() -> options.withComponents(List.of(1, 1)))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> options.withComponents(List.of(-1)))
        .isInstanceOf(BadInputException.class);
  }

  /** The product with the planted weights, all spaxels at once. */
  private double[] product(Path file) {
    try (CubeOperator operator = CubeOperators.matrixFree(file, 1);
        DoubleArray x = DoubleArray.copyOf("test", problem.planted);
        DoubleArray out = DoubleArray.allocate("test", 24, 160)) {
      operator.forward(x, out);
      return out.toArray();
    }
  }

  @Test
  void slabsAreHalvedUntilTheyFit() {
    CubeShape galaxy = new CubeShape(2854, 207, 360, 1247);
    assertThat(SlabSize.of(galaxy, 128, 360, 6_000_000_000L)).isEqualTo(new SlabSize(8, 360));
    assertThat(SlabSize.of(galaxy, 128, 360, 1)).isEqualTo(new SlabSize(1, 1));
    assertThat(SlabSize.of(galaxy, 128, 360, Long.MAX_VALUE)).isEqualTo(new SlabSize(128, 360));
    assertThat(SlabSize.of(new CubeShape(5, 1, 2, 10), 128, 360, Long.MAX_VALUE))
        .isEqualTo(new SlabSize(5, 2));
  }

  @Test
  void theSameWeightsAreNotComputedAgain() throws Exception {
    Path file = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    ReconstructOptions options = ReconstructOptions.defaults();
    assertThat(run(file, problem.planted, options).skipped()).isFalse();
    String before = FolderState.digest(file);
    assertThat(run(file, problem.planted, options).skipped()).isTrue();
    assertThat(FolderState.digest(file)).isEqualTo(before);
    double[] other = problem.planted.clone();
    other[3] = Math.nextUp(other[3]);
    assertThat(run(file, other, options).skipped()).isFalse();
    assertThat(Reconstruction.status(file, problem.planted, "ModelCube").ok()).isFalse();
  }

  @Test
  void anotherMatrixMakesTheModelCubeStale() throws Exception {
    Path file = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    ReconstructOptions options = ReconstructOptions.defaults();
    run(file, problem.planted, options);
    BuildOptions rebuild =
        Problem.tiles(24, 1, 6)
            .norm(NormMode.DATA)
            .onMismatch(BuildOptions.OnMismatch.REBUILD)
            .build();
    Problem.build(file, rebuild, ProgressListener.NONE);
    assertThat(Reconstruction.status(file, problem.planted, "ModelCube").reason())
        .contains("matrix");
    assertThat(run(file, problem.planted, options).skipped()).isFalse();
  }

  @Test
  void progressGrowsToTheNumberOfSpaxels() throws Exception {
    Path file = problem.build(folder.resolve("cube.h5"), 7, 1, 6);
    List<Long> news = new ArrayList<>();
    Reconstruction.run(
        file,
        problem.planted,
        ReconstructOptions.defaults(),
        (done, total, what) -> news.add(done));
    assertThat(news).isSorted().doesNotHaveDuplicates().endsWith(24L);
  }
}
