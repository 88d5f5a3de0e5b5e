package org.alidade.cube.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FormatException;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.NormMode;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class FitViewTest {
  private static final int SPAXELS = 9;

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Path fitted;

  @BeforeAll
  static void fit() throws IOException, InterruptedException {
    fitted = populated(shared);
    HypercubeBuilder.build(
        fitted, BuildOptions.builder().norm(NormMode.DATA).build(), ProgressListener.NONE);
    PipelineRunner.open(fitted)
        .solveAll(
            SolveOptions.builder()
                .epochs(2)
                .seed(1)
                .threads(1)
                .rowSource(RowSource.OPERATOR)
                .orbitWeights(CubeFile.at(fitted).orbitWeights().orElseThrow())
                .tracker(
                    TrackerConfig.DEFAULT
                        .withMetricsInterval(Duration.ofMillis(1))
                        .withValidationInterval(Duration.ofMillis(1))
                        .withCheckpointInterval(Duration.ofMillis(1)))
                .build());
  }

  private static Path populated(Path folder) throws IOException {
    Path arrays = folder.resolve("arrays.h5");
    Path file = folder.resolve("cube.h5");
    MockGalaxy.make(
            MockGalaxyOptions.defaults()
                .withSpaxels(SPAXELS)
                .withTemplateGrid(2, 3)
                .withWavelengths(5150, 5230))
        .arrays()
        .write(arrays);
    try (CubeInputs inputs = CubeInputs.read(arrays)) {
      CubeFile.at(file).populate(inputs, PopulateOptions.defaults());
    }
    return file;
  }

  private static double[] models(double[] x) {
    try (CubeOperator operator = CubeOperators.matrixFree(fitted, 1);
        DoubleArray weights = DoubleArray.copyOf("test.x", x);
        DoubleArray models =
            DoubleArray.allocate("test.model", SPAXELS, operator.shape().pixels())) {
      operator.forward(weights, models);
      return models.toArray();
    }
  }

  private static FitWeights solution() {
    try (FitView view = FitView.open(fitted)) {
      return view.weights(WeightChoice.SOLUTION).orElseThrow();
    }
  }

  @Test
  void sizesAndMetricsAreThoseOfTheFile() {
    try (FitView view = FitView.open(fitted)) {
      FitSizes sizes = view.sizes();
      assertThat(sizes.spaxels()).isEqualTo(SPAXELS);
      assertThat(sizes.components()).isEqualTo(10);
      assertThat(sizes.populationShape()).containsExactly(2, 3, 1);
      assertThat(sizes.keptPixels()).isLessThan(sizes.pixels()).isPositive();
      assertThat(view.metrics().rows()).isGreaterThanOrEqualTo(2);
      assertThat(view.metrics().column("val_rmse")).hasSize(view.metrics().rows());
      assertThat(view.isLive()).isFalse();
      assertThat(view.savedSec()).isGreaterThan(1e9);
      assertThat(view.saved()).extracting(SavedWeights::choice).contains(WeightChoice.values());
      assertThat(view.orbitWeights()).hasSize(10);
      assertThat(view.sampleSpaxels()).isNotEmpty();
      assertThat(view.tiles().orElseThrow().complete()).isTrue();
    }
  }

  @Test
  void oneSpaxelGivesTheSpectrumOfTheWholeMatrix() {
    FitWeights weights = solution();
    double[] all = models(weights.x());
    int pixels = all.length / SPAXELS;
    for (int s = 0; s < SPAXELS; s++) {
      try (FitView view = FitView.open(fitted)) {
        SpaxelSpectrum spectrum = view.spectrum(s, Optional.of(weights));
        assertThat(spectrum.modelSource()).isEqualTo("computed from the weights");
        assertThat(spectrum.model())
            .containsExactly(Arrays.copyOfRange(all, s * pixels, (s + 1) * pixels), offset(1e-12));
      }
    }
  }

  @Test
  void residualsAreThoseOfTheWholeMatrix() {
    FitWeights weights = solution();
    double[] all = models(weights.x());
    double[] rms = ResidualMap.compute(fitted, weights);
    int pixels = all.length / SPAXELS;
    assertThat(rms).hasSize(SPAXELS);
    try (FitView view = FitView.open(fitted)) {
      for (int s = 0; s < SPAXELS; s++) {
        SpaxelSpectrum spectrum = view.spectrum(s, Optional.empty());
        double squares = 0;
        int used = 0;
        for (int l = 0; l < pixels; l++) {
          double residual = spectrum.data()[l] - all[s * pixels + l];
          if (spectrum.keep()[l]) {
            squares += residual * residual;
            used++;
          }
        }
        assertThat(rms[s]).isCloseTo(Math.sqrt(squares / used), offset(1e-12));
      }
    }
  }

  @Test
  void storedModelsAreUsedForTheirOwnWeightsOnly() throws IOException {
    Path copy = Files.copy(fitted, folder.resolve("copy.h5"));
    FitWeights weights = solution();
    Reconstruction.run(copy, weights.x(), ReconstructOptions.defaults(), ProgressListener.NONE);
    double[] other = weights.x().clone();
    other[3] += 0.1;
    FitWeights changed =
        new FitWeights(WeightChoice.LATEST, other, 1, 0, Double.NaN, weights.fingerprint());
    try (FitView view = FitView.open(copy)) {
      assertThat(view.spectrum(0, Optional.of(weights)).modelSource()).contains("stored");
      assertThat(view.spectrum(0, Optional.of(changed)).modelSource()).contains("computed");
    }
    assertThat(ResidualMap.compute(copy, weights))
        .containsExactly(ResidualMap.compute(fitted, weights), offset(1e-6));
  }

  @Test
  void lightOfTheComponentsSumsToTheModel() {
    FitWeights weights = solution();
    double[] all = models(weights.x());
    ComponentLight light = ComponentLight.read(fitted);
    int pixels = all.length / SPAXELS;
    try (FitView view = FitView.open(fitted)) {
      boolean[] keep = view.spectrum(0, Optional.empty()).keep();
      for (int s = 0; s < SPAXELS; s++) {
        double model = 0;
        int used = 0;
        for (int l = 0; l < pixels; l++) {
          model += keep[l] ? all[s * pixels + l] : 0;
          used += keep[l] ? 1 : 0;
        }
        double sum = 0;
        for (int c = 0; c < light.components(); c++) {
          sum += light.light(c, weights)[s];
        }
        // What crosses the ends of the spectrum is neglected.
        assertThat(sum).isCloseTo(model / used, offset(0.02 * model / used));
      }
    }
  }

  @Test
  void newerLiveFileCounts() throws IOException {
    Path copy = Files.copy(fitted, folder.resolve("live.h5"));
    try (Hdf5File live = Hdf5File.create(FitView.liveFile(copy))) {
      live.createGroup("/Fit").attributes().set("time_sec", 4e9);
      live.createDataset(
              "/Fit/x_latest",
              org.alidade.hdf5.DatasetSpec.of(org.alidade.hdf5.Hdf5Type.FLOAT64, 60))
          .attributes()
          .set("time_sec", 4e9);
    }
    try (FitView view = FitView.open(copy)) {
      assertThat(view.isLive()).isTrue();
      assertThat(view.savedSec()).isEqualTo(4e9);
      assertThat(view.saved().get(0).choice()).isEqualTo(WeightChoice.LATEST);
      assertThat(view.metrics().rows()).as("those of the cube file").isPositive();
    }
    Files.write(FitView.liveFile(copy), "torn".getBytes(StandardCharsets.UTF_8));
    try (FitView view = FitView.open(copy)) {
      assertThat(view.isLive()).isFalse();
      assertThat(view.savedSec()).isLessThan(4e9);
    }
  }

  @Test
  void emptyFileHasNothingAndFailsAtNothing() {
    Path file = folder.resolve("empty.h5");
    try (Hdf5File created = Hdf5File.create(file)) {
      created.createGroup("/Fit/metrics");
    }
    try (FitView view = FitView.open(file)) {
      assertThat(view.sizes().unknowns()).isZero();
      assertThat(view.metrics().rows()).isZero();
      assertThat(view.saved()).isEmpty();
      assertThat(view.weights(WeightChoice.BEST)).isEmpty();
      assertThat(view.orbitWeights()).isEmpty();
      assertThat(view.image()).isEmpty();
      assertThat(view.meanFlux()).isEmpty();
      assertThat(view.tiles()).isEmpty();
      assertThatThrownBy(() -> view.spectrum(0, Optional.empty()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("no observed spectra");
    }
  }

  @Test
  void whatIsNoCubeFileIsRefused() throws IOException {
    Path file = folder.resolve("text.h5");
    Files.writeString(file, "not HDF5");
    assertThatThrownBy(() -> FitView.open(file)).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> FitView.open(folder.resolve("none.h5")))
        .isInstanceOf(BadInputException.class);
    try (FitView view = FitView.open(fitted)) {
      assertThatThrownBy(() -> view.spectrum(SPAXELS, Optional.empty()))
          .isInstanceOf(BadInputException.class);
    }
  }
}
