package org.alidade.math;

import static org.alidade.math.Matrices.randomDoubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class CholeskyFactorTest {
  @Test
  void solvesForSeveralRightHandSides(RandomGenerator random) {
    int n = 70;
    try (DoubleArray gram = gram(random, n);
        DoubleArray wanted = randomDoubles(random, 3, n);
        DoubleArray solved = DoubleArray.allocate("test", 3, n)) {
      Blas.multiply(1, DoubleMatrix.of(wanted), DoubleMatrix.of(gram), 0, DoubleMatrix.of(solved));
      double[] single = solved.slice(1, 1).toArray();
      try (CholeskyFactor factor = CholeskyFactor.of(DoubleMatrix.of(gram))) {
        assertThat(factor.size()).isEqualTo(n);
        factor.solve(solved);
        assertThat(solved.toArray()).containsExactly(wanted.toArray(), within(1e-9));
        assertThat(factor.solve(single))
            .containsExactly(wanted.slice(1, 1).toArray(), within(1e-9));
      }
    }
  }

  @Test
  void factorDoesNotDependOnThreads(RandomGenerator random) {
    int n = 700;
    try (DoubleArray gram = gram(random, n);
        DoubleArray b = randomDoubles(random, n)) {
      BlasTest.sameOnAnyNumberOfThreads(
          "dpotrf and dpotrs",
          n,
          x -> {
            x.copyFrom(b.toArray(), 0, 0, n);
            try (CholeskyFactor factor = CholeskyFactor.of(DoubleMatrix.of(gram))) {
              factor.solve(x);
            }
          });
    }
  }

  @Test
  void refusesWhatHasNoFactor() {
    try (DoubleArray m =
        DoubleArray.copyOf("test", new double[] {1, 9, 9, 2, 1, 9, 0, 0, 1}, 3, 3)) {
      assertThatThrownBy(() -> CholeskyFactor.of(DoubleMatrix.of(m)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("not positive definite at row 1");
      m.set(1, 0, Double.NaN);
      assertThatThrownBy(() -> CholeskyFactor.of(DoubleMatrix.of(m)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("not numbers");
      assertThatThrownBy(() -> CholeskyFactor.of(DoubleMatrix.of(m).block(0, 2, 0, 3)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("square");
    }
  }

  @Test
  void readsTheLowerTriangleOnlyAndChecksRightHandSides() {
    try (DoubleArray m = DoubleArray.copyOf("test", new double[] {4, Double.NaN, 2, 5}, 2, 2);
        CholeskyFactor factor = CholeskyFactor.of(DoubleMatrix.of(m))) {
      assertThat(factor.solve(new double[] {8, 9}))
          .containsExactly(new double[] {1.375, 1.25}, within(1e-14));
      assertThatThrownBy(() -> factor.solve(new double[3]))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(3) for 2 unknowns");
      assertThatThrownBy(() -> factor.solve(new double[] {1, Double.NaN}))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("not numbers");
    }
  }

  private static DoubleArray gram(RandomGenerator random, int n) {
    DoubleArray gram = DoubleArray.allocate("test", n, n);
    try (DoubleArray factor = randomDoubles(random, n, n + 20)) {
      Blas.symmetricRankUpdate(1, DoubleMatrix.of(factor), 0, DoubleMatrix.of(gram));
    }
    return gram;
  }
}
