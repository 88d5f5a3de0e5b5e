package org.alidade.cube.internal.compressed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class TemplateBasisTest {
  private static final int PIXELS = 300;

  @Test
  void fullRankReproducesTheTemplates(RandomGenerator random) {
    try (DoubleArray templates = templates(random, 9, 9, 0.5);
        TemplateBasis basis = TemplateBasis.of(templates, 9, 0)) {
      assertThat(basis.rank()).isEqualTo(9);
      assertThat(basis.relativeError()).isLessThan(1e-14);
      assertThat(product(basis)).containsExactly(templates.toArray(), within(1e-13));
    }
  }

  @Test
  void rankFollowsTheTolerance(RandomGenerator random) {
    try (DoubleArray templates = templates(random, 60, 60, 0.3)) {
      int last = 0;
      for (double tolerance : new double[] {1e-1, 1e-3, 1e-5}) {
        try (TemplateBasis basis = TemplateBasis.of(templates, 0, tolerance)) {
          assertThat(basis.rank()).isGreaterThanOrEqualTo(Math.max(last, TemplateBasis.MIN_RANK));
          assertThat(basis.rank()).isLessThan(60);
          assertThat(basis.relativeError()).isLessThan(8 * tolerance);
          last = basis.rank();
        }
      }
      assertThat(last).isGreaterThan(TemplateBasis.MIN_RANK);
    }
  }

  @Test
  void errorsAreThoseOfTheDifference(RandomGenerator random) {
    try (DoubleArray templates = templates(random, 30, 30, 0.6);
        TemplateBasis basis = TemplateBasis.of(templates, 6, 0)) {
      double[] wanted = templates.toArray();
      double[] got = product(basis);
      double error = 0;
      double norm = 0;
      double worst = 0;
      for (int p = 0; p < 30; p++) {
        double ownError = 0;
        double ownNorm = 0;
        for (int i = p * PIXELS; i < (p + 1) * PIXELS; i++) {
          ownError += Math.pow(wanted[i] - got[i], 2);
          ownNorm += wanted[i] * wanted[i];
        }
        error += ownError;
        norm += ownNorm;
        worst = Math.max(worst, Math.sqrt(ownError / ownNorm));
      }
      assertThat(basis.relativeError()).isCloseTo(Math.sqrt(error / norm), within(1e-12));
      assertThat(basis.largestTemplateError()).isCloseTo(worst, within(1e-12));
      assertThat(worst).isGreaterThan(1e-6);
    }
  }

  @Test
  void faintTemplatesAreKeptAsWellAsBrightOnes(RandomGenerator random) {
    try (DoubleArray templates = templates(random, 12, 4, 1)) {
      scale(templates, 5, 1e-12);
      try (TemplateBasis basis = TemplateBasis.of(templates, 4, 0)) {
        assertThat(basis.largestTemplateError()).isLessThan(1e-6);
      }
    }
  }

  @Test
  void unitsOfFluxDoNotMatter(RandomGenerator random) {
    try (DoubleArray templates = templates(random, 20, 20, 0.5);
        DoubleArray tiny = DoubleArray.copyOf("test", templates.toArray(), 20, PIXELS)) {
      Blas.scale(1e-17, tiny);
      try (TemplateBasis basis = TemplateBasis.of(templates, 0, 1e-2);
          TemplateBasis other = TemplateBasis.of(tiny, 0, 1e-2)) {
        assertThat(other.rank()).isEqualTo(basis.rank());
        assertThat(other.relativeError()).isCloseTo(basis.relativeError(), within(1e-12));
      }
    }
  }

  @Test
  void emptyTemplatesStayEmpty(RandomGenerator random) {
    try (DoubleArray templates = templates(random, 6, 6, 1)) {
      scale(templates, 2, 0);
      try (TemplateBasis basis = TemplateBasis.of(templates, 0, 1e-4)) {
        assertThat(Blas.norm2(basis.coefficients().slice(2, 1))).isZero();
        assertThat(basis.rank()).isEqualTo(5);
        assertThat(basis.relativeError()).isLessThan(1e-14);
      }
    }
  }

  @Test
  void oneTemplateIsItsOwnBasis(RandomGenerator random) {
    try (DoubleArray templates = templates(random, 1, 1, 1);
        TemplateBasis basis = TemplateBasis.of(templates, 0, 1e-4)) {
      assertThat(basis.rank()).isEqualTo(1);
      assertThat(basis.relativeError()).isLessThan(1e-15);
    }
  }

  @Test
  void refusesRanksThatCannotBe(RandomGenerator random) {
    try (DoubleArray templates = templates(random, 6, 6, 1)) {
      assertThatThrownBy(() -> TemplateBasis.of(templates, 7, 1e-4))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("rank 7");
      assertThatThrownBy(() -> TemplateBasis.of(templates, 0, Double.NaN))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("tolerance NaN");
      templates.set(3, 7, Double.NaN);
      assertThatThrownBy(() -> TemplateBasis.of(templates, 0, 1e-4))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("template 3");
    }
  }

  /** Mixtures of waves whose share falls by a factor from one wave to the next. */
  private static DoubleArray templates(
      RandomGenerator random, int populations, int waves, double factor) {
    DoubleArray templates = DoubleArray.allocate("test", populations, PIXELS);
    for (int p = 0; p < populations; p++) {
      for (int k = 0; k < waves; k++) {
        double share = random.nextDouble(-1, 1) * Math.pow(factor, k);
        for (int t = 0; t < PIXELS; t++) {
          double wave = share * Math.cos(Math.PI * k * (t + 0.5) / PIXELS);
          templates.set(p, t, templates.get(p, t) + wave);
        }
      }
    }
    return templates;
  }

  private static void scale(DoubleArray templates, int population, double factor) {
    Blas.scale(factor, templates.slice(population, 1));
  }

  private static double[] product(TemplateBasis basis) {
    try (DoubleArray product =
        DoubleArray.allocate("test", basis.coefficients().shape().length(0), PIXELS)) {
      Blas.multiply(
          1,
          DoubleMatrix.of(basis.coefficients()),
          DoubleMatrix.of(basis.spectra()),
          0,
          DoubleMatrix.of(product));
      return product.toArray();
    }
  }
}
