package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class ContinuumFitTest {
  private static final int PIXELS = 300;
  private static final double[] WEIGHTS = {0, 0.7, 0, 0.3, 0};

  @Test
  void additivePolynomialIsSeparatedFromTheWeights() {
    double[][] columns = columns();
    double[][] legendre = Legendre.rows(3, PIXELS);
    double[] data = mix(columns);
    for (int l = 0; l < PIXELS; l++) {
      data[l] += 0.08 * legendre[0][l] - 0.05 * legendre[3][l];
    }
    boolean[] keep = keep();
    data[150] = 99; // masked
    ContinuumFit.Result result = ContinuumFit.fit(columns, data, keep, 3, 0);
    assertThat(result.weights()).containsExactly(WEIGHTS, within(1e-8));
    assertThat(result.additive()[0]).isCloseTo(0.08 + 0.05, within(1e-8));
    assertThat(result.multiplicative()).containsOnly(1);
    assertThat(result.corrected(data[7], 7)).isCloseTo(mix(columns)[7], within(1e-8));
  }

  @Test
  void multiplicativePolynomialIsSeparatedFromTheWeights() {
    double[][] columns = columns();
    double[][] legendre = Legendre.rows(2, PIXELS);
    double[] data = mix(columns);
    for (int l = 0; l < PIXELS; l++) {
      data[l] *= 1 + 0.2 * legendre[1][l] - 0.1 * legendre[2][l];
    }
    ContinuumFit.Result result = ContinuumFit.fit(columns, data, keep(), -1, 2);
    double sum = Arrays.stream(result.weights()).sum();
    for (int p = 0; p < WEIGHTS.length; p++) {
      assertThat(result.weights()[p] / sum).isCloseTo(WEIGHTS[p], within(2e-3));
    }
    double worst = 0;
    for (int l = 0; l < PIXELS; l++) {
      worst = Math.max(worst, Math.abs(data[l] / result.model(l) - 1));
    }
    assertThat(worst).isLessThan(2e-3);
    assertThat(result.additive()).containsOnly(0);
  }

  @Test
  void withoutPolynomialsTheDataStayAsTheyAre() {
    double[][] columns = columns();
    double[] data = mix(columns);
    ContinuumFit.Result result = ContinuumFit.fit(columns, data, keep(), -1, 0);
    assertThat(result.weights()).containsExactly(WEIGHTS, within(1e-9));
    assertThat(result.corrected(data[3], 3)).isEqualTo(data[3]);
  }

  @Test
  void legendrePolynomialsHaveTheirValues() {
    double[][] rows = Legendre.rows(3, 3);
    assertThat(rows[1]).containsExactly(new double[] {-1, 0, 1}, within(0.0));
    assertThat(rows[2]).containsExactly(1, -0.5, 1);
    assertThat(rows[3]).containsExactly(new double[] {-1, 0, 1}, within(0.0));
    assertThat(Legendre.rows(-1, 5)).isEmpty();
  }

  private static boolean[] keep() {
    boolean[] keep = new boolean[PIXELS];
    Arrays.fill(keep, true);
    Arrays.fill(keep, 140, 170, false);
    return keep;
  }

  private static double[] mix(double[][] columns) {
    double[] data = new double[PIXELS];
    for (int l = 0; l < PIXELS; l++) {
      for (int p = 0; p < WEIGHTS.length; p++) {
        data[l] += WEIGHTS[p] * columns[p][l];
      }
    }
    return data;
  }

  /** Continua of one with random absorption lines, seed 6. */
  private static double[][] columns() {
    Random random = new Random(6);
    double[][] columns = new double[WEIGHTS.length][PIXELS];
    for (double[] column : columns) {
      Arrays.fill(column, 1);
      for (int line = 0; line < 25; line++) {
        double centre = PIXELS * random.nextDouble();
        double depth = 0.3 * random.nextDouble();
        for (int l = 0; l < PIXELS; l++) {
          column[l] *= 1 - depth * Math.exp(-0.5 * Math.pow((l - centre) / 3, 2));
        }
      }
    }
    return columns;
  }
}
