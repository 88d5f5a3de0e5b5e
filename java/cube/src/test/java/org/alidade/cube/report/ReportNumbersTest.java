package org.alidade.cube.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.alidade.cube.internal.diagnose.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "12, 12",
    "0.123456, 0.1235",
    "12.3456, 12.35",
    "99999.6, 100000",
    "123456.7, 1.235e+05",
    "1.23456e-17, 1.235e-17",
    "NaN, -",
    "Infinity, infinite"
  })
  void numbersHaveFewDigits(double value, String text) {
    assertThat(Numbers.of(value)).isEqualTo(text);
  }

  @Test
  void unitsFollowNumbersOnly() {
    assertThat(Numbers.of(1.5, "km/s")).isEqualTo("1.500 km/s");
    assertThat(Numbers.of(Double.NaN, "km/s")).isEqualTo("-");
  }

  @Test
  void bytesAndTimesReadEasily() {
    assertThat(Numbers.bytes(999)).isEqualTo("999 B");
    assertThat(Numbers.bytes(34_700_000_000L)).isEqualTo("34.7 GB");
    assertThat(Numbers.bytes(999_999)).isEqualTo("1.0 MB");
    assertThat(Numbers.duration(Duration.ofMillis(12_340))).isEqualTo("12.3 s");
    assertThat(Numbers.duration(Duration.ofSeconds(245))).isEqualTo("4 min 05 s");
    assertThat(Numbers.duration(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
  }

  @Test
  void mixtureOfPriorItselfIsPerfect() {
    double[] prior = {0.2, 0.5, 0.3};
    double[] scaled = {2, 5, 3};

    Mixture mixture = Mixture.of(scaled, prior);

    assertThat(mixture.l1()).isCloseTo(0, within(1e-15));
    assertThat(mixture.lInf()).isCloseTo(0, within(1e-15));
    assertThat(mixture.cosine()).isCloseTo(1, within(1e-15));
    assertThat(mixture.pearson()).isCloseTo(1, within(1e-15));
    assertThat(mixture.klOfPrior()).isCloseTo(0, within(1e-15));
    assertThat(mixture.klOfUsage()).isCloseTo(0, within(1e-15));
  }

  @Test
  void oneComponentAgainstUniformPrior() {
    Mixture mixture = Mixture.of(new double[] {7, 0, 0, 0}, new double[] {1, 1, 1, 1});

    assertThat(mixture.l1()).isCloseTo(2 * (1 - 1 / 4.0), within(1e-15));
    assertThat(mixture.lInf()).isCloseTo(0.75, within(1e-15));
    assertThat(mixture.cosine()).isCloseTo(0.5, within(1e-15));
    assertThat(mixture.klOfUsage()).isCloseTo(Math.log(4), within(1e-15));
    assertThat(mixture.klOfPrior()).isBetween(10.0, 30.0);
    assertThat(mixture.pearson()).isNaN();
  }

  @Test
  void nothingToCompareIsUnknown() {
    assertThat(Mixture.of(new double[3], new double[] {1, 1, 1})).isEqualTo(Mixture.UNKNOWN);
    assertThat(Mixture.of(new double[] {1}, new double[0])).isEqualTo(Mixture.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.2", "1.5707963267948966, 0.2", "0.7853981633974483, 0.28284271247461906"})
  void squaresCoverTheGridInAnyRotation(double angle, double size) {
    int side = 30;
    double[] x = new double[side * side];
    double[] y = new double[side * side];
    for (int i = 0; i < x.length; i++) {
      double u = 0.2 * (i % side);
      double v = 0.2 * Math.floorDiv(i, side);
      x[i] = Math.cos(angle) * u - Math.sin(angle) * v;
      y[i] = Math.sin(angle) * u + Math.cos(angle) * v;
    }

    assertThat(SkyMapFigure.pixelSize(x, y)).isCloseTo(size, within(1e-12));
  }

  @Test
  void singlePixelsHaveASizeToo() {
    assertThat(SkyMapFigure.pixelSize(new double[] {3}, new double[] {4})).isEqualTo(1);
  }
}
