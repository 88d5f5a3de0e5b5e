package org.alidade.lightcurve.mock;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alidade.lightcurve.LightCurve;

/**
 * Measures one object: what all its light curves share is drawn first, then one light curve after
 * the other.
 *
 * <p>Two square footprints, one per channel, roll about the centre of the field; outside, an epoch
 * is NaN with flag -1. The apertures of an image share four fifths of their noise (in variance);
 * the two images of a channel share zero points and cosmic rays, which cleaning mostly removes.
 */
final class MockCurves {
  private static final int NOT_COVERED = -1;
  private static final int SATURATED = 4;
  private static final int AT_EDGE = 16;
  private static final double HALF_FOOTPRINT_ARCMIN = 9;
  private static final double FOOTPRINT_OFFSET_ARCMIN = 3.35;
  private static final double EDGE_ARCMIN = 0.15;
  private static final double LOST = 0.01;
  private static final double HIT = 0.01;
  private static final double HIT_AFTER_CLEANING = 0.1;
  private static final double MEAN_KICK = 0.7;
  private static final double WANDER = 0.004;
  private static final double FLOOR_VARIANCE = 0.004 * 0.004;
  private static final double NOISE_AT_18 = 0.012;
  private static final double MOST_NOISE = 1.2;
  private static final double COMMON = Math.sqrt(0.8);
  private static final double OWN = Math.sqrt(0.2);
  private static final double ERROR_SCATTER = 0.1;
  private static final double SATURATION = 13.3;
  private static final double ONE_SIGMA = 1.0857;
  private static final double DECIMALS = 1e4;

  private final MockObject object;
  private final double[] times;
  private final boolean fourDecimals;
  private final SplittableRandom random;
  private final int[][] flags;
  private final double[][] changes;
  private final double[][] fadings;
  private final double[][] kicks;
  private final double[][] common;

  MockCurves(MockObject object, MockEpochs epochs, boolean fourDecimals, SplittableRandom random) {
    this.object = object;
    this.times = epochs.times();
    this.fourDecimals = fourDecimals;
    this.random = random;
    int size = epochs.size();
    int channels = MockType.CHANNELS;
    flags = new int[channels][size];
    changes = new double[channels][size];
    fadings = new double[channels][size];
    kicks = new double[channels][size];
    common = new double[channels * MockType.IMAGES.size()][size];
    double[] signal = MockSignal.of(object, times, random);
    drawFlags(epochs);
    for (int channel = 0; channel < channels; channel++) {
      drawChannel(channel, signal);
    }
    for (double[] noise : common) {
      Arrays.setAll(noise, i -> COMMON * random.nextGaussian());
    }
  }

  private void drawFlags(MockEpochs epochs) {
    for (int i = 0; i < epochs.size(); i++) {
      boolean lost = random.nextDouble() < LOST;
      double along =
          object.eastArcmin() * epochs.rollCosine(i) + object.northArcmin() * epochs.rollSine(i);
      double across =
          object.northArcmin() * epochs.rollCosine(i) - object.eastArcmin() * epochs.rollSine(i);
      flags[0][i] = flag(lost, along, across - FOOTPRINT_OFFSET_ARCMIN);
      flags[1][i] = flag(lost, along, across + FOOTPRINT_OFFSET_ARCMIN);
    }
  }

  private int flag(boolean lost, double along, double across) {
    double inside = HALF_FOOTPRINT_ARCMIN - Math.max(Math.abs(along), Math.abs(across));
    if (lost || inside <= 0) {
      return NOT_COVERED;
    }
    return object.flags() | (inside < EDGE_ARCMIN ? AT_EDGE : 0);
  }

  private void drawChannel(int channel, double[] signal) {
    for (int i = 0; i < signal.length; i++) {
      double change = signal[i] + WANDER * random.nextGaussian();
      changes[channel][i] = change;
      fadings[channel][i] = Math.pow(10, 0.8 * change);
      kicks[channel][i] = random.nextDouble() < HIT ? -MEAN_KICK * random.nextExponential() : 0;
    }
  }

  /** The next light curve. */
  LightCurve measure(MockType type) {
    int size = times.length;
    float[] values = new float[size];
    float[] errors = new float[size];
    int[] found = flags[type.channel()].clone();
    double base =
        object.magnitude() + (type.channel() > 0 ? object.color() : 0) + type.zeroOffset();
    double noiseAtBase = NOISE_AT_18 * type.noiseFactor() * Math.pow(10, 0.4 * (base - 18));
    double variance = noiseAtBase * noiseAtBase;
    double[] change = changes[type.channel()];
    double[] fading = fadings[type.channel()];
    double[] shared = common[type.channel() * MockType.IMAGES.size() + type.image()];
    for (int i = 0; i < size; i++) {
      if (found[i] == NOT_COVERED) {
        values[i] = Float.NaN;
        errors[i] = Float.NaN;
        continue;
      }
      double sigma = Math.sqrt(FLOOR_VARIANCE + variance * fading[i]);
      double noise = shared[i] + OWN * random.nextGaussian();
      double value = base + change[i] + Math.min(sigma, MOST_NOISE) * noise + kick(type, i);
      double error = sigma * Math.exp(ERROR_SCATTER * random.nextGaussian());
      boolean detected = error <= ONE_SIGMA;
      found[i] |= value < SATURATION ? SATURATED : 0;
      values[i] = detected ? written(value) : LightCurve.NOT_DETECTED;
      errors[i] = detected ? written(error) : LightCurve.NOT_DETECTED;
    }
    return new LightCurve(object.objectId(), type.type().typeId(), times, values, errors, found);
  }

  private double kick(MockType type, int epoch) {
    double kick = kicks[type.channel()][epoch];
    boolean stays = kick != 0 && (type.image() == 0 || random.nextDouble() < HIT_AFTER_CLEANING);
    return stays ? kick : 0;
  }

  private float written(double value) {
    return (float) (fourDecimals ? Math.rint(value * DECIMALS) / DECIMALS : value);
  }
}
