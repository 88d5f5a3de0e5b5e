package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.alidade.array.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolutionMatcherTest {
  private static final double FWHM_PER_SIGMA = 2.3548200450309493;
  private static final double STEP = 0.9;

  @TempDir Path dir;

  @Test
  void lineWidthsAddInQuadratureAtEveryWidth() {
    for (double fwhm : new double[] {2.52, 2.6, 2.8, 3.2, 4, 8}) {
      ResolutionMatcher matcher =
          ResolutionMatcher.of(
              5000, STEP, 401, LineSpread.constant(2.51), LineSpread.constant(fwhm));
      double[] line = gaussian(401, 200, 2.51 / FWHM_PER_SIGMA / STEP);
      double[] broadened = matcher.apply(line);
      double sigma = Math.sqrt(variance(broadened) - variance(line)) * STEP;
      double expected = Math.sqrt(fwhm * fwhm - 2.51 * 2.51) / FWHM_PER_SIGMA;
      assertThat(sigma).as("FWHM %s", fwhm).isCloseTo(expected, within(1e-4 * expected));
    }
  }

  @Test
  void fluxIsConservedWithVaryingWidthUpToTheEnds() throws IOException {
    Path table = dir.resolve("lsf.txt");
    Files.writeString(table, "# wavelength fwhm\n5000 2.6\n5360 5.0\n");
    ResolutionMatcher matcher =
        ResolutionMatcher.of(5000, STEP, 401, LineSpread.constant(2.51), LineSpread.read(table));
    double[] flux = new Random(8).doubles(401, 0, 2).toArray();
    assertThat(Arrays.stream(matcher.apply(flux)).sum())
        .as("seed 8")
        .isCloseTo(Arrays.stream(flux).sum(), within(1e-9));
    double blue = Math.sqrt(variance(matcher.apply(gaussian(401, 40, 2)))) * STEP;
    double red = Math.sqrt(variance(matcher.apply(gaussian(401, 360, 2)))) * STEP;
    assertThat(red).isGreaterThan(1.2 * blue);
  }

  @Test
  void sharperInstrumentLeavesSpectraAloneAndSaysSo() {
    ResolutionMatcher matcher =
        ResolutionMatcher.of(5000, STEP, 50, LineSpread.constant(2.51), LineSpread.constant(2.3));
    double[] flux = gaussian(50, 25, 2);
    assertThat(matcher.apply(flux)).containsExactly(flux);
    assertThat(matcher.describe()).contains("not broadened").contains("everywhere");
  }

  @Test
  void partlySharperInstrumentNamesTheRange() throws IOException {
    Path table = dir.resolve("lsf.txt");
    Files.writeString(table, "5000 2.0\n5360 3.0\n");
    ResolutionMatcher matcher =
        ResolutionMatcher.of(5000, STEP, 401, LineSpread.constant(2.5), LineSpread.read(table));
    assertThat(matcher.describe()).contains("between 5000 and 5179 Angstrom");
  }

  @Test
  void lineSpreadMovesWithRedshift() throws IOException {
    Path table = dir.resolve("lsf.txt");
    Files.writeString(table, "# c\n5000 3.0\n6000 2.0\n");
    LineSpread rest = LineSpread.read(table).atRest(0.25);
    assertThat(rest.fwhmAt(4400)).isCloseTo(2.5 / 1.25, within(1e-12));
    assertThat(rest.fwhmAt(1000)).isCloseTo(3.0 / 1.25, within(1e-12));
    assertThat(rest.fwhmAt(9000)).isCloseTo(2.0 / 1.25, within(1e-12));
    Files.writeString(table, "5000 wide\n");
    assertThatThrownBy(() -> LineSpread.read(table))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("line 1");
  }

  private static double[] gaussian(int pixels, double centre, double sigma) {
    double[] line = new double[pixels];
    Arrays.setAll(line, i -> Math.exp(-0.5 * Math.pow((i - centre) / sigma, 2)));
    return line;
  }

  private static double variance(double[] line) {
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < line.length; i++) {
      sum += line[i];
      first += i * line[i];
      second += (double) i * i * line[i];
    }
    return second / sum - Math.pow(first / sum, 2);
  }
}
