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
class SymmetricEigenTest {
  @Test
  void rowsOfVectorsSatisfyTheirEquation(RandomGenerator random) {
    int n = 83;
    try (DoubleArray matrix = symmetric(random, n);
        SymmetricEigen eigen = SymmetricEigen.of(DoubleMatrix.of(matrix));
        DoubleArray product = DoubleArray.allocate("test", n, n);
        DoubleArray inner = DoubleArray.allocate("test", n, n)) {
      DoubleMatrix vectors = DoubleMatrix.of(eigen.vectors());
      Blas.multiply(1, vectors, DoubleMatrix.of(matrix), 0, DoubleMatrix.of(product));
      Blas.symmetricRankUpdate(1, vectors, 0, DoubleMatrix.of(inner));
      assertThat(eigen.size()).isEqualTo(n);
      for (int i = 0; i < n; i++) {
        assertThat(eigen.value(i)).isGreaterThanOrEqualTo(eigen.value(Math.max(0, i - 1)));
        for (int j = 0; j < n; j++) {
          double wanted = eigen.value(i) * eigen.vectors().get(i, j);
          assertThat(product.get(i, j)).isCloseTo(wanted, within(1e-12));
          assertThat(inner.get(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-13));
        }
      }
    }
  }

  @Test
  void readsTheLowerTriangleOnly() {
    try (DoubleArray m = DoubleArray.copyOf("test", new double[] {2, Double.NaN, 1, 2}, 2, 2);
        SymmetricEigen eigen = SymmetricEigen.of(DoubleMatrix.of(m))) {
      assertThat(eigen.values()).containsExactly(new double[] {1, 3}, within(1e-15));
    }
  }

  @Test
  void doesNotDependOnThreads(RandomGenerator random) {
    int n = 300;
    try (DoubleArray matrix = symmetric(random, n)) {
      BlasTest.sameOnAnyNumberOfThreads(
          "dsyevd",
          (long) n * n,
          out -> {
            try (SymmetricEigen eigen = SymmetricEigen.of(DoubleMatrix.of(matrix))) {
              out.copyFrom(eigen.vectors().toArray(), 0, 0, n * n);
            }
          });
    }
  }

  @Test
  void refusesWhatHasNoEigenvalues() {
    try (DoubleArray m = DoubleArray.allocate("test", 2, 3)) {
      assertThatThrownBy(() -> SymmetricEigen.of(DoubleMatrix.of(m)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("square");
      m.set(1, 0, Double.NaN);
      assertThatThrownBy(() -> SymmetricEigen.of(DoubleMatrix.of(m).block(0, 2, 0, 2)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(1, 0) is NaN");
    }
  }

  private static DoubleArray symmetric(RandomGenerator random, int n) {
    DoubleArray matrix = randomDoubles(random, n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        matrix.set(j, i, matrix.get(i, j));
      }
    }
    return matrix;
  }
}
