package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class NgistImportTest {
  @TempDir Path dir;

  @Test
  void measuresTheOffsetAndExplainsTheSpectra() throws IOException {
    Path folder = SyntheticSurvey.ngistFolder(dir, -17.5);
    NgistResult result =
        NgistImport.run(folder, dir.resolve("templates.fits"), NgistOptions.defaults());
    assertThat(result.velocityOffsetKms()).isCloseTo(-17.5, within(0.2));
    assertThat(result.meanRelativeRms()).isLessThan(2e-4);
    assertThat(result.meanReferenceRms()).isNaN();
    assertThat(result.arrays().provenance())
        .contains("nGIST run TEST")
        .contains("(measured)")
        .contains("degree 4 and 0");
  }

  @Test
  void everyBinIsAComponentWithLightInItselfOnly() throws IOException {
    SurveyArrays arrays = run(NgistOptions.builder());
    assertThat(arrays.componentCount()).isEqualTo(2);
    assertThat(arrays.populationCount()).isEqualTo(6);
    double[] losvd = arrays.losvd();
    int bins = arrays.velPix().length;
    double own = 0;
    double mean = 0;
    for (int v = 0; v < bins; v++) {
      own += losvd[v * 2];
      assertThat(losvd[v * 2 + 1]).isZero();
      mean += losvd[v * 2] * SpeedOfLight.KMS * Math.log1p(arrays.velPix()[v] / SpeedOfLight.KMS);
    }
    assertThat(own).isBetween(900.0, 1100.0);
    assertThat(mean / own).isCloseTo(SyntheticSurvey.VELOCITY[0] - 17.5, within(10.0));
  }

  @Test
  void sharedLayoutHasOneComponent() throws IOException {
    SurveyArrays arrays = run(NgistOptions.builder().components(ComponentLayout.SHARED));
    assertThat(arrays.shape("losvd")[2]).isEqualTo(1);
    assertThat(arrays.provenance()).contains("one for all bins");
  }

  @Test
  void correctionsRestoreTheData() throws IOException {
    SurveyArrays arrays = run(NgistOptions.builder());
    double[] cube = arrays.cube();
    double[] additive = arrays.values("continuum_additive");
    double[] multiplicative = arrays.values("continuum_multiplicative");
    double[][] data = NgistRun.open(dir.resolve("run"), NgistModule.KIN).spectra();
    int pixels = data[0].length;
    for (int i = 0; i < cube.length; i++) {
      assertThat(cube[i] * multiplicative[i] + additive[i])
          .isCloseTo(data[i / pixels][i % pixels], within(1e-8));
    }
  }

  @Test
  void maskCoversLinesAndSkyOnTheirOwnFrames() throws IOException {
    SurveyArrays arrays = run(NgistOptions.builder());
    boolean[] mask = arrays.mask().orElseThrow();
    double[] grid = arrays.obsPix();
    for (int l = 0; l < mask.length; l++) {
      double angstrom = Math.exp(grid[l]);
      double sky = 5151.0 / (1 + SyntheticSurvey.REDSHIFT);
      boolean inside = Math.abs(angstrom - 5006.77) < 15 || Math.abs(angstrom - sky) < 5;
      boolean far = Math.abs(angstrom - 5006.77) > 16.5 && Math.abs(angstrom - sky) > 6.5;
      if (inside || far) {
        assertThat(mask[l]).as("%.1f Angstrom", angstrom).isEqualTo(far);
      }
    }
  }

  @Test
  void negativeBinNumbersAreLeftOutOfTheImage() throws IOException {
    SurveyArrays arrays = run(NgistOptions.builder());
    assertThat(arrays.binNum().orElseThrow()).containsExactly(0, 1, 1);
    assertThat(arrays.xPix().orElseThrow()).containsExactly(1, 3, 7);
    assertThat(arrays.yPix().orElseThrow()).containsExactly(2, 4, 8);
  }

  @Test
  void unusableFoldersAreNamed() throws IOException {
    Path empty = Files.createDirectories(dir.resolve("empty"));
    Path templates = SyntheticSurvey.packedTemplates(dir);
    assertThatThrownBy(() -> NgistImport.run(empty, templates, NgistOptions.defaults()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("empty");
    Path folder = SyntheticSurvey.ngistFolder(dir, 0);
    Files.delete(folder.resolve("TEST_kin.fits"));
    assertThatThrownBy(() -> NgistImport.run(folder, templates, NgistOptions.defaults()))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining("TEST_kin.fits");
    assertThatThrownBy(() -> NgistOptions.builder().oversampling(0).build())
        .isInstanceOf(BadInputException.class);
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "ALIDADE_DATA", matches = ".+")
  void reachesTheReferenceOfTheRealRun() {
    Path data = Path.of(System.getenv("ALIDADE_DATA"));
    NgistResult result =
        NgistImport.run(
            data.resolve("ifu/ngist_ngc0000"),
            data.resolve("ssp/miles_mkb1.30_basti_636.fits.gz"),
            NgistOptions.builder().velocityOffsetKms(-17.7).build());
    assertThat(result.meanReferenceRms()).isCloseTo(0.00473, within(5e-5));
    for (BinFit bin : result.bins()) {
      assertThat(bin.relativeRms()).isLessThan(1.1 * bin.referenceRms().orElseThrow());
    }
    assertThat(result.meanCorrectedRms()).isLessThan(1.1 * result.meanReferenceRms());
    boolean[] mask = result.arrays().mask().orElseThrow();
    assertThat(NgistRun.open(data.resolve("ifu/ngist_ngc0000"), NgistModule.KIN).reference())
        .hasValueSatisfying(
            reference -> {
              for (int pixel : reference.goodPixels()) {
                assertThat(mask[pixel]).as("pixel %d", pixel).isTrue();
              }
            });
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "ALIDADE_DATA", matches = ".+")
  void populationModuleBeatsItsReference() {
    Path data = Path.of(System.getenv("ALIDADE_DATA"));
    NgistResult result =
        NgistImport.run(
            data.resolve("ifu/ngist_ngc0000"),
            data.resolve("ssp/miles_mkb1.30_basti_636.fits.gz"),
            NgistOptions.builder().module(NgistModule.SFH).velocityOffsetKms(-17.7).build());
    assertThat(result.meanReferenceRms()).isCloseTo(0.00673, within(5e-5));
    for (BinFit bin : result.bins()) {
      assertThat(bin.correctedRms()).isLessThan(1.1 * bin.referenceRms().orElseThrow());
    }
  }

  private SurveyArrays run(NgistOptions.Builder options) throws IOException {
    Path folder = SyntheticSurvey.ngistFolder(dir, -17.5);
    return NgistImport.run(
            folder, dir.resolve("templates.fits"), options.velocityOffsetKms(-17.5).build())
        .arrays();
  }
}
