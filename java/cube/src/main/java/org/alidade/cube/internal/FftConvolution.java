package org.alidade.cube.internal;

import org.alidade.array.DoubleArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.SparseColumns;
import org.alidade.math.Ffts;
import org.alidade.math.RealFft;
import org.alidade.math.ThreadBudget;

/**
 * Convolution by real transforms of a length that makes the circular product linear, then a sparse
 * rebin (spec cubefit 1.3). Cheaper than the matrix product for very wide kernels.
 */
final class FftConvolution implements ConvolutionPlan {
  private static final String TAG = "cube.convolution";

  private final ModelInputs inputs;
  private final KernelGrid grid;
  private final SparseColumns rebin;
  private final int length;
  private final int frequencies;
  private final int batch;
  private final DoubleArray templateSpectra;

  FftConvolution(ModelInputs inputs, KernelGrid grid, int batch, int threads) {
    this.inputs = inputs;
    this.grid = grid;
    this.batch = batch;
    this.rebin = inputs.rebin().toColumns();
    this.length = Math.toIntExact(Ffts.goodLength(inputs.templatePixels() + grid.taps() - 1L));
    this.frequencies = length / 2 + 1;
    int populations = inputs.shape().populations();
    this.templateSpectra = DoubleArray.allocate(TAG, populations, frequencies, 2);
    ThreadBudget.of(threads).forEach(populations, p -> transformTemplate((int) p));
  }

  private void transformTemplate(int population) {
    double[] line = new double[inputs.templatePixels()];
    inputs.templates().copyTo((long) population * line.length, line, 0, line.length);
    try (RealFft fft = Ffts.plan(length, 1);
        DoubleArray padded = DoubleArray.allocate(TAG, 1, length)) {
      padded.copyFrom(line, 0, 0, line.length);
      fft.forward(padded, templateSpectra.slice(population, 1));
    }
  }

  @Override
  public Worker worker() {
    return new FftWorker();
  }

  @Override
  public String name() {
    return "fft";
  }

  @Override
  public void close() {
    templateSpectra.close();
    rebin.close();
  }

  private final class FftWorker implements Worker {
    private final RealFft fft = Ffts.plan(length, batch);
    private final DoubleArray work = DoubleArray.allocate(TAG, batch, length);
    private final DoubleArray kernelSpectra = DoubleArray.allocate(TAG, batch, frequencies, 2);
    private final DoubleArray products = DoubleArray.allocate(TAG, batch, frequencies, 2);
    private int count;

    @Override
    public void kernels(DoubleArray taps, int newCount) {
      count = newCount;
      work.fill(0);
      double[] line = new double[grid.taps()];
      for (int i = 0; i < count; i++) {
        taps.copyTo((long) i * line.length, line, 0, line.length);
        work.copyFrom(line, 0, (long) i * length, line.length);
      }
      fft.forward(work, kernelSpectra);
    }

    @Override
    public void spectra(int population, DoubleArray out) {
      multiply(population);
      fft.inverse(products, work);
      Kernels.active()
          .rebin(
              new DoubleRows(work, grid.zeroIndex(), count, inputs.templatePixels(), length),
              rebin,
              new DoubleRows(out, 0, count, inputs.shape().pixels(), inputs.shape().pixels()));
    }

    private void multiply(int population) {
      double[] template = new double[2 * frequencies];
      double[] kernel = new double[2 * frequencies];
      templateSpectra.copyTo((long) population * template.length, template, 0, template.length);
      for (int i = 0; i < count; i++) {
        kernelSpectra.copyTo((long) i * kernel.length, kernel, 0, kernel.length);
        for (int f = 0; f < kernel.length; f += 2) {
          double re = kernel[f] * template[f] - kernel[f + 1] * template[f + 1];
          double im = kernel[f] * template[f + 1] + kernel[f + 1] * template[f];
          kernel[f] = re;
          kernel[f + 1] = im;
        }
        products.copyFrom(kernel, 0, (long) i * kernel.length, kernel.length);
      }
    }

    @Override
    public void close() {
      fft.close();
      work.close();
      kernelSpectra.close();
      products.close();
    }
  }
}
