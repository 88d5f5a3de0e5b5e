package org.alidade.cube.internal;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;

/**
 * Computes tiles of the hypercube for one thread: kernels, convolution and rebin in float64, stored
 * as float32.
 */
final class TileComputer implements AutoCloseable {
  private final TileGrid grid;
  private final ModelKernels kernels;
  private final ConvolutionPlan.Worker convolution;
  private final boolean clamp;
  private final DoubleArray taps;
  private final DoubleArray factors;
  private final DoubleArray spectra;

  TileComputer(TileGrid grid, ModelKernels kernels, ConvolutionPlan plan, boolean clamp) {
    this.grid = grid;
    this.kernels = kernels;
    this.convolution = plan.worker();
    this.clamp = clamp;
    int spaxels = grid.spaxelChunk();
    this.taps = DoubleArray.allocate("cube.tile", spaxels, kernels.grid().taps());
    this.factors = DoubleArray.allocate("cube.tile", spaxels);
    this.spectra = DoubleArray.allocate("cube.tile", spaxels, grid.shape().pixels());
  }

  /**
   * Fills a buffer with a tile.
   *
   * @param target tileElements() values; padding beyond the problem becomes zero
   */
  void compute(TileGrid.Tile tile, FloatArray target) {
    if (isPartial(tile)) {
      target.fill(0);
    }
    for (int c = 0; c < tile.components(); c++) {
      kernels.sample(tile.firstSpaxel(), tile.spaxels(), tile.firstComponent() + c, taps, factors);
      convolution.kernels(taps, tile.spaxels());
      for (int p = 0; p < tile.populations(); p++) {
        convolution.spectra(tile.firstPopulation() + p, spectra);
        store(tile, c, p, target);
      }
    }
  }

  private boolean isPartial(TileGrid.Tile tile) {
    return tile.spaxels() < grid.spaxelChunk()
        || tile.components() < grid.componentChunk()
        || tile.populations() < grid.populationChunk();
  }

  private void store(TileGrid.Tile tile, int component, int population, FloatArray target) {
    long pixels = grid.shape().pixels();
    long first = ((long) component * grid.populationChunk() + population) * pixels;
    Kernels.active()
        .scaleToFloat(
            new DoubleRows(spectra, 0, tile.spaxels(), pixels, pixels),
            factors,
            0,
            clamp,
            new FloatRows(target, first, tile.spaxels(), pixels, grid.spaxelStride()));
  }

  @Override
  public void close() {
    convolution.close();
    taps.close();
    factors.close();
    spectra.close();
  }
}
