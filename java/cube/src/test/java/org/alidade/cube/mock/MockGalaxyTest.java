package org.alidade.cube.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.survey.SurveyArrays;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class MockGalaxyTest {
  private static final MockGalaxyOptions SMALL =
      MockGalaxyOptions.defaults()
          .withSpaxels(15)
          .withTemplateGrid(3, 4)
          .withWavelengths(5100, 5300);

  @Test
  void sameSeedSameNumbersOtherSeedOthers() {
    SurveyArrays one = MockGalaxy.make(SMALL).arrays();
    SurveyArrays same = MockGalaxy.make(SMALL).arrays();
    SurveyArrays other = MockGalaxy.make(SMALL.withSeed(2)).arrays();

    assertThat(same.cube()).isEqualTo(one.cube());
    assertThat(same.binNum().orElseThrow()).isEqualTo(one.binNum().orElseThrow());
    assertThat(other.cube()).isNotEqualTo(one.cube());
    assertThat(other.xTrue().orElseThrow()).isNotEqualTo(one.xTrue().orElseThrow());
  }

  @Test
  void plantedWeightsAreSparseAndCountLight() {
    MockGalaxy galaxy = MockGalaxy.make(MockGalaxyOptions.defaults().withSpaxels(5));
    double[] weights = galaxy.arrays().xTrue().orElseThrow();

    assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
    assertThat(Arrays.stream(weights).min().orElseThrow()).isZero();
    assertThat(Arrays.stream(weights).filter(weight -> weight > 0).count())
        .isBetween(weights.length / 10L, weights.length / 2L);
  }

  @Test
  void meanBinHasUnitLightInEveryFamily() {
    SurveyArrays arrays = MockGalaxy.make(SMALL).arrays();
    double[] sums = new double[arrays.componentCount()];
    double[] losvd = arrays.losvd();
    for (int i = 0; i < losvd.length; i++) {
      sums[i % sums.length] += losvd[i] / arrays.spaxelCount();
    }

    for (double sum : sums) {
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void everyBinHasPixelsAndNoBinIsFarBrighterThanAnother() {
    SurveyArrays arrays = MockGalaxy.make(MockGalaxyOptions.defaults()).arrays();
    int[] pixels = new int[arrays.spaxelCount()];
    Arrays.stream(arrays.binNum().orElseThrow()).forEach(bin -> pixels[bin]++);
    double[] flux = new double[arrays.spaxelCount()];
    double[] data = arrays.cube();
    for (int i = 0; i < data.length; i++) {
      flux[i / (data.length / flux.length)] += data[i];
    }

    assertThat(pixels).doesNotContain(0);
    assertThat(Arrays.stream(pixels).sum()).isGreaterThan(2000);
    assertThat(Arrays.stream(flux).max().orElseThrow())
        .isLessThan(8 * Arrays.stream(flux).min().orElseThrow());
  }

  /**
   * The mock convolves directly; the operator of the fit must give the same spectra up to noise.
   */
  @Test
  void plantedWeightsFitTheDataToTheNoise(@TempDir Path folder) throws IOException {
    SurveyArrays arrays = MockGalaxy.make(SMALL.withSignalToNoise(2000)).arrays();
    Path cube = folder.resolve("cube.h5");
    arrays.write(folder.resolve("arrays.h5"));
    try (CubeInputs inputs = CubeInputs.read(folder.resolve("arrays.h5"))) {
      CubeFile.at(cube).populate(inputs, PopulateOptions.defaults());
    }
    CubeFile.at(cube).ensureRebinAndResample();
    double[] model = model(cube, arrays.xTrue().orElseThrow());
    double[] data = arrays.cube();
    double[] noise = arrays.noise().orElseThrow();
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      double deviation = (data[i] - model[i]) / noise[i];
      sum += deviation * deviation;
    }

    assertThat(Math.sqrt(sum / data.length)).isCloseTo(1, within(0.05));
  }

  private static double[] model(Path cube, double[] weights) {
    try (CubeOperator operator = CubeOperators.matrixFree(cube, 1);
        DoubleArray x = DoubleArray.copyOf("test.x", weights);
        DoubleArray out =
            DoubleArray.allocate("test.y", operator.shape().spaxels(), operator.shape().pixels())) {
      operator.forward(x, out);
      return out.toArray();
    }
  }

  @Test
  void namesAndGridsFitTheArrays() {
    MockGalaxy galaxy = MockGalaxy.make(SMALL);

    assertThat(galaxy.componentNames())
        .hasSize(galaxy.arrays().componentCount())
        .doesNotHaveDuplicates();
    assertThat(galaxy.componentClasses()).contains("bulge", "thin disc", "counter-rotating disc");
    assertThat(galaxy.agesGyr()).hasSize(4).isSorted();
    assertThat(galaxy.metallicities()).hasSize(3).isSorted();
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertThatThrownBy(() -> SMALL.withSpaxels(1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> SMALL.withTemplateGrid(1, 4)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> SMALL.withWavelengths(5000, 4000))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> SMALL.withSignalToNoise(Double.NaN))
        .isInstanceOf(BadInputException.class);
  }
}
