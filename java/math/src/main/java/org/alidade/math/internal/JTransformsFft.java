package org.alidade.math.internal;

import org.alidade.array.ClosedException;
import org.alidade.array.DoubleArray;
import org.alidade.math.FftArguments;
import org.alidade.math.RealFft;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/** Row after row through a Java array, with the half spectrum packed and unpacked on the way. */
final class JTransformsFft implements RealFft {
  static {
    useOneThread();
  }

  private final int length;
  private final int batch;
  private final DoubleFFT_1D transform;
  private final RowSpectra packing;
  private volatile boolean closed;

  JTransformsFft(int length, int batch) {
    this.length = length;
    this.batch = batch;
    this.transform = new DoubleFFT_1D(length);
    this.packing = new RowSpectra(length);
  }

  /** One row is one thread's work: the thread budget decides about threads, not the library. */
  static void useOneThread() {
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public void forward(DoubleArray in, DoubleArray out) {
    ensureOpen();
    FftArguments.check(this, in, out);
    double[] row = new double[length];
    double[] spectrum = new double[2 * frequencies()];
    for (long i = 0; i < batch; i++) {
      in.copyTo(i * length, row, 0, length);
      transform.realForward(row);
      packing.unpack(row, spectrum);
      out.copyFrom(spectrum, 0, i * spectrum.length, spectrum.length);
    }
  }

  @Override
  public void inverse(DoubleArray in, DoubleArray out) {
    ensureOpen();
    FftArguments.check(this, out, in);
    double[] row = new double[length];
    double[] spectrum = new double[2 * frequencies()];
    for (long i = 0; i < batch; i++) {
      in.copyTo(i * spectrum.length, spectrum, 0, spectrum.length);
      packing.pack(spectrum, row);
      transform.realInverse(row, true);
      out.copyFrom(row, 0, i * length, length);
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private void ensureOpen() {
    if (closed) {
      throw new ClosedException(
          "plan used after close", "transform of " + length + " values", "keep the plan open");
    }
  }
}
