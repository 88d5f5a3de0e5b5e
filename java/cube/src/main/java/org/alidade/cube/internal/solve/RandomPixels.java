package org.alidade.cube.internal.solve;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Distinct pixels drawn without replacement, used in the order drawn. One thread at a time. */
final class RandomPixels implements PixelChoice {
  private final RandomStreams streams;
  private int[] deck = new int[0];
  private int[] drawAt = new int[0];

  RandomPixels(RandomStreams streams) {
    this.streams = streams;
  }

  @Override
  public void choose(int epoch, int spaxel, int[] valid, int[] pixels, int[] order) {
    prepare(valid.length);
    SplittableRandom random = streams.stream(RandomStreams.Purpose.PIXELS, epoch, spaxel);
    for (int draw = 0; draw < pixels.length; draw++) {
      int from = draw + random.nextInt(valid.length - draw);
      int position = deck[from];
      deck[from] = deck[draw];
      drawAt[position] = draw;
    }
    int row = 0;
    for (int position = 0; position < valid.length; position++) {
      if (drawAt[position] >= 0) {
        pixels[row] = valid[position];
        order[drawAt[position]] = row++;
      }
    }
  }

  private void prepare(int size) {
    if (deck.length < size) {
      deck = new int[size];
      drawAt = new int[size];
    }
    for (int i = 0; i < size; i++) {
      deck[i] = i;
    }
    Arrays.fill(drawAt, -1);
  }
}
