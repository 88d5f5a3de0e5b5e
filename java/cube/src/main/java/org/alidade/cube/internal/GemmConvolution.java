package org.alidade.cube.internal;

import org.alidade.array.DoubleArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.SparseColumns;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * Convolution as a matrix product: kernels (S x m) times templates shifted by every tap and
 * rebinned, U[p] (m x L) (spec cubefit 6.1, 6.6). U is kept for all populations while it fits the
 * budget, else made anew for every use.
 */
final class GemmConvolution implements ConvolutionPlan {
  private static final String TAG = "cube.convolution";
  private static final long SHIFTED_TEMPLATES_BUDGET_BYTES = 3L << 29;

  private final ModelInputs inputs;
  private final KernelGrid grid;
  private final SparseColumns rebin;
  private final int pixels;
  private final boolean kept;
  private final DoubleArray shifted;

  GemmConvolution(ModelInputs inputs, KernelGrid grid, int threads) {
    this.inputs = inputs;
    this.grid = grid;
    this.rebin = inputs.rebin().toColumns();
    this.pixels = inputs.shape().pixels();
    int populations = inputs.shape().populations();
    long bytes = (long) populations * grid.taps() * pixels * DoubleArray.BYTES;
    this.kept = bytes <= SHIFTED_TEMPLATES_BUDGET_BYTES;
    this.shifted =
        DoubleArray.allocateUninitialized(TAG, kept ? populations : 0, grid.taps(), pixels);
    if (kept) {
      ThreadBudget.of(threads).forEach(populations, p -> shift((int) p, shifted, p));
    }
  }

  private void shift(int population, DoubleArray target, long slot) {
    long size = (long) grid.taps() * pixels;
    Kernels.active()
        .shiftRebin(
            inputs.templates(),
            (long) population * inputs.templatePixels(),
            grid.firstTap(),
            rebin,
            new DoubleRows(target, slot * size, grid.taps(), pixels, pixels));
  }

  @Override
  public Worker worker() {
    return new GemmWorker();
  }

  @Override
  public String name() {
    return "gemm";
  }

  @Override
  public void close() {
    shifted.close();
    rebin.close();
  }

  private final class GemmWorker implements Worker {
    private final DoubleArray scratch =
        DoubleArray.allocateUninitialized(TAG, kept ? 0 : 1, grid.taps(), pixels);
    private DoubleArray taps = scratch;
    private int count;
    private int firstUsed;
    private int used;

    @Override
    public void kernels(DoubleArray newTaps, int newCount) {
      taps = newTaps;
      count = newCount;
      findUsedTaps();
    }

    /**
     * Orbit histograms are zero over large velocity ranges: only taps that some kernel uses take
     * part.
     */
    private void findUsedTaps() {
      int low = grid.taps();
      int high = 0;
      double[] line = new double[grid.taps()];
      for (int i = 0; i < count; i++) {
        taps.copyTo((long) i * line.length, line, 0, line.length);
        for (int k = 0; k < line.length; k++) {
          if (line[k] != 0) {
            low = Math.min(low, k);
            high = Math.max(high, k + 1);
          }
        }
      }
      firstUsed = high > low ? low : 0;
      used = high > low ? high - low : 0;
    }

    @Override
    public void spectra(int population, DoubleArray out) {
      if (used == 0) {
        out.slice(0, count).fill(0);
        return;
      }
      DoubleArray source = kept ? shifted : scratch;
      long slot = kept ? population : 0;
      if (!kept) {
        shift(population, scratch, 0);
      }
      long first = (slot * grid.taps() + firstUsed) * pixels;
      Blas.multiply(
          1,
          DoubleMatrix.of(taps, firstUsed, count, used, grid.taps()),
          DoubleMatrix.of(source, first, used, pixels, pixels),
          0,
          DoubleMatrix.of(out, 0, count, pixels, pixels));
    }

    @Override
    public void close() {
      scratch.close();
    }
  }
}
