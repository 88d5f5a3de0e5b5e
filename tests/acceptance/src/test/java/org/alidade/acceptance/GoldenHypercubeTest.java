package org.alidade.acceptance;

import static org.alidade.testing.Tolerances.FLOAT32_MODELS;
import static org.alidade.testing.Tolerances.FLOAT32_STORAGE;
import static org.alidade.testing.Tolerances.FLOAT32_SUM;
import static org.alidade.testing.Tolerances.FLOAT64;
import static org.alidade.testing.Tolerances.FLOAT64_LOOSE;
import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.array.NpyFile;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.NormMode;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.RowSource;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The hypercube of the golden inputs, and what is computed from it, against another program. */
@ExtendWith(LeakCheck.class)
class GoldenHypercubeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "JAVA, MODEL, hypercube/models",
    "COMMAND, MODEL, hypercube/models",
    "JAVA, DATA, hypercube/models_data_norm",
    "COMMAND, DATA, hypercube/models_data_norm"
  })
  void modelsAgree(GoldenCase.Way way, NormMode norm, String golden) {
    Path file = GoldenCase.build(way, folder.resolve("cube.h5"), norm);
    assertThat(relativeToLargest(CubeFiles.models(file), GoldenCase.expectedFloats(golden)))
        .isLessThan(FLOAT32_MODELS);
    assertThat(CubeFiles.done(file)).containsOnly(1);
    assertThat(CubeFiles.isComplete(file)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void amplitudesAndMeanFluxAgree(GoldenCase.Way way) {
    Path file = GoldenCase.build(way, folder.resolve("cube.h5"), NormMode.MODEL);
    assertThat(
            relativeToLargest(
                CubeFiles.doubles(file, "/HyperCube/norm/losvd_amp"),
                GoldenCase.expected("hypercube/losvd_amp")))
        .isLessThan(FLOAT32_STORAGE);
    assertThat(
            relativeToLargest(
                CubeFiles.doubles(file, "/HyperCube/norm/losvd_amp_sum"),
                GoldenCase.expected("hypercube/losvd_amp_sum")))
        .isLessThan(FLOAT32_STORAGE);
    assertThat(
            relativeToLargest(
                CubeFiles.doubles(file, "/HyperCube/data_flux"),
                GoldenCase.expected("populate/data_flux")))
        .isLessThan(FLOAT64);
  }

  @Test
  void columnEnergiesOfTheGoldenModelsAgree() {
    Path file = GoldenCase.withGoldenModels(folder.resolve("cube.h5"));
    try (CubeOperator stored = CubeOperators.stored(file, 2)) {
      assertThat(relativeToLargest(energies(stored, file), energy())).isLessThan(FLOAT64_LOOSE * 2);
    }
  }

  @Test
  void columnEnergiesOfTheInputsAgree() {
    Path file = GoldenCase.populate(GoldenCase.Way.JAVA, folder.resolve("cube.h5"));
    try (CubeOperator free = CubeOperators.matrixFree(file, 2)) {
      assertThat(relativeToLargest(energies(free, file), energy())).isLessThan(FLOAT32_SUM);
    }
  }

  private static double[] energy() {
    return GoldenCase.expected("hypercube/col_energy");
  }

  private static double[] energies(CubeOperator operator, Path file) {
    try (CubeData data = CubeDataReader.read(file);
        DoubleArray weights = DoubleArray.allocate("test", data.spaxels(), data.pixels());
        DoubleArray energy = DoubleArray.allocate("test", GoldenCase.UNKNOWNS);
        DoubleArray product = DoubleArray.allocate("test", GoldenCase.UNKNOWNS)) {
      for (int s = 0; s < data.spaxels(); s++) {
        for (int l : data.validPixels(s)) {
          weights.set(s, l, 1);
        }
      }
      int[] all = IntStream.range(0, data.spaxels()).toArray();
      operator.energies(all, weights, data.spectra(), energy, product);
      return energy.toArray();
    }
  }

  @ParameterizedTest
  @CsvSource({"JAVA, MODELS", "JAVA, OPERATOR", "COMMAND, MODELS", "COMMAND, OPERATOR"})
  void theReconstructionAgrees(GoldenCase.Way way, RowSource rows) throws Exception {
    Path file = GoldenCase.build(way, folder.resolve("cube.h5"), NormMode.MODEL);
    double[] x = GoldenCase.expected("reconstruct/x");
    if (way == GoldenCase.Way.JAVA) {
      ReconstructOptions options = ReconstructOptions.defaults().withRows(rows);
      assertThat(Reconstruction.run(file, x, options, ProgressListener.NONE).skipped()).isFalse();
    } else {
      Path weights = folder.resolve("x.npy");
      NpyFile.write(weights, x);
      CommandRun.succeed("cube", "reconstruct", file, "--x", weights, "--rows", rows.label());
    }
    double[] model = CubeFiles.doubles(file, "/ModelCube");
    for (String golden : new String[] {"ModelCube", "ModelCube_f32_path", "ModelCube_f64_path"}) {
      assertThat(relativeToLargest(model, GoldenCase.expected("reconstruct/" + golden)))
          .as(golden)
          .isLessThan(FLOAT32_SUM);
    }
  }
}
