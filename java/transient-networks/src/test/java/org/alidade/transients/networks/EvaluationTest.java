package org.alidade.transients.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class EvaluationTest {
  private static final double[] ANSWERS = {0.9, 0.8, 0.7, 0.7, 0.3, 0.1};
  private static final boolean[] REAL = {true, false, true, false, true, false};

  @Test
  void areasAndCountsAreThoseOfTheDefinitions() {
    Evaluation evaluation = Evaluation.of(ANSWERS, REAL, 0.5);
    double area = (1.0 + 2.0 / 4 + 3.0 / 5) / 3;
    assertThat(evaluation.precisionRecallArea()).isCloseTo(area, within(1e-12));
    assertThat(evaluation.rocArea()).isCloseTo((3 + 1.5 + 1) / 9, within(1e-12));
    assertThat(evaluation.truePositives()).isEqualTo(2);
    assertThat(evaluation.falsePositives()).isEqualTo(2);
    assertThat(evaluation.falseNegatives()).isEqualTo(1);
    assertThat(evaluation.trueNegatives()).isEqualTo(1);
    assertThat(evaluation.precision()).isCloseTo(0.5, within(1e-12));
    assertThat(evaluation.mcc()).isCloseTo(0, within(1e-12));
    assertThat(evaluation.recallAtOnePercent()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(evaluation.brier())
        .isCloseTo((0.01 + 0.64 + 0.09 + 0.49 + 0.49 + 0.01) / 6, within(1e-12));
  }

  @Test
  void aPerfectAnswerIsPerfect() {
    Evaluation evaluation =
        Evaluation.of(new double[] {1, 1, 0, 0}, new boolean[] {true, true, false, false}, 0.5);
    assertThat(evaluation.precisionRecallArea()).isEqualTo(1);
    assertThat(evaluation.rocArea()).isEqualTo(1);
    assertThat(evaluation.mcc()).isEqualTo(1);
    assertThat(evaluation.calibrationError()).isZero();
    assertThat(evaluation.f1()).isEqualTo(1);
  }

  @Test
  void oneClassCannotBeEvaluated() {
    assertThatThrownBy(() -> Evaluation.of(new double[] {0.2}, new boolean[] {true}, 0.5))
        .isInstanceOf(BadInputException.class);
  }

  @ExtendWith(SeededRandom.class)
  @Test
  void temperatureCalibratesOverconfidence(RandomGenerator random) {
    int count = 4000;
    double[] logits = new double[count];
    boolean[] real = new boolean[count];
    for (int i = 0; i < count; i++) {
      double honest = 2 * random.nextGaussian();
      real[i] = random.nextDouble() < 1 / (1 + Math.exp(-honest));
      logits[i] = 3 * honest;
    }
    double temperature = TemperatureScaling.fit(logits, real);
    assertThat(temperature).isCloseTo(3, within(0.4));
    double before = Reliability.of(TemperatureScaling.probabilities(logits, 1), real).error();
    double after =
        Reliability.of(TemperatureScaling.probabilities(logits, temperature), real).error();
    assertThat(after).isLessThan(0.5 * before);
  }
}
