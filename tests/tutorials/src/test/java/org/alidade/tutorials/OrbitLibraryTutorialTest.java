package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Planted light of real orbits comes back as well as the exact optimum allows. */
@ExtendWith(LeakCheck.class)
class OrbitLibraryTutorialTest {
  private static final int ORBITS = 72;
  private static final int SPAXELS = 152;

  @TempDir private Path folder;

  @Test
  void lightFractionsComeBack() throws IOException {
    GoldenData.data("ifu", "ngc6278_califa");
    Page page = Page.read("docs/guide/fit-orbit-library.md");
    Tutorial tutorial = new Tutorial(folder);
    tutorial.run(page);

    double[] fitted = tutorial.numbers("cube.h5", "X_global");
    double[] noise = tutorial.numbers("arrays.h5", "noise");
    double[] weights = inverseNoise(noise);
    Judgement weighted = judge(tutorial, weights, fitted);
    Judgement unweighted = judge(tutorial, Arrays.stream(weights).map(w -> 1).toArray(), fitted);
    double chiSquarePerPixel = 2 * weighted.fitObjective / noise.length;
    double fitError = errorOf(tutorial, fitted);

    assertThat(fitError).as("error of light fractions").isLessThan(1.1 * weighted.optimumError);
    assertThat(fitError).isLessThan(unweighted.optimumError);
    assertThat(chiSquarePerPixel).as("chi2 per pixel").isBetween(0.95, 1.15);
    assertThat(weighted.excess()).as("weighted, over the optimum").isBetween(0.0, 0.15);
    assertThat(unweighted.excess()).as("unweighted, over the optimum").isBetween(0.0, 0.15);
    assertThat(page.tableNumber("this fit")).isCloseTo(fitError, within(0.01));
    assertThat(page.tableNumber("exact optimum, weighted"))
        .isCloseTo(weighted.optimumError, within(0.01));
    assertThat(page.tableNumber("exact optimum, unweighted"))
        .isCloseTo(unweighted.optimumError, within(0.05));
  }

  /** A fit beside the exact optimum of one objective. */
  private record Judgement(double fitObjective, double optimumObjective, double optimumError) {
    double excess() {
      return fitObjective / optimumObjective - 1;
    }
  }

  private static Judgement judge(Tutorial tutorial, double[] weights, double[] fitted) {
    try (NormalEquations equations = NormalEquations.of(tutorial.file("cube.h5"), weights)) {
      double[] optimum = equations.optimum();
      return new Judgement(
          equations.objective(fitted), equations.objective(optimum), errorOf(tutorial, optimum));
    }
  }

  /** The noise is the same for all pixels of a spaxel. */
  private static double[] inverseNoise(double[] noise) {
    double[] weights = new double[SPAXELS];
    for (int s = 0; s < SPAXELS; s++) {
      weights[s] = 1 / noise[s * (noise.length / SPAXELS)];
    }
    return weights;
  }

  private static double errorOf(Tutorial tutorial, double[] weights) {
    double[] light = lightOfOrbits(tutorial);
    double[] planted = tutorial.numbers("arrays.h5", "x_true");
    return error(fractions(weights, light), fractions(planted, light));
  }

  /** Light of each orbit in the field for weight one, from the histograms (S, V, C). */
  private static double[] lightOfOrbits(Tutorial tutorial) {
    double[] losvd = tutorial.numbers("arrays.h5", "losvd");
    double[] light = new double[ORBITS];
    for (int i = 0; i < losvd.length; i++) {
      light[i % ORBITS] += losvd[i];
    }
    return light;
  }

  private static double[] fractions(double[] weights, double[] light) {
    int populations = weights.length / ORBITS;
    double[] fractions = new double[ORBITS];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      double part = weights[i] * light[i / populations];
      fractions[i / populations] += part;
      total += part;
    }
    for (int c = 0; c < ORBITS; c++) {
      fractions[c] /= total;
    }
    return fractions;
  }

  private static double error(double[] found, double[] planted) {
    double sum = 0;
    for (int c = 0; c < found.length; c++) {
      sum += Math.abs(found[c] - planted[c]);
    }
    return sum;
  }
}
