package org.alidade.transients.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ways to turn and mirror a sample that keep its pixels (spec transient 17.2); images and mask
 * are treated alike.
 */
public enum Augmentation {
  /** As it is. */
  IDENTITY,
  /** Turned by 90 degrees. */
  QUARTER,
  /** Turned by 180 degrees. */
  HALF,
  /** Turned by 270 degrees. */
  THREE_QUARTERS,
  /** Left and right exchanged. */
  LEFT_RIGHT,
  /** Top and bottom exchanged. */
  UP_DOWN;

  /** The sample in all six ways, itself first. */
  public static List<Sample> all(Sample sample) {
    List<Sample> ways = new ArrayList<>();
    for (Augmentation way : values()) {
      ways.add(way == IDENTITY ? sample : way.of(sample));
    }
    return ways;
  }

  /** The sample turned or mirrored, with the original as its parent. */
  public Sample of(Sample sample) {
    int pixels = sample.size() * sample.size();
    float[] image = new float[sample.image().length];
    for (int channel = 0; channel < sample.channels(); channel++) {
      for (int i = 0; i < pixels; i++) {
        image[channel * pixels + i] = sample.image()[channel * pixels + from(i, sample.size())];
      }
    }
    byte[] mask = new byte[sample.mask().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = sample.mask()[from(i, sample.size())];
    }
    String id = sample.info().id() + "_" + name().toLowerCase(Locale.ROOT);
    return new Sample(
        sample.info().madeFromThis(id), sample.channels(), sample.size(), image, mask);
  }

  private int from(int index, int size) {
    int row = index / size;
    int column = index % size;
    int last = size - 1;
    return switch (this) {
      case IDENTITY -> index;
      case QUARTER -> column * size + last - row;
      case HALF -> (last - row) * size + last - column;
      case THREE_QUARTERS -> (last - column) * size + row;
      case LEFT_RIGHT -> row * size + last - column;
      case UP_DOWN -> (last - row) * size + column;
    };
  }
}
