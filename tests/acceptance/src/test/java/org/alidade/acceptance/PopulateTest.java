package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOrder;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.PopulateReport;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Populating: axis orders, doing it twice, masks. */
@ExtendWith(LeakCheck.class)
class PopulateTest {
  private static final String[] DATASETS = {
    "/DataCube", "/Templates", "/LOSVD", "/TemPix", "/ObsPix", "/VelPix", "/R_T", "/RebinMatrix"
  };

  @TempDir Path folder;

  private static PopulateReport populate(Path file, CubeInputs inputs, PopulateOptions options)
      throws IOException {
    try (inputs) {
      return CubeFile.at(file).populate(inputs, options);
    }
  }

  @Test
  void bothAxisOrdersGiveTheSameFile() throws Exception {
    Problem problem = Problem.small(1);
    Path rows = folder.resolve("rows.h5");
    Path columns = folder.resolve("columns.h5");
    populate(rows, problem.inputs(), PopulateOptions.defaults());
    populate(columns, problem.inputsPixelsFirst(), PopulateOptions.defaults());
    assertThat(Files.readAllBytes(columns)).isEqualTo(Files.readAllBytes(rows));
  }

  @Test
  void asManySpaxelsAsPixelsNeedTheOrder() throws Exception {
    Problem problem = Problem.of(2, 40, 2, 2, 40);
    Path rows = folder.resolve("rows.h5");
    Path columns = folder.resolve("columns.h5");
    assertThatThrownBy(() -> populate(rows, problem.inputs(), PopulateOptions.defaults()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("order");
    PopulateOptions options = PopulateOptions.defaults();
    populate(rows, problem.inputs(), options.withCubeOrder(CubeOrder.SL));
    populate(columns, problem.inputsPixelsFirst(), options.withCubeOrder(CubeOrder.LS));
    assertThat(CubeFiles.doubles(rows, "/DataCube")).isEqualTo(problem.cube);
    assertThat(CubeFiles.doubles(columns, "/DataCube")).isEqualTo(problem.cube);
  }

  @Test
  void doingItTwiceChangesNothing() throws Exception {
    Problem problem = Problem.small(3);
    Path file = problem.build(folder.resolve("cube.h5"), 10, 1, 4);
    double[][] before = content(file);
    float[] models = CubeFiles.models(file);
    long size = Files.size(file);
    CubeFile cube = CubeFile.at(file);
    cube.setSpectralGrids(problem.temPix, problem.obsPix);
    cube.setVelocityGrid(problem.velPix);
    problem.populate(file);
    assertThat(content(file)).isDeepEqualTo(before);
    assertThat(CubeFiles.models(file)).isEqualTo(models);
    assertThat(CubeFiles.isComplete(file)).isTrue();
    assertThat((double) Files.size(file)).isCloseTo((double) size, within(0.01 * size));
  }

  private static double[][] content(Path file) {
    double[][] content = new double[DATASETS.length][];
    for (int i = 0; i < DATASETS.length; i++) {
      content[i] = CubeFiles.doubles(file, DATASETS[i]);
    }
    return content;
  }

  @Test
  void maskedPixelsCanHoldAnything() throws Exception {
    Problem clean = Problem.small(5);
    Problem dirty = Problem.small(5);
    boolean[] keep = clean.mask();
    for (int i = 0; i < dirty.cube.length; i++) {
      if (!keep[i % keep.length]) {
        dirty.cube[i] = i % 2 == 0 ? Double.NaN : 1e30;
      }
    }
    Path cleanFile = clean.build(folder.resolve("clean.h5"), 24, 1, 6);
    Path dirtyFile = dirty.build(folder.resolve("dirty.h5"), 24, 1, 6);
    assertThat(solve(dirtyFile)).isEqualTo(solve(cleanFile));
  }

  private static double[] solve(Path file) {
    SolveOptions options =
        SolveOptions.builder()
            .solver(Solver.KACZMARZ)
            .epochs(2)
            .seed(1)
            .threads(2)
            .trackerMode(TrackerMode.OFF)
            .build();
    return PipelineRunner.open(file).solveAll(options).x();
  }

  @Test
  void aMaskThatKeepsLittleIsNamedAsPerhapsInverted() throws Exception {
    Problem problem = Problem.small(6);
    boolean[] inverted = problem.mask();
    for (int l = 0; l < inverted.length; l++) {
      inverted[l] = !inverted[l];
    }
    CubeInputs.Builder inputs =
        problem
            .inputsWithoutCube()
            .mask(inverted)
            .dataCube(DoubleArray.copyOf("test", problem.cube, 24, 160));
    PopulateReport report =
        populate(folder.resolve("cube.h5"), inputs.build(), PopulateOptions.defaults());
    assertThat(report.warnings()).anyMatch(warning -> warning.contains("inverted"));
  }

  @Test
  void otherInputsDeclareTheHypercubeIncomplete() throws Exception {
    Problem problem = Problem.small(7);
    Path file = problem.build(folder.resolve("cube.h5"), 24, 1, 6);
    problem.losvd[0] += 1;
    problem.populate(file);
    assertThat(CubeFiles.isComplete(file)).isFalse();
    BuildOptions rebuild =
        Problem.tiles(24, 1, 6).onMismatch(BuildOptions.OnMismatch.REBUILD).build();
    assertThat(Problem.build(file, rebuild, ProgressListener.NONE)).isEqualTo(3);
    Path fresh = problem.build(folder.resolve("fresh.h5"), 24, 1, 6);
    assertThat(CubeFiles.models(file)).isEqualTo(CubeFiles.models(fresh));
  }
}
