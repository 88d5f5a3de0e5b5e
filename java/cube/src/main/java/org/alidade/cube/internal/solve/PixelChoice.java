package org.alidade.cube.internal.solve;

/** Rows of one spaxel visit: ascending pixels, and the order in which their rows are used. */
interface PixelChoice {
  /**
   * Chooses {@code pixels.length} of the valid pixels.
   *
   * @param epoch epoch, from 0
   * @param spaxel spaxel
   * @param valid usable pixels, ascending, at least {@code pixels.length}
   * @param pixels filled with the chosen pixels, ascending
   * @param order filled with positions in {@code pixels}, first used first
   */
  void choose(int epoch, int spaxel, int[] valid, int[] pixels, int[] order);
}
