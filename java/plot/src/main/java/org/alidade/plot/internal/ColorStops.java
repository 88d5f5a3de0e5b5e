package org.alidade.plot.internal;

/** Colour tables given by a few of their colours or by their channels. */
public final class ColorStops {
  private static final int CHANNEL = 0xFF;

  private ColorStops() {}

  /**
   * The colour at a place between equally spaced colours, mixed linearly in sRGB.
   *
   * @param t place from 0 to 1
   * @param colors at least two colours, 0xRRGGBB
   */
  public static int between(double t, int... colors) {
    double place = t * (colors.length - 1);
    int below = Math.min((int) place, colors.length - 2);
    double share = place - below;
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = colors[below] >> shift & CHANNEL;
      int b = colors[below + 1] >> shift & CHANNEL;
      mixed |= (int) Math.round(a + share * (b - a)) << shift;
    }
    return mixed;
  }

  /** The colour of three channels, which are cut to 0 to 1. */
  public static int rgb(double red, double green, double blue) {
    return channel(red) << 16 | channel(green) << 8 | channel(blue);
  }

  private static int channel(double value) {
    return (int) Math.round(CHANNEL * Math.max(0, Math.min(1, value)));
  }
}
