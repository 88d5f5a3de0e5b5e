package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.lvm.internal.statistics.FloatCounts;
import org.alidade.lvm.internal.statistics.HistogramPercentile;
import org.alidade.lvm.internal.statistics.RowMedian;
import org.alidade.lvm.internal.statistics.RunningMoments;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class StatisticsTest {
  @Test
  void strategiesGiveWhatTheReferenceGives() {
    JsonNode expected = GoldenLvm.file("units.json").get("calc_normalisation");
    double[] values = GoldenLvm.numbers(expected.get("data"));
    for (Normalisation strategy : Normalisation.values()) {
      String name = strategy == Normalisation.NONE ? "none" : strategy.text();
      double[] wanted = GoldenLvm.numbers(expected.get("results").get(name));
      Affine actual = ConfigStatistics.of(strategy, values);
      assertThat(actual.offset()).as(name).isCloseTo(wanted[0], within(1e-14));
      assertThat(actual.scale()).as(name).isCloseTo(wanted[1], within(1e-14));
    }
  }

  @Test
  void squareIsTheOneOfTheReference() {
    JsonNode expected = GoldenLvm.file("units.json").get("bounding_square");
    double[] in = GoldenLvm.numbers(expected.get("input"));
    BoundingSquare square = BoundingSquare.around(new Range(in[0], in[1]), new Range(in[2], in[3]));
    double[] x = GoldenLvm.numbers(expected.get("output").get(0));
    double[] y = GoldenLvm.numbers(expected.get("output").get(1));
    assertThat(new double[] {square.x().low(), square.x().high()})
        .containsExactly(x, within(1e-14));
    assertThat(new double[] {square.y().low(), square.y().high()})
        .containsExactly(y, within(1e-14));
  }

  /** Ties, zeros of both signs, infinities, NaN. */
  private static float[] wild(RandomGenerator random, int size) {
    float[] special = {
      0f, -0f, 1f, 1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e-40f
    };
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> special[random.nextInt(special.length)];
            case 1 -> random.nextInt(-3, 4);
            default -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-15, 3)));
          };
    }
    return values;
  }

  private static float[] sorted(float[] values) {
    float[] kept = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        kept[count++] = value;
      }
    }
    Arrays.sort(kept, 0, count);
    return Arrays.copyOf(kept, count);
  }

  @RepeatedTest(40)
  void percentileIsTheOneOfSorting(RandomGenerator random) {
    float[] values = wild(random, random.nextInt(1, 400));
    double fraction = random.nextBoolean() ? 0.98 : random.nextDouble();
    float[] sorted = sorted(values);
    HistogramPercentile.Neighbours found =
        HistogramPercentile.find(
            counted(HistogramPercentile.firstPass(), values),
            fraction,
            second -> counted(second, values));
    if (sorted.length == 0) {
      assertThat(found.value()).isNaN();
      return;
    }
    double place = fraction * (sorted.length - 1);
    int below = (int) place;
    assertThat(found.below()).isEqualTo(sorted[below]);
    assertThat(found.above()).isEqualTo(sorted[Math.min(below + 1, sorted.length - 1)]);
    assertThat(found.weight()).isEqualTo(place - below);
  }

  /** Two workers share the values. */
  private static FloatCounts counted(FloatCounts counts, float[] values) {
    int half = values.length / 2;
    FloatCounts other = counts.fresh();
    counts.add(values, half);
    other.add(Arrays.copyOfRange(values, half, values.length), values.length - half);
    counts.merge(other);
    return counts;
  }

  @RepeatedTest(40)
  void medianIsTheOneOfSorting(RandomGenerator random) {
    float[] values = wild(random, random.nextInt(1, 60));
    float[] before = values.clone();
    double median = RowMedian.of(values, new float[values.length]);
    float[] sorted = sorted(values);
    int half = sorted.length / 2;
    double expected =
        sorted.length == 0
            ? Double.NaN
            : sorted.length % 2 == 1 || sorted[half - 1] == sorted[half]
                ? sorted[half]
                : ((double) sorted[half - 1] + sorted[half]) / 2;
    if (Double.isNaN(expected)) {
      assertThat(median).isNaN();
    } else {
      assertThat(median == expected).as("%s instead of %s", median, expected).isTrue();
    }
    assertThat(values).isEqualTo(before);
  }

  @RepeatedTest(10)
  void momentsOfPartsAreThoseOfTheWhole(RandomGenerator random) {
    double[] values =
        random
            .doubles(500)
            .map(value -> random.nextInt(20) == 0 ? Double.NaN : 1e6 + value)
            .toArray();
    RunningMoments parts = new RunningMoments();
    for (int at = 0; at < values.length; ) {
      int end = Math.min(values.length, at + random.nextInt(1, 90));
      parts.merge(RunningMoments.of(Arrays.copyOfRange(values, at, end)));
      at = end;
    }
    RunningMoments whole = RunningMoments.of(values);
    double[] kept = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    double mean = Arrays.stream(kept).sum() / kept.length;
    double variance = Arrays.stream(kept).map(v -> (v - mean) * (v - mean)).sum() / kept.length;
    assertThat(parts.count()).isEqualTo(kept.length).isEqualTo(whole.count());
    assertThat(parts.mean()).isCloseTo(mean, within(1e-9));
    assertThat(parts.standardDeviation()).isCloseTo(Math.sqrt(variance), within(1e-9));
    assertThat(parts.minimum()).isEqualTo(Arrays.stream(kept).min().orElseThrow());
    assertThat(parts.maximum()).isEqualTo(whole.maximum());
    assertThat(new RunningMoments().mean()).isNaN();
    assertThat(IntStream.range(0, 3).mapToDouble(i -> Double.NaN).toArray())
        .satisfies(nans -> assertThat(RunningMoments.of(nans).maximum()).isNaN());
  }
}
