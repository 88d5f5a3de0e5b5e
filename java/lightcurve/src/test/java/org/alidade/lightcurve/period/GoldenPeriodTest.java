package org.alidade.lightcurve.period;

import static org.alidade.lightcurve.golden.GoldenJson.number;
import static org.alidade.lightcurve.golden.GoldenJson.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;
import org.alidade.lightcurve.golden.GoldenJson;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(LeakCheck.class)
class GoldenPeriodTest {
  private static final double EXACT_PERCENT = 1e-7;
  private static final double PROBABILITY_PERCENT = 1e-4;

  static Stream<JsonNode> cases() {
    return GoldenJson.each(GoldenJson.read("reference_statistics.json").get("cases"));
  }

  private static Series series(JsonNode golden) {
    return new Series(
        numbers(golden.get("times")), numbers(golden.get("mags")), numbers(golden.get("errs")));
  }

  private static FrequencyGrid grid(JsonNode golden) {
    double start = number(golden.get("start"));
    int count = golden.get("n").asInt();
    return new FrequencyGrid(start, (number(golden.get("stop")) - start) / (count - 1), count);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void powersAgree(JsonNode golden) {
    Series series = series(golden);
    JsonNode expected = golden.get("lomb_scargle");
    FrequencyGrid grid = grid(expected.get("frequency"));
    LombScargleOptions options =
        LombScargleOptions.defaults().withMethod(LombScargleOptions.Method.DIRECT);
    for (Normalization normalization : Normalization.values()) {
      JsonNode powers = expected.get("power").get(normalization.name().toLowerCase(Locale.ROOT));
      check(LombScargle.of(series, grid, options.withNormalization(normalization)), powers);
    }
    // These golden powers come from an approximation that is off by several percent; the exact
    // ones are tested in LombScargleTest.
    double[] fixedMean = LombScargle.of(series, grid, options.withFloatingMean(false)).power();
    double[] approximate = numbers(expected.get("power_no_floating_mean"));
    for (int i = 0; i < approximate.length; i++) {
      assertThat(fixedMean[i]).isCloseTo(approximate[i], within(0.05 * approximate[i] + 1e-3));
    }
    check(LombScargle.of(series, grid, options.withTerms(2)), expected.get("power_two_terms"));
    assertThat(LombScargle.of(series, grid).bestFrequency())
        .isCloseTo(number(expected.get("best_frequency")), within(1e-12));
  }

  private static void check(Periodogram periodogram, JsonNode expected) {
    assertThat(periodogram.power()).hasSize(expected.size());
    // The phases of the golden powers carry the rounding of times near 53 000 days, some 1e-11
    // cycles, which is more than 1e-9 of the smallest powers.
    double floor = 0.01 * periodogram.power()[periodogram.best()];
    for (int i = 0; i < expected.size(); i++) {
      assertThat(periodogram.power()[i])
          .as("power %d, %s", i, periodogram.normalization())
          .isCloseTo(
              number(expected.get(i)), within(1e-9 * Math.max(floor, number(expected.get(i)))));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void transformsComeClose(JsonNode golden) {
    Series series = series(golden);
    JsonNode expected = golden.get("lomb_scargle");
    Periodogram periodogram =
        LombScargle.of(
            series,
            grid(expected.get("frequency")),
            LombScargleOptions.defaults().withMethod(LombScargleOptions.Method.FOURIER));
    double[] powers = numbers(expected.get("power").get("standard"));
    for (int i = 0; i < powers.length; i++) {
      assertThat(periodogram.power()[i]).isCloseTo(powers[i], within(1e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void automaticGridsAgree(JsonNode golden) {
    JsonNode expected = golden.get("lomb_scargle").get("autofrequency");
    FrequencyGrid grid = FrequencyGrid.automatic(series(golden));
    assertThat(grid.count()).isEqualTo(expected.get("n").asInt());
    assertThat(grid.first())
        .isCloseTo(number(expected.get("first")), withinPercentage(EXACT_PERCENT));
    assertThat(grid.step())
        .isCloseTo(number(expected.get("step")), withinPercentage(EXACT_PERCENT));
    assertThat(grid.last())
        .isCloseTo(number(expected.get("last")), withinPercentage(EXACT_PERCENT));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void falseAlarmProbabilitiesAgree(JsonNode golden) {
    Series series = series(golden);
    JsonNode expected = golden.get("lomb_scargle");
    Periodogram periodogram = LombScargle.of(series, grid(expected.get("frequency")));
    double power = periodogram.power()[periodogram.best()];
    FalseAlarm alarm = FalseAlarm.of(series, 2);
    JsonNode probabilities = expected.get("fap");
    assertThat(alarm.single(power))
        .isCloseTo(number(probabilities.get("single")), withinPercentage(PROBABILITY_PERCENT));
    assertThat(alarm.naive(power))
        .isCloseTo(number(probabilities.get("naive")), withinPercentage(PROBABILITY_PERCENT));
    assertThat(alarm.davies(power))
        .isCloseTo(number(probabilities.get("davies")), withinPercentage(PROBABILITY_PERCENT));
    assertThat(alarm.baluev(power))
        .isCloseTo(number(probabilities.get("baluev")), withinPercentage(PROBABILITY_PERCENT));
    assertThat(alarm.level(alarm.baluev(power))).isCloseTo(power, within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void phasesAgree(JsonNode golden) {
    JsonNode expected = golden.get("fold");
    PhaseFold fold =
        PhaseFold.of(series(golden), number(expected.get("period")), number(expected.get("t0")));
    double[] phases = numbers(expected.get("phase"));
    for (int i = 0; i < phases.length; i++) {
      assertThat(fold.phases()[i]).isCloseTo(phases[i], within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void boxesAgree(JsonNode golden) {
    JsonNode expected = golden.get("box_least_squares");
    BoxLeastSquares.Result boxes =
        BoxLeastSquares.of(
            series(golden),
            numbers(expected.get("period")),
            numbers(expected.get("durations")),
            BoxLeastSquares.Options.defaults().exactly());
    for (int i = 0; i < expected.get("period").size(); i++) {
      assertThat(boxes.power()[i])
          .isCloseTo(number(expected.get("power").get(i)), withinPercentage(PROBABILITY_PERCENT));
      assertThat(boxes.depth()[i])
          .isCloseTo(number(expected.get("depth").get(i)), withinPercentage(PROBABILITY_PERCENT));
      assertThat(boxes.durationDays()[i]).isEqualTo(number(expected.get("duration").get(i)));
    }
  }
}
