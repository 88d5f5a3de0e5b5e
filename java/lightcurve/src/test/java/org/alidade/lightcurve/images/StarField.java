package org.alidade.lightcurve.images;

import java.util.List;
import java.util.random.RandomGenerator;

/** A field of round stars on flat sky with noise. */
final class StarField {
  static final int SIDE = 120;
  static final float NOISE = 2;
  private static final double STAR_SIGMA = 1.3;

  private StarField() {}

  static ImagePlane image(RandomGenerator random) {
    float[] pixels = new float[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (10 + NOISE * random.nextGaussian());
    }
    for (int star = 0; star < 30; star++) {
      add(
          pixels,
          8 + (SIDE - 16) * random.nextDouble(),
          8 + (SIDE - 16) * random.nextDouble(),
          50 + 2000 * random.nextDouble());
    }
    return plane(pixels);
  }

  static ImagePlane plane(float[] pixels) {
    return new ImagePlane("test", SIDE, SIDE, pixels, List.of());
  }

  /** Noise of sky and of the stars' own light. */
  static ImagePlane noise(ImagePlane image) {
    float[] noise = new float[image.pixels().length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) Math.sqrt(NOISE * NOISE + Math.max(0, image.pixels()[i] - 10) * 0.3);
    }
    return image.withPixels(noise);
  }

  private static void add(float[] pixels, double x, double y, double peak) {
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double squared = (column - x) * (column - x) + (row - y) * (row - y);
        pixels[row * SIDE + column] +=
            (float) (peak * Math.exp(-squared / (2 * STAR_SIGMA * STAR_SIGMA)));
      }
    }
  }
}
