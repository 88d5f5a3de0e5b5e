package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class TemplateLibraryTest {
  @TempDir Path dir;

  @Test
  void packedFileIsSortedByMetallicityThenAge() throws IOException {
    TemplateLibrary library = TemplateLibrary.open(SyntheticSurvey.packedTemplates(dir));
    assertThat(library.metallicities()).containsExactly(-0.4, 0.2);
    assertThat(library.agesGyr()).containsExactly(1, 5, 9);
    assertThat(library.populationCount()).isEqualTo(6);
    assertThat(library.firstAngstrom()).isEqualTo(4600);
    assertThat(library.stepAngstrom()).isEqualTo(0.9);
    double[][] spectra = SyntheticSurvey.spectra();
    for (int p = 0; p < 6; p++) {
      assertThat(library.spectrum(p)).containsExactly(spectra[p]);
    }
  }

  @Test
  void thinningKeepsBothEnds() throws IOException {
    TemplateLibrary thin = TemplateLibrary.open(SyntheticSurvey.packedTemplates(dir)).thinned(9, 2);
    assertThat(thin.metallicities()).containsExactly(-0.4, 0.2);
    assertThat(thin.agesGyr()).containsExactly(1, 9);
    assertThat(thin.spectrum(3)).containsExactly(SyntheticSurvey.spectra()[5]);
    assertThatThrownBy(() -> thin.thinned(0, 1)).isInstanceOf(BadInputException.class);
  }

  @Test
  void folderOfSingleSpectraIsReadByName() throws IOException {
    writeFolder();
    TemplateLibrary library = TemplateLibrary.open(dir);
    assertThat(library.metallicities()).containsExactly(-0.4, 0.22);
    assertThat(library.agesGyr()).containsExactly(1, 17.7828);
    assertThat(library.spectrum(2)).containsExactly(0.22, 1, 3);
  }

  @Test
  void incompleteGridNamesTheMissingSpectrum() throws IOException {
    writeFolder();
    Files.delete(dir.resolve("Mun1.30Zp0.22T01.0000.fits"));
    assertThatThrownBy(() -> TemplateLibrary.open(dir))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("lacks 1 spectra")
        .hasMessageContaining("[M/H] 0.22, age 1.0000 Gyr");
  }

  @Test
  void differentGridsAndForeignFoldersAreRefused() throws IOException {
    assertThatThrownBy(() -> TemplateLibrary.open(dir)).isInstanceOf(FormatException.class);
    writeFolder();
    TinyFits.spectra(5000, 1.5, new double[] {1, 2, 3})
        .write(dir.resolve("Mun1.30Zp0.22T01.0000.fits"));
    assertThatThrownBy(() -> TemplateLibrary.open(dir))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("one wavelength grid");
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "ALIDADE_DATA", matches = ".+")
  void readsTheRealTemplateSets() {
    Path ssp = Path.of(System.getenv("ALIDADE_DATA"), "ssp");
    TemplateLibrary miles = TemplateLibrary.open(ssp.resolve("miles_mkb1.30_basti_636.fits.gz"));
    assertThat(miles.metallicities()).hasSize(12);
    assertThat(miles.agesGyr()).hasSize(53);
    assertThat(miles.metallicities()[0]).isCloseTo(-2.27, within(1e-6));
    assertThat(miles.pixelCount()).isEqualTo(4300);
    TemplateLibrary emiles =
        TemplateLibrary.open(ssp.resolve("emiles_ebi1.30_basti_636_cut3500-9500A.fits.gz"));
    assertThat(emiles.populationCount()).isEqualTo(636);
    TemplateLibrary folder = TemplateLibrary.open(ssp.resolve("miles_mun1.30"));
    assertThat(folder.metallicities()).containsExactly(-1.71, -1.31, -0.71, -0.4, 0, 0.22);
    assertThat(folder.agesGyr()).hasSize(26);
  }

  private void writeFolder() throws IOException {
    double[] ages = {1, 17.7828};
    String[] ageNames = {"01.0000", "17.7828"};
    double[] metallicities = {-0.4, 0.22};
    String[] metallicityNames = {"m0.40", "p0.22"};
    for (int z = 0; z < 2; z++) {
      for (int a = 0; a < 2; a++) {
        TinyFits.spectra(5000, 1, new double[] {metallicities[z], ages[a], 3})
            .write(dir.resolve("Mun1.30Z" + metallicityNames[z] + "T" + ageNames[a] + ".fits"));
      }
    }
  }
}
