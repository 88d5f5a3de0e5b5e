package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Planted light of real orbits comes back as well as the exact optimum of the problem allows. */
@ExtendWith(LeakCheck.class)
class OrbitLibraryTutorialTest {
  private static final int ORBITS = 72;
  private static final double OBJECTIVE_EXCESS = 0.06;

  @TempDir private Path folder;

  @Test
  void lightFractionsComeBack() throws IOException {
    GoldenData.data("ifu", "ngc6278_califa");
    Page page = Page.read("docs/guide/fit-orbit-library.md");
    Tutorial tutorial = new Tutorial(folder);
    tutorial.run(page);

    double[] fitted = tutorial.numbers("cube.h5", "X_global");
    double[] planted = tutorial.numbers("arrays.h5", "x_true");
    double[] light = lightOfOrbits(tutorial);
    try (NormalEquations equations = NormalEquations.of(tutorial.file("cube.h5"))) {
      double[] optimum = equations.optimum();
      double excess = equations.objective(fitted) / equations.objective(optimum) - 1;
      double fitError = error(fractions(fitted, light), fractions(planted, light));
      double optimumError = error(fractions(optimum, light), fractions(planted, light));

      assertThat(excess).as("objective over the exact optimum").isBetween(0.0, OBJECTIVE_EXCESS);
      assertThat(fitError)
          .as("summed error of the light fractions; exact optimum has %s", optimumError)
          .isLessThanOrEqualTo(optimumError);
      assertThat(page.tableNumber("this fit")).isCloseTo(fitError, within(0.02));
      assertThat(page.tableNumber("exact optimum")).isCloseTo(optimumError, within(0.05));
    }
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
