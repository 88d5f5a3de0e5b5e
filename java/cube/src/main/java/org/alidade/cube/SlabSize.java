package org.alidade.cube;

/**
 * How much of the hypercube is worked on at a time (spec cubefit 3.11).
 *
 * @param spaxels spaxels at a time
 * @param populations populations at a time
 */
public record SlabSize(int spaxels, int populations) {
  /**
   * Halves first the spaxels, then the populations until the slab fits.
   *
   * @param shape sizes of the problem
   * @param spaxelTile spaxels to begin with
   * @param populationChunk populations to begin with
   * @param maxSlabBytes budget, counted as float64
   */
  public static SlabSize of(
      CubeShape shape, int spaxelTile, int populationChunk, long maxSlabBytes) {
    int spaxels = Math.min(spaxelTile, shape.spaxels());
    int populations = Math.min(populationChunk, shape.populations());
    while (bytes(shape, spaxels, populations) > maxSlabBytes && spaxels > 1) {
      spaxels /= 2;
    }
    while (bytes(shape, spaxels, populations) > maxSlabBytes && populations > 1) {
      populations /= 2;
    }
    return new SlabSize(spaxels, populations);
  }

  private static long bytes(CubeShape shape, int spaxels, int populations) {
    return (long) spaxels * shape.components() * populations * shape.pixels() * Double.BYTES;
  }
}
