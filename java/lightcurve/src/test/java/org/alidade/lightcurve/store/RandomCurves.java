package org.alidade.lightcurve.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.alidade.lightcurve.LightCurve;

/** Light curves as surveys write them, and as nobody would. */
final class RandomCurves {
  private static final int[] SPECIAL = {
    0, 0x80000000, 0x7fc00000, 0xffc00001, 0x7f800000, 0xff800000, 0x7f800001, 1, 0x7f7fffff
  };

  private final RandomGenerator random;

  RandomCurves(RandomGenerator random) {
    this.random = random;
  }

  /** Times that increase, days. */
  double[] times(int size) {
    double[] times = new double[size];
    double time = 52960;
    for (int i = 0; i < size; i++) {
      time += random.nextDouble(0.001, 20);
      times[i] = time;
    }
    return times;
  }

  /** Magnitudes about a level with their errors, gaps, sentinels and flags, at given times. */
  LightCurve survey(long objectId, int typeId, double[] times) {
    int size = times.length;
    float[] values = new float[size];
    float[] errors = new float[size];
    int[] flags = new int[size];
    double level = random.nextDouble(10, 24);
    double scatter = Math.pow(10, random.nextDouble(-4, 0.3));
    boolean decimals = random.nextBoolean();
    double gaps = random.nextInt(3) * 0.3;
    boolean gap = false;
    for (int i = 0; i < size; i++) {
      gap = random.nextInt(20) == 0 ? random.nextDouble() < gaps : gap;
      float value = (float) (level + scatter * random.nextGaussian());
      float error = (float) (scatter * Math.exp(0.1 * random.nextGaussian()));
      values[i] = gap ? Float.NaN : decimals ? rounded(value) : value;
      errors[i] = gap ? Float.NaN : decimals ? rounded(error) : error;
      flags[i] = gap ? -1 : random.nextInt(30) == 0 ? 16 : 2;
      if (!gap && random.nextInt(50) == 0) {
        values[i] = LightCurve.NOT_DETECTED;
        errors[i] = LightCurve.NOT_DETECTED;
      }
    }
    return new LightCurve(objectId, typeId, times, values, errors, flags);
  }

  /** Any bits at all. */
  LightCurve wild(long objectId, int typeId, int size) {
    double[] times = new double[size];
    float[] values = new float[size];
    float[] errors = new float[size];
    int[] flags = new int[size];
    int spread = random.nextInt(32);
    for (int i = 0; i < size; i++) {
      times[i] = Double.longBitsToDouble(random.nextLong());
      values[i] = any(spread);
      errors[i] = any(spread);
      flags[i] = random.nextInt() >> random.nextInt(32);
    }
    return new LightCurve(objectId, typeId, times, values, errors, flags);
  }

  /** One of either kind. */
  LightCurve any(long objectId, int typeId) {
    int size = random.nextInt(8) == 0 ? random.nextInt(4) : random.nextInt(700);
    return random.nextBoolean()
        ? survey(objectId, typeId, times(size))
        : wild(objectId, typeId, size);
  }

  private float any(int spread) {
    return random.nextInt(10) == 0
        ? Float.intBitsToFloat(SPECIAL[random.nextInt(SPECIAL.length)])
        : Float.intBitsToFloat(0x41900000 + (random.nextInt() >> spread));
  }

  private static float rounded(float value) {
    return Math.round(value * 1e4) / 1e4f;
  }

  /** Asserts that two light curves are the same, bit for bit. */
  static void assertSame(LightCurve found, LightCurve expected) {
    assertThat(found.objectId()).isEqualTo(expected.objectId());
    assertThat(found.typeId()).isEqualTo(expected.typeId());
    assertThat(bits(found.times())).isEqualTo(bits(expected.times()));
    assertThat(bits(found.values())).isEqualTo(bits(expected.values()));
    assertThat(bits(found.errors())).isEqualTo(bits(expected.errors()));
    assertThat(found.flags()).isEqualTo(expected.flags());
  }

  static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static long[] bits(double[] values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    return bits;
  }
}
