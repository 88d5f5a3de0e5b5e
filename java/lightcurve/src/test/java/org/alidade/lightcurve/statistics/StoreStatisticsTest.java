package org.alidade.lightcurve.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.pipeline.CancellationToken;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class StoreStatisticsTest {
  private static final List<MeasurementType> TYPES =
      List.of(MeasurementType.of(1, "one"), MeasurementType.of(2, "two"));

  private static LightCurve curve(long object, int type, double... timesAndValues) {
    int size = timesAndValues.length / 2;
    double[] times = new double[size];
    float[] values = new float[size];
    float[] errors = new float[size];
    for (int i = 0; i < size; i++) {
      times[i] = timesAndValues[2 * i];
      values[i] = (float) timesAndValues[2 * i + 1];
      errors[i] = values[i] > 90 ? 99 : 0.1f;
    }
    return new LightCurve(object, type, times, values, errors, new int[size]);
  }

  private static Column column(Table table, String name) {
    return table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void countsEpochsWithAnyValidType() {
    MemoryStore store =
        new MemoryStore(
            TYPES,
            List.of(
                curve(7, 1, 1, 15, 2, 99, 3, 15, 3, 16),
                curve(7, 2, 0, 14, 2, 14, 3, 99, 4, 14),
                curve(8, 2, 1, 99)));

    Table table = ObjectStatistics.of(store, ScanOptions.defaults());

    assertThat(column(table, "object_id").integer(1)).isEqualTo(8);
    assertThat(column(table, "object").text(0)).isEqualTo("I7");
    assertThat(column(table, "n_epochs_valid_all").integer(0)).isEqualTo(5);
    assertThat(column(table, "n_epochs_valid_one").integer(0)).isEqualTo(2);
    assertThat(column(table, "n_epochs_valid_two").integer(0)).isEqualTo(3);
    assertThat(column(table, "n_epochs_valid_all").integer(1)).isZero();
    assertThat(column(table, "mean_one").number(0)).isCloseTo(46 / 3.0, within(1e-5));
    assertThat(column(table, "mean_one").number(1)).isNaN();
    assertThat(column(table, "std_two").unit()).isEqualTo("mag");
  }

  @Test
  void theTableDoesNotDependOnThreads(RandomGenerator random) {
    List<LightCurve> curves = new ArrayList<>();
    for (int object = 0; object < 40; object++) {
      curves.add(curve(object, 1, random.doubles(60, 10, 20).toArray()));
    }
    MemoryStore store = new MemoryStore(TYPES, curves);
    ScanOptions options =
        ScanOptions.defaults().withTypes("one").withStatistics(EnumSet.allOf(Statistic.class));
    AtomicLong most = new AtomicLong();

    Table one = ObjectStatistics.of(store, options.withThreads(1));
    Table four =
        ObjectStatistics.of(
            store,
            options.withThreads(4),
            done -> most.accumulateAndGet(done, Math::max),
            new CancellationToken());

    assertThat(most).hasValue(40);
    assertThat(one.columns()).hasSize(4 + Statistic.values().length);
    for (int i = 0; i < one.columns().size(); i++) {
      for (int row = 0; row < 40; row++) {
        assertThat(four.columns().get(i).text(row)).isEqualTo(one.columns().get(i).text(row));
      }
    }
  }

  @Test
  void aScanIsCancelled() {
    MemoryStore store = new MemoryStore(TYPES, List.of(curve(7, 1, 1, 15)));
    CancellationToken token = new CancellationToken();
    token.cancel();
    assertThatThrownBy(() -> ObjectStatistics.of(store, ScanOptions.defaults(), n -> {}, token))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void epochOffsetsAndErrorsAreFound(RandomGenerator random) {
    int epochs = 30;
    int stars = 300;
    double[] offsets = random.doubles(epochs, -0.2, 0.2).toArray();
    double mean = IntStream.range(0, epochs).mapToDouble(i -> offsets[i]).average().orElseThrow();
    List<LightCurve> curves = new ArrayList<>();
    for (int star = 0; star < stars; star++) {
      double[] points = new double[2 * epochs];
      for (int epoch = 0; epoch < epochs; epoch++) {
        points[2 * epoch] = 55000 + epoch;
        // True errors are twice those stated.
        points[2 * epoch + 1] = 15 + 0.01 * star + offsets[epoch] + 0.2 * random.nextGaussian();
      }
      points[2 * (star % epochs) + 1] += 5;
      curves.add(curve(star, 1, points));
    }
    MemoryStore store = new MemoryStore(TYPES, curves);
    long[] all = IntStream.range(0, stars).asLongStream().toArray();

    EpochCalibration calibration =
        EpochCalibration.of(store, 1, all, EpochCalibration.Options.defaults());

    for (int epoch = 0; epoch < epochs; epoch++) {
      assertThat(calibration.offsets()[epoch])
          .isCloseTo(offsets[epoch] - mean, within(6 * 0.2 / Math.sqrt(stars)));
      assertThat(calibration.errorFactors()[epoch]).isBetween(1.6, 2.4);
      assertThat(calibration.stars()[epoch]).isBetween(stars - 20, stars - 5);
    }
    LightCurve corrected = calibration.apply(curves.get(3));
    assertThat((double) corrected.values()[9])
        .isCloseTo(curves.get(3).values()[9] - calibration.offsets()[9], within(1e-5));
    assertThat((double) corrected.errors()[9])
        .isCloseTo(0.1 * calibration.errorFactors()[9], within(1e-6));
    assertThat(column(calibration.table(), "zero_point_offset").number(4))
        .isEqualTo(calibration.offsets()[4]);
  }

  @Test
  void fewStarsCorrectNothing() {
    MemoryStore store = new MemoryStore(TYPES, List.of(curve(7, 1, 1, 15, 2, 16, 3, 99)));

    EpochCalibration calibration =
        EpochCalibration.of(store, 1, new long[] {7, 9}, EpochCalibration.Options.defaults());

    assertThat(calibration.offsets()).containsExactly(0, 0);
    assertThat(calibration.errorFactors()).containsExactly(1, 1);
    LightCurve curve = curve(7, 1, 1.0000001, 15, 3, 99, 8, 14);
    assertThat(calibration.apply(curve).values()).containsExactly(15, 99, 14);
  }
}
