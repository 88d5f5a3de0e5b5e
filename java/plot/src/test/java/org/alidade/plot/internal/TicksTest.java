package org.alidade.plot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static List<String> labels(Ticks ticks) {
    return ticks.labels().stream()
        .map(t -> t.runs().stream().map(Text.Run::characters).collect(Collectors.joining("^")))
        .toList();
  }

  private static Ticks linear(double low, double high, double length) {
    return Ticks.of(Scale.linear(low, high), length, true, Ticks.SIZE);
  }

  @Test
  void linearTicksAreRound() {
    assertThat(labels(linear(0, 10, 300))).containsExactly("0", "2", "4", "6", "8", "10");
    assertThat(labels(linear(-0.11, 0.11, 300)))
        .containsExactly("\u22120.10", "\u22120.05", "0.00", "0.05", "0.10");
    assertThat(labels(linear(8.45, 8.7, 300)))
        .containsExactly("8.45", "8.50", "8.55", "8.60", "8.65", "8.70");
  }

  @Test
  void tinyAndHugeValuesShareAFactor() {
    Ticks tiny = linear(0, 3.6e-17, 300);
    assertThat(labels(tiny)).containsExactly("0", "1", "2", "3");
    assertThat(tiny.factor()).isEqualTo("\u00d710^{\u221217}");
    assertThat(linear(0, 2e6, 300).factor()).isEqualTo("\u00d710^{6}");
    assertThat(linear(0, 5000, 300).factor()).isEmpty();
  }

  @Test
  void narrowRangeKeepsEnoughDecimals() {
    assertThat(labels(linear(59000.001, 59000.004, 400))).contains("59000.0020", "59000.0025");
  }

  @Test
  void decadesAreLabelledAsPowersWhereNumbersWouldBeLong() {
    Ticks ticks = Ticks.of(new Scale(1e-6, 1e6, true, false), 400, true, Ticks.SIZE);
    assertThat(labels(ticks)).contains("10^6", "10^0", "10^\u22126");
    assertThat(labels(Ticks.of(new Scale(0.01, 1000, true, false), 400, true, Ticks.SIZE)))
        .containsExactly("0.01", "0.1", "1", "10", "100", "1000");
  }

  @Test
  void fewDecadesShowTwoAndFive() {
    Ticks ticks = Ticks.of(new Scale(1, 20, true, false), 400, true, Ticks.SIZE);
    assertThat(labels(ticks)).containsExactly("1", "2", "5", "10", "20");
    assertThat(ticks.minor()).contains(3, 4, 6, 7, 8, 9);
  }

  @Test
  void partOfADecadeIsTickedLinearly() {
    assertThat(labels(Ticks.of(new Scale(2, 4, true, false), 400, true, Ticks.SIZE)))
        .contains("2.5", "3.5");
  }

  @Test
  void labelsNeverTouchAndTicksStayOnTheScale() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      boolean logs = random.nextBoolean();
      double low = Math.pow(10, 40 * random.nextDouble() - 20);
      double high = low * (1 + Math.pow(10, 8 * random.nextDouble() - 3));
      double from = !logs && random.nextBoolean() ? -low : low;
      Scale scale = new Scale(from, high, logs, random.nextBoolean());
      double length = 60 + 600 * random.nextDouble();
      Ticks ticks = Ticks.of(scale, length, true, Ticks.SIZE);
      String where = "seed " + seed + ", case " + i + ", " + scale + ", length " + length;
      assertThat(ticks.fits(scale, length, true) || ticks.major().length <= 3).as(where).isTrue();
      assertThat(labels(ticks)).as(where).doesNotHaveDuplicates();
      for (double v : ticks.major()) {
        assertThat(scale.unit(v)).as(where).isBetween(-1e-6, 1 + 1e-6);
      }
    }
  }

  @Test
  void fixedTicksOutsideTheScaleAreDroppedAndCrowdedOnesThinned() {
    double[] places = {-5, 0, 1, 2};
    String[] names = {"out", "a", "b", "c"};
    assertThat(labels(Ticks.fixed(Scale.linear(0, 2), 300, places, names, Ticks.SIZE)))
        .containsExactly("a", "b", "c");
    double[] many = new double[200];
    String[] manyNames = new String[200];
    for (int i = 0; i < 200; i++) {
      many[i] = i;
      manyNames[i] = "component " + i;
    }
    assertThat(Ticks.fixed(Scale.linear(0, 199), 240, many, manyNames, Ticks.SIZE).major())
        .hasSizeLessThan(25)
        .startsWith(0);
  }
}
