package org.alidade.cube.internal.solve;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random samples of spaxels and pixels. */
public final class Samples {
  private Samples() {}

  /**
   * Spaxels of the sample, one at random from each of {@code count} equal parts of the field,
   * ascending.
   */
  public static int[] spaxels(int count, int spaxels, long seed) {
    int parts = Math.min(count, spaxels);
    SplittableRandom random = new RandomStreams(seed).stream(RandomStreams.Purpose.SAMPLE, 0, 0);
    int[] sample = new int[parts];
    for (int i = 0; i < parts; i++) {
      int from = (int) ((long) i * spaxels / parts);
      int to = (int) ((long) (i + 1) * spaxels / parts);
      sample[i] = from + random.nextInt(to - from);
    }
    return sample;
  }

  /** Distinct pixels drawn at random from the given ones, at most {@code count}, ascending. */
  public static int[] pixels(int count, int[] from, long seed, int stream) {
    int[] pixels = new int[Math.min(count, from.length)];
    new RandomPixels(new RandomStreams(seed))
        .choose(stream, 0, from, pixels, new int[pixels.length]);
    return pixels;
  }

  /** Positions of true values. */
  public static int[] positions(boolean[] flags) {
    int[] positions = new int[flags.length];
    int count = 0;
    for (int i = 0; i < flags.length; i++) {
      if (flags[i]) {
        positions[count++] = i;
      }
    }
    return Arrays.copyOf(positions, count);
  }
}
