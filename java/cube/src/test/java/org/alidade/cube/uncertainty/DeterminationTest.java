package org.alidade.cube.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class DeterminationTest {
  private static final int REPLICAS = 200;

  /** Components 1, 3 and 4 share 30 among themselves in any way; 0 and 2 are well known. */
  private static BootstrapResult traded(RandomGenerator random) {
    double[][] replicas = new double[REPLICAS][];
    for (int r = 0; r < REPLICAS; r++) {
      double first = random.nextDouble();
      double second = random.nextDouble();
      double third = random.nextDouble();
      double all = first + second + third;
      double sum = 30 + 0.1 * random.nextGaussian();
      replicas[r] =
          new double[] {
            50 + random.nextGaussian(),
            Math.max(0, sum * first * first / all),
            20 + random.nextGaussian(),
            sum * second / all,
            Math.max(0, sum * (third + first * (1 - first)) / all),
            0
          };
    }
    double[] estimate = {50, 10, 20, 10, 10, 0};
    return BootstrapResult.of(6, 1, 1, estimate, replicas);
  }

  @Test
  void findsComponentsThatAreKnownInSumOnly(RandomGenerator random) {
    Determination found = traded(random).determination();
    assertThat(found.undetermined()).contains(1).doesNotContain(0, 2, 5);
    assertThat(found.groups()).hasSize(1);
    ComponentGroup group = found.groups().get(0);
    assertThat(group.components()).containsExactly(1, 3, 4);
    assertThat(group.mean()).isCloseTo(30, within(0.1));
    assertThat(group.standardDeviation()).isLessThan(0.2);
    assertThat(group.ofIndependentParts()).isGreaterThan(5);
    assertThat(String.join("\n", found.account()))
        .contains("5 of 6 components have weight")
        .contains("Components 1, 3, 4 are determined in sum");
  }

  @Test
  void independentComponentsAreNotGrouped(RandomGenerator random) {
    double[][] replicas = new double[REPLICAS][];
    for (int r = 0; r < REPLICAS; r++) {
      replicas[r] =
          new double[] {Math.abs(random.nextGaussian()), Math.abs(random.nextGaussian()), 5};
    }
    Determination found =
        BootstrapResult.of(3, 1, 1, new double[] {1, 1, 5}, replicas).determination();
    assertThat(found.undetermined()).containsExactly(0, 1);
    assertThat(found.undeterminedShare()).isBetween(0.15, 0.35);
    assertThat(found.groups()).isEmpty();
  }

  @Test
  void constantSumsHaveNoCorrelation(RandomGenerator random) {
    BootstrapResult result = traded(random);
    assertThat(result.componentCorrelation()[5][0]).isNaN();
    assertThat(result.componentCorrelation()[0][0]).isCloseTo(1, within(1e-12));
    assertThat(result.nonZeroFraction()[5]).isZero();
  }
}
