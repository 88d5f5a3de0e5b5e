package org.alidade.lvm.mock;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The planes of a frame, row by row. Nothing is kept between planes: every number follows from
 * seed, row and pixel, so planes agree with each other and a part of a frame with the whole.
 */
final class RowModel {
  private static final int BLOCK_PIXELS = 256;

  /** Streams of random numbers; two uses share numbers only if stream, row and block agree. */
  private static final int OF_FIBRE = 0;

  private static final int OF_NOISE = 1;
  private static final int OF_MASK = 2;
  private static final int OF_ZERO = 3;

  private static final double PROFILE_WIDTH_MILLIMETRE = 3;
  private static final double PROFILE_FLOOR = 0.2;
  private static final double JITTER = 0.05;
  private static final double WEAK_THROUGHPUT = 0.35;
  private static final double SKY_CONTINUUM = 1e-14;
  private static final double[][] SKY_LINES = {
    {5577.34, 60}, {5889.95, 8}, {6300.30, 25}, {6363.78, 8}, {6863.96, 6},
    {7276.41, 9}, {7750.64, 12}, {8399.17, 16}, {8885.85, 17}, {9376.03, 12}
  };

  private final MockFrame frame;
  private final MockSpectrum spectrum;
  private final FibreMap map;
  private final double[] sky;

  RowModel(MockFrame frame, MockSpectrum spectrum, FibreMap map) {
    this.frame = frame;
    this.spectrum = spectrum;
    this.map = map;
    this.sky = skySpectrum();
  }

  private SplittableRandom random(int stream, int row, int block) {
    long place = ((long) row << 32) | ((long) block << 4) | stream;
    return new SplittableRandom(new SplittableRandom(frame.seed() ^ place).nextLong() + place);
  }

  /** FLUX from {@code fillFirst} to {@code fillEnd}. */
  void flux(int row, float[] into) {
    MockFibre fibre = map.fibres().get(row);
    if (fibre.isDead()) {
      Arrays.fill(into, Float.NaN);
      return;
    }
    double scale = frame.brightness() * brightness(row);
    double width = errorFactor(fibre);
    for (int block = frame.fillFirst() / BLOCK_PIXELS; ; block++) {
      int start = block * BLOCK_PIXELS;
      if (start >= frame.fillEnd()) {
        break;
      }
      SplittableRandom random = random(OF_NOISE, row, block);
      for (int pixel = start; pixel < Math.min(start + BLOCK_PIXELS, frame.fillEnd()); pixel++) {
        double noise = random.nextGaussian();
        if (pixel >= frame.fillFirst()) {
          double error = width * spectrum.error(pixel);
          into[pixel - frame.fillFirst()] = (float) (scale * spectrum.flux(pixel) + error * noise);
        }
      }
    }
    mark(row, OF_MASK, frame.maskedFraction(), into, Float.NaN);
  }

  /** IVAR. */
  void inverseVariance(int row, float[] into) {
    MockFibre fibre = map.fibres().get(row);
    for (int i = 0; i < into.length; i++) {
      double error = errorFactor(fibre) * spectrum.error(frame.fillFirst() + i);
      into[i] = error > 0 ? (float) (1 / (error * error)) : 0;
    }
    mark(row, OF_ZERO, frame.zeroIvarFraction(), into, 0);
    blank(row, into);
  }

  /** MASK as 0 and 1. */
  void mask(int row, byte[] into) {
    float[] flags = new float[into.length];
    mark(row, OF_MASK, frame.maskedFraction(), flags, 1);
    boolean dead = map.fibres().get(row).isDead();
    for (int i = 0; i < into.length; i++) {
      into[i] = (byte) (dead || flags[i] == 1 ? 1 : 0);
    }
  }

  /** LSF, full width at half maximum in Angstrom; 0 for a dead fibre. */
  void lineSpread(int row, float[] into) {
    boolean dead = map.fibres().get(row).isDead();
    SplittableRandom random = random(OF_FIBRE, row, 1);
    double factor = dead ? 0 : 1 + 0.02 * random.nextGaussian();
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) (factor * fullWidth(frame.fillFirst() + i));
    }
  }

  private static double fullWidth(int pixel) {
    double x = (MockSpectrum.wavelength(pixel) - 3600) / 6200;
    return 1.85 - 0.15 * x + 0.06 * Math.cos(7 * x);
  }

  /** SKY. */
  void sky(int row, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) sky[frame.fillFirst() + i];
    }
    blank(row, into);
  }

  /** SKY_IVAR: the sky is known to 4 percent of the square root of its brightness. */
  void skyInverseVariance(int row, float[] into) {
    for (int i = 0; i < into.length; i++) {
      double error = 0.04e-15 * Math.sqrt(sky[frame.fillFirst() + i] / SKY_CONTINUUM);
      into[i] = (float) (1 / (error * error));
    }
    blank(row, into);
  }

  private void blank(int row, float[] into) {
    if (map.fibres().get(row).isDead()) {
      Arrays.fill(into, Float.NaN);
    } else {
      mark(row, OF_MASK, frame.maskedFraction(), into, Float.NaN);
    }
  }

  /** Marks a random part of the pixels, jumping from one to the next. */
  private void mark(int row, int stream, double fraction, float[] into, float value) {
    if (fraction <= 0) {
      return;
    }
    SplittableRandom random = random(stream, row, 0);
    double scale = fraction < 1 ? 1 / Math.log1p(-fraction) : 0;
    for (long pixel = gap(random, scale);
        pixel < frame.fillEnd();
        pixel += 1 + gap(random, scale)) {
      if (pixel >= frame.fillFirst()) {
        into[(int) pixel - frame.fillFirst()] = value;
      }
    }
  }

  private static long gap(SplittableRandom random, double scale) {
    return (long) Math.min(1e9, Math.log(1 - random.nextDouble()) * scale);
  }

  /** A profile that looks the same from all six sides of the bundle, with jitter per fibre. */
  private double brightness(int row) {
    MockFibre fibre = map.fibres().get(row);
    double jitter = 1 + JITTER * random(OF_FIBRE, row, 0).nextGaussian();
    return switch (fibre.telescope()) {
      case "Sci" -> {
        double radius = hexagonalRadius(fibre) / PROFILE_WIDTH_MILLIMETRE;
        yield jitter * (PROFILE_FLOOR + Math.exp(-0.5 * radius * radius));
      }
      case "Spec" -> 50 * jitter;
      default -> 0;
    };
  }

  private static double hexagonalRadius(MockFibre fibre) {
    double largest = 0;
    for (int side = 0; side < 3; side++) {
      double angle = Math.toRadians(60.0 * side + 30);
      double distance =
          fibre.xMillimetre() * Math.sin(angle) + fibre.yMillimetre() * Math.cos(angle);
      largest = Math.max(largest, Math.abs(distance));
    }
    return largest;
  }

  private static double errorFactor(MockFibre fibre) {
    return fibre.status() == 2 ? 1 / WEAK_THROUGHPUT : 1;
  }

  private static double[] skySpectrum() {
    double[] sky = new double[MockSpectrum.PIXELS];
    for (int pixel = 0; pixel < sky.length; pixel++) {
      double wavelength = MockSpectrum.wavelength(pixel);
      sky[pixel] = SKY_CONTINUUM * (0.7 + 0.3 * (wavelength - 3600) / 6200);
      for (double[] line : SKY_LINES) {
        double distance = (wavelength - line[0]) / 0.75;
        if (Math.abs(distance) < 12) {
          sky[pixel] += SKY_CONTINUUM * line[1] * Math.exp(-0.5 * distance * distance);
        }
      }
    }
    return sky;
  }
}
