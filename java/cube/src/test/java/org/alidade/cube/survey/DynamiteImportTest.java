package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class DynamiteImportTest {
  @TempDir Path dir;

  @Test
  void losvdIsTurnedToSpaxelVelocityOrbit() throws IOException {
    SurveyArrays arrays = run(DynamiteOptions.builder());
    assertThat(arrays.shape("losvd")).containsExactly(2, 41, 3);
    assertThat(arrays.velPix()[0]).isCloseTo(-400, within(1e-9));
    double[] losvd = arrays.losvd();
    // Orbit 0 peaks at -100 km/s (bin 15) in spaxel 0 and at +100 km/s (bin 25) in spaxel 1.
    assertThat(losvd[15 * 3]).isCloseTo(0.05, within(1e-8));
    assertThat(losvd[(41 + 25) * 3]).isCloseTo(0.05, within(1e-8));
    for (int v = 0; v < 41; v++) {
      assertThat(losvd[(41 + v) * 3 + 2]).isZero();
    }
  }

  @Test
  void cubeIsThePlantedModelPlusTheNoiseAskedFor() throws IOException {
    SurveyArrays arrays = run(DynamiteOptions.builder().signalToNoise(50).seed(5));
    double[] cube = arrays.cube();
    double[] noise = arrays.noise().orElseThrow();
    double[] model = model(arrays);
    double chi = 0;
    for (int i = 0; i < cube.length; i++) {
      chi += Math.pow((cube[i] - model[i]) / noise[i], 2) / cube.length;
    }
    assertThat(chi).as("seed 5").isBetween(0.85, 1.15);
    double mean = Arrays.stream(model, 0, model.length / 2).average().orElseThrow();
    assertThat(mean / noise[0]).isCloseTo(50, within(1e-9));
  }

  @Test
  void plantedWeightsAreSparseSmoothAndSeeded() throws IOException {
    double[] weights = PlantedWeights.draw(40, 6, 10, 3);
    assertThat(weights).containsExactly(PlantedWeights.draw(40, 6, 10, 3));
    assertThat(weights).isNotEqualTo(PlantedWeights.draw(40, 6, 10, 4));
    assertThat(Arrays.stream(weights).min().orElseThrow()).isZero();
    assertThat(Arrays.stream(weights).sum()).isCloseTo(40, within(1e-9));
    long positive = Arrays.stream(weights).filter(x -> x > 0).count();
    assertThat(positive).as("seed 3").isBetween(40L, 1200L);
    for (int c = 1; c < 40; c++) {
      double overlap = 0;
      for (int p = 0; p < 60; p++) {
        overlap += Math.min(weights[c * 60 + p], weights[(c - 1) * 60 + p]);
      }
      assertThat(overlap).as("orbits %d and %d, seed 3", c - 1, c).isPositive();
    }
  }

  @Test
  void orbitWeightsAreTheSumsOfThePlantedOnes() throws IOException {
    SurveyArrays arrays = run(DynamiteOptions.builder());
    double[] planted = arrays.xTrue().orElseThrow();
    double[] orbits = arrays.orbitWeights().orElseThrow();
    int populations = arrays.populationCount();
    for (int c = 0; c < 3; c++) {
      double sum = Arrays.stream(planted, c * populations, (c + 1) * populations).sum();
      assertThat(orbits[c]).isCloseTo(sum, within(1e-12));
    }
  }

  @Test
  void imageFollowsBinsAndAperture() throws IOException {
    SurveyArrays arrays = run(DynamiteOptions.builder());
    assertThat(arrays.binNum().orElseThrow()).containsExactly(0, 0, 1, 1, 1, 0);
    assertThat(arrays.xPix().orElseThrow()).containsExactly(-0.5, 0.5, 1.5, -1.5, 0.5, 1.5);
    assertThat(arrays.yPix().orElseThrow()).containsExactly(-0.5, -0.5, -0.5, 0.5, 0.5, 0.5);
  }

  @Test
  void provenanceSaysThatTheDataArePlanted() throws IOException {
    assertThat(run(DynamiteOptions.builder()).provenance())
        .startsWith("PLANTED DATA")
        .contains("not broadened");
  }

  @Test
  void unusableInputIsNamed() throws IOException {
    Path folder = SyntheticSurvey.dynamiteFolder(dir);
    Path templates = SyntheticSurvey.packedTemplates(dir);
    assertThatThrownBy(
            () ->
                DynamiteImport.run(
                    folder, templates, DynamiteOptions.builder().wavelengths(4600, 5000).build()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("missing on the blue side");
    Files.writeString(folder.resolve("bins.dat"), "#bins\n8\n\t0 1 1 2 2 0\n\t2 3\n");
    assertThatThrownBy(() -> DynamiteImport.run(folder, templates, options().build()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("bins.dat");
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "ALIDADE_DATA", matches = ".+")
  void readsTheRealOrbitLibrary() {
    Path data = Path.of(System.getenv("ALIDADE_DATA"));
    SurveyArrays arrays =
        DynamiteImport.run(
            data.resolve("ifu/ngc6278_califa"),
            data.resolve("ssp/miles_mkb1.30_basti_636.fits.gz"),
            DynamiteOptions.defaults());
    assertThat(arrays.shape("losvd")).containsExactly(152, 203, 72);
    assertThat(arrays.shape("templates")).startsWith(arrays.temPix().length, 6, 10, 1);
    assertThat(arrays.binNum().orElseThrow()).hasSize(3016 - 1230);
    double[] losvd = arrays.losvd();
    double most = 0;
    for (int c = 0; c < 72; c++) {
      double inside = 0;
      for (int i = c; i < losvd.length; i += 72) {
        inside += losvd[i];
      }
      most = Math.max(most, inside);
    }
    assertThat(most).isCloseTo(1, within(1e-3));
  }

  /** Noiseless model from the arrays alone. */
  private static double[] model(SurveyArrays arrays) {
    LogGrid templates = LogGrid.of(arrays.temPix(), "tem_pix");
    LogGrid observed = LogGrid.of(arrays.obsPix(), "obs_pix");
    ForwardModel forward = new ForwardModel(templates, observed, arrays.velPix());
    double[] flat = arrays.templates();
    double[] losvd = arrays.losvd();
    double[] weights = arrays.xTrue().orElseThrow();
    int populations = arrays.populationCount();
    int components = arrays.componentCount();
    int bins = arrays.velPix().length;
    double[] model = new double[arrays.spaxelCount() * observed.count()];
    for (int s = 0; s < arrays.spaxelCount(); s++) {
      for (int c = 0; c < components; c++) {
        double[] histogram = new double[bins];
        for (int v = 0; v < bins; v++) {
          histogram[v] = losvd[(s * bins + v) * components + c];
        }
        for (int p = 0; p < populations; p++) {
          double[] template = new double[templates.count()];
          for (int t = 0; t < template.length; t++) {
            template[t] = flat[t * populations + p];
          }
          double[] column = forward.column(template, histogram);
          for (int l = 0; l < column.length; l++) {
            model[s * observed.count() + l] += weights[c * populations + p] * column[l];
          }
        }
      }
    }
    return model;
  }

  private static DynamiteOptions.Builder options() {
    return DynamiteOptions.builder().wavelengths(4800, 5400);
  }

  private SurveyArrays run(DynamiteOptions.Builder builder) throws IOException {
    return DynamiteImport.run(
        SyntheticSurvey.dynamiteFolder(dir),
        SyntheticSurvey.packedTemplates(dir),
        builder.wavelengths(4800, 5400).build());
  }
}
