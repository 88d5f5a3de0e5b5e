package org.alidade.lightcurve.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.golden.Curves;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class ColumnBlobTest {
  private static final int EPOCHS = 300;

  private final TimeAxis axis;
  private final RandomGenerator random;

  ColumnBlobTest(RandomGenerator random) {
    this.random = random;
    double[] times = random.doubles(EPOCHS, 53_000, 58_800).sorted().toArray();
    axis = new TimeAxis(7, times);
  }

  private LightCurve curve(double[] times, int largestFlag) {
    float[] values = new float[times.length];
    float[] errors = new float[times.length];
    int[] flags = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      values[i] = i % 17 == 0 ? Float.NaN : 15 + random.nextFloat();
      errors[i] = i % 13 == 0 ? LightCurve.NOT_DETECTED : random.nextFloat();
      flags[i] = largestFlag == -1 ? random.nextInt() : random.nextInt(largestFlag + 1);
    }
    return new LightCurve(1L << 40, 12, times, values, errors, flags);
  }

  private byte[] comesBack(LightCurve curve, boolean compressed) {
    byte[] blob = ColumnBlob.encode(curve, axis, compressed);
    assertThat(ColumnBlob.recognises(blob)).isTrue();
    Curves.same(ColumnBlob.decode(blob, number -> number == 7 ? axis : TimeAxis.NONE), curve);
    return blob;
  }

  @Test
  void timesOfTheAxisTakeNoRoom() {
    LightCurve all = curve(axis.times(), 255);
    assertThat(comesBack(all, false)).hasSize(32 + EPOCHS * 9 + 4);
    LightCurve first = curve(Arrays.copyOf(axis.times(), 100), 255);
    assertThat(comesBack(first, false)).hasSize(32 + 100 * 9 + 4);
  }

  @Test
  void someTimesOfTheAxisTakeABitEach() {
    double[] times = Arrays.stream(axis.times()).filter(t -> random.nextBoolean()).toArray();
    int size = comesBack(curve(times, 255), false).length;
    assertThat(size).isLessThanOrEqualTo(32 + 4 + (EPOCHS + 7) / 8 + times.length * 9 + 4);
    comesBack(curve(times, 40_000), true);
  }

  @Test
  void otherTimesAreKeptExactly() {
    double[] times = {58_000.123456789, 53_000, Double.NaN, -0.0, 57_999.000011574};
    comesBack(curve(times, -1), false);
    comesBack(curve(times, -1), true);
    comesBack(curve(new double[0], 0), true);
    comesBack(curve(new double[] {55_000}, 65_535), false);
  }

  @Test
  void axisMayGrow() {
    LightCurve curve = curve(axis.times(), 3);
    byte[] blob = ColumnBlob.encode(curve, axis, true);
    double[] more = Arrays.copyOf(axis.times(), EPOCHS + 5);
    Curves.same(ColumnBlob.decode(blob, number -> new TimeAxis(7, more)), curve);
    assertThatThrownBy(() -> ColumnBlob.decode(blob, number -> TimeAxis.NONE))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("time axis");
  }

  @Test
  void everyDamageIsNoticed() {
    byte[] blob = ColumnBlob.encode(curve(new double[] {55_000, 55_001}, 9), axis, true);
    for (int i = 4; i < blob.length; i++) {
      byte[] damaged = blob.clone();
      damaged[i] ^= 4;
      assertThatThrownBy(() -> ColumnBlob.decode(damaged, number -> axis))
          .isInstanceOf(FormatException.class);
    }
    assertThatThrownBy(() -> ColumnBlob.decode(Arrays.copyOf(blob, 40), number -> axis))
        .isInstanceOf(FormatException.class);
  }

  /** A blob of version 1 whose object has the number that the magic of version 2 spells. */
  @Test
  void magicAloneIsNotEnough() {
    LightCurve curve = curve(new double[] {55_000, 55_001, 55_002}, 9);
    LightCurve unlucky =
        new LightCurve(
            0x434c4c41L, 2, curve.times(), curve.values(), curve.errors(), curve.flags());
    byte[] blob = PointBlob.encode(unlucky);
    assertThat(ColumnBlob.recognises(blob)).isFalse();
    assertThat(PointBlob.decode(blob).objectId()).isEqualTo(0x434c4c41L);
  }

  @Test
  void numbersMustNotBeNegative() {
    LightCurve negative =
        new LightCurve(-1, 1, new double[0], new float[0], new float[0], new int[0]);
    assertThatThrownBy(() -> ColumnBlob.encode(negative, axis, false))
        .isInstanceOf(BadInputException.class);
  }
}
