package org.alidade.cube.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.survey.OrbitLibrary;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class LibraryGalaxyTest {
  private static final LibraryGalaxyOptions TINY = LibraryGalaxyOptions.of(GalaxySize.TINY);

  @TempDir private Path folder;

  @Test
  void sameSeedSameNumbersOtherSeedOthers() {
    double[][] one = arrays(LibraryGalaxy.make(TINY), 1);

    assertThat(arrays(LibraryGalaxy.make(TINY), 1)).isDeepEqualTo(one);
    double[][] other = arrays(LibraryGalaxy.make(TINY.toBuilder().seed(2).build()), 1);
    for (int i = 0; i < one.length; i++) {
      assertThat(other[i]).isNotEqualTo(one[i]);
    }
  }

  @Test
  void threadsChangeNothingAndBlocksOnlyTheRounding() {
    double[][] whole = arrays(LibraryGalaxy.make(TINY, 100), 1);
    double[][] threads = arrays(LibraryGalaxy.make(TINY, 100), 2);
    double[][] blocks = arrays(LibraryGalaxy.make(TINY, 5), 2);

    assertThat(threads).isDeepEqualTo(whole);
    assertThat(blocks[0]).isEqualTo(whole[0]);
    for (int i = 0; i < whole[1].length; i++) {
      assertThat(blocks[1][i]).isCloseTo(whole[1][i], withinPercentage(1e-10));
    }
  }

  private static double[][] arrays(LibraryGalaxy galaxy, int threads) {
    try (CubeInputs inputs = galaxy.inputs(threads)) {
      return new double[][] {
        inputs.losvd().toArray(), inputs.dataCube().toArray(), inputs.templates().toArray()
      };
    }
  }

  @Test
  void fileAndDirectPathGiveTheSameCube() throws IOException {
    LibraryGalaxy galaxy = LibraryGalaxy.make(TINY);
    galaxy.write(folder.resolve("arrays.h5"), 1);
    galaxy.populate(folder.resolve("direct.h5"), PopulateOptions.defaults(), 1);
    try (CubeInputs inputs = CubeInputs.read(folder.resolve("arrays.h5"))) {
      CubeFile.at(folder.resolve("file.h5")).populate(inputs, PopulateOptions.defaults());
      try (CubeInputs direct = galaxy.inputs(1)) {
        assertThat(inputs.losvd().toArray()).isEqualTo(direct.losvd().toArray());
        assertThat(inputs.binNum().orElseThrow()).isEqualTo(direct.binNum().orElseThrow());
      }
    }

    assertThat(data(folder.resolve("file.h5"))).isEqualTo(data(folder.resolve("direct.h5")));
    assertThat(CubeFile.at(folder.resolve("file.h5")).orbitWeights().orElseThrow())
        .isEqualTo(CubeFile.at(folder.resolve("direct.h5")).orbitWeights().orElseThrow());
  }

  private static double[] data(Path cube) {
    try (CubeData data = CubeDataReader.read(cube)) {
      return data.spectra().toArray();
    }
  }

  @Test
  void plantedWeightsFitTheDataToTheNoise() throws IOException {
    LibraryGalaxyOptions options =
        TINY.toBuilder().spaxels(20).components(5).nonZeros(8).signalToNoise(300).build();
    LibraryGalaxy galaxy = LibraryGalaxy.make(options);
    Path cube = folder.resolve("cube.h5");
    galaxy.populate(cube, PopulateOptions.defaults(), 1);
    CubeFile.at(cube).ensureRebinAndResample();
    double sum = 0;
    try (CubeOperator operator = CubeOperators.matrixFree(cube, 1);
        CubeInputs inputs = galaxy.inputs(1);
        DoubleArray x = DoubleArray.copyOf("test.x", galaxy.plantedWeights());
        DoubleArray model = DoubleArray.allocate("test.y", 20, options.pixels())) {
      operator.forward(x, model);
      for (long i = 0; i < model.size(); i++) {
        double deviation = 300 * (inputs.dataCube().get(i) / model.get(i) - 1);
        sum += deviation * deviation;
      }
    }

    assertThat(Math.sqrt(sum / (20.0 * options.pixels()))).isCloseTo(1, within(0.05));
  }

  @Test
  void planesOfLargeProblemsHaveTheStatisticsOfTheLibrary() {
    LibraryGalaxyOptions options =
        LibraryGalaxyOptions.of(GalaxySize.NGC4365).toBuilder().templateGrid(2, 2).build();
    LibraryGalaxy galaxy = LibraryGalaxy.make(options);
    double[] tiled = new double[400 * 201 * 207];
    try (DoubleArray block = DoubleArray.allocate("test.losvd", 40, 201, 207)) {
      for (int part = 0; part < 10; part++) {
        galaxy.losvd(part * 285, block, 1);
        block.copyTo(0, tiled, part * 40 * 201 * 207, 40 * 201 * 207);
      }
    }

    LibraryStatistics.of(tiled, 400, 201, 207).assertLikeNgc6278();
  }

  @Test
  void syntheticLibraryHasTheStatisticsOfTheRealOne() {
    LibraryStatistics.of(SyntheticOrbits.library(5)).assertLikeNgc6278();
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "ALIDADE_DATA", matches = ".+")
  void realLibraryHasTheStatisticsStated() {
    Path file = Path.of(System.getenv("ALIDADE_DATA"), "ifu/ngc6278_califa/orbit_losvd.h5");
    OrbitLibrary library = OrbitLibrary.read(file);

    LibraryStatistics.of(library).assertLikeNgc6278();
    assertThat(library.image().orElseThrow().bin()).hasSize(3016 - 1230);
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "ALIDADE_DATA", matches = ".+")
  void realLibraryOfItsOwnSizeStaysAsItIs() {
    Path file = Path.of(System.getenv("ALIDADE_DATA"), "ifu/ngc6278_califa/orbit_losvd.h5");
    OrbitLibrary library = OrbitLibrary.read(file);
    TiledLibrary tiled = new TiledLibrary(library, 152, 72, 203, 3);

    assertThat(tiled.histogram(40, 30)).isEqualTo(library.histogram(40, 30));
    assertThat(tiled.velocities()).containsExactly(library.centresKms(), within(1e-9));
  }

  @Test
  void plantedWeightsAreAboutAHundredSmoothHistories() {
    LibraryGalaxyOptions options = LibraryGalaxyOptions.of(GalaxySize.MEDIUM);
    double[] weights =
        PlantedHistories.draw(
            new double[] {1, 1, .1, .1, 1, 1, .1, .1, 1, 1, .1, .1}, 10, 12, 100, 4);

    assertThat(options.nonZeros()).isEqualTo(100);
    assertThat(Arrays.stream(weights).min().orElseThrow()).isZero();
    assertThat(Arrays.stream(weights).filter(w -> w > 0).count()).isEqualTo(48);
    for (int c = 0; c < 12; c++) {
      int first = c * 120;
      int[] lit =
          java.util.stream.IntStream.range(first, first + 120)
              .filter(j -> weights[j] > 0)
              .toArray();
      assertThat(lit).hasSize(4);
      assertThat(lit[3] - lit[0]).isEqualTo(3);
      assertThat((lit[0] - first) / 12).isEqualTo((lit[3] - first) / 12);
    }
  }

  /** numpy as the judge: the layout of the file, and the rank of the templates. */
  @Test
  void pythonReadsTheFileAndFindsTheRankOfALibrary() {
    Python.assumeModules("h5py", "numpy");
    LibraryGalaxyOptions options = TINY.toBuilder().templateGrid(6, 8).build();
    Path file = folder.resolve("arrays.h5");
    LibraryGalaxy.make(options).write(file, 1);
    String[] words =
        Python.run(
                """
                import h5py, numpy, sys
                f = h5py.File(sys.argv[1])
                print(*f['losvd'].shape, *f['cube'].shape, *f['templates'].shape, f['mask'].dtype, f['losvd'].dtype)
                s = numpy.linalg.svd(f['templates'][...].reshape(len(f['tem_pix']), -1), compute_uv=False)
                print(s[5] / s[0], s[15] / s[0], s[30] / s[0])
                print(f['x_true'].shape == (3, 48), numpy.unique(f['binnum']).size, f['noise'].shape == f['cube'].shape)
                """,
                file)
            .trim()
            .split("\\s+");

    assertThat(words)
        .startsWith("12", "25", "3", "12", "180")
        .containsSubsequence("6", "8", "1", "bool", "float64")
        .endsWith("True", "12", "True");
    double[] rank =
        Arrays.stream(words, words.length - 6, words.length - 3)
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(rank[0]).isBetween(1e-3, 4e-3); // MILES: 2.0e-3
    assertThat(rank[1]).isBetween(2e-4, 8e-4); // 3.8e-4
    assertThat(rank[2]).isBetween(6e-5, 3e-4); // 1.3e-4
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertThatThrownBy(() -> TINY.toBuilder().spaxels(0).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("0 spaxels");
    assertThatThrownBy(() -> TINY.toBuilder().signalToNoise(Double.NaN).build())
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> GalaxySize.of("huge"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ngc4365");
    Path file = folder.resolve("other.h5");
    assertThatThrownBy(() -> OrbitLibrary.read(file)).isInstanceOf(BadInputException.class);
  }
}
