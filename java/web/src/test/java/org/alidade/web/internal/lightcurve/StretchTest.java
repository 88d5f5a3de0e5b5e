package org.alidade.web.internal.lightcurve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {
  /** Expected: the formulas of spec lightcurve 12.7 at x = 0.25, by hand. */
  @ParameterizedTest
  @CsvSource({
    "linear,0.25",
    "log,0.799776",
    "sqrt,0.5",
    "asinh,0.549402",
    "other,0.25",
  })
  void formulas(String name, double expected) {
    assertThat(Stretch.named(name).of(12.5, 10, 20)).isCloseTo(expected, offset(2e-6));
  }

  @Test
  void outsideIsCutOff() {
    for (Stretch stretch : Stretch.values()) {
      assertThat(stretch.of(-5, 10, 20)).isZero();
      assertThat(stretch.of(1e9, 10, 20)).isCloseTo(1, offset(1e-12));
      assertThat(stretch.of(Double.NaN, 10, 20)).isNaN();
      assertThat(stretch.of(10, 10, 10)).isZero();
      assertThat(stretch.of(11, 10, 10)).isEqualTo(1);
    }
  }
}
