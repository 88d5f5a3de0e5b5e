package org.alidade.math.fftw;

import static org.bytedeco.fftw.global.fftw3.FFTW_ESTIMATE;
import static org.bytedeco.fftw.global.fftw3.FFTW_MEASURE;
import static org.bytedeco.fftw.global.fftw3.FFTW_UNALIGNED;
import static org.bytedeco.fftw.global.fftw3.fftw_alignment_of;
import static org.bytedeco.fftw.global.fftw3.fftw_execute_dft_c2r;
import static org.bytedeco.fftw.global.fftw3.fftw_execute_dft_r2c;

import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.alidade.array.ClosedException;
import org.alidade.array.DoubleArray;
import org.alidade.math.Blas;
import org.alidade.math.FftArguments;
import org.alidade.math.RealFft;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/**
 * Transforms by FFTW plans that are applied to whatever arrays come in.
 *
 * <p>A plan made for aligned arrays must not meet others; arrays that start in the middle of a
 * vector register get a second plan, made when the first of them comes in, which takes twice the
 * time. Executing holds a shared lock, closing an exclusive one.
 */
final class FftwFft implements RealFft {
  private final int length;
  private final int batch;
  private final int rigour;
  private final PlanPair aligned;
  private @Nullable PlanPair unaligned;
  private boolean closed;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  FftwFft(int length, int batch, boolean measure) {
    this.length = length;
    this.batch = batch;
    this.rigour = measure ? FFTW_MEASURE : FFTW_ESTIMATE;
    this.aligned = PlanPair.create(length, batch, rigour);
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
    FftArguments.check(this, in, out);
    DoublePointer from = in.pointer();
    DoublePointer to = out.pointer();
    execute(from, to, plans -> fftw_execute_dft_r2c(plans.forward(), from, to));
  }

  @Override
  public void inverse(DoubleArray in, DoubleArray out) {
    FftArguments.check(this, out, in);
    DoublePointer from = in.pointer();
    DoublePointer to = out.pointer();
    execute(from, to, plans -> fftw_execute_dft_c2r(plans.inverse(), from, to));
    Blas.scale(1.0 / length, out);
  }

  private void execute(DoublePointer from, DoublePointer to, Execution execution) {
    boolean isAligned = fftw_alignment_of(from) == 0 && fftw_alignment_of(to) == 0;
    if (!isAligned) {
      planUnaligned();
    }
    Lock shared = lock.readLock();
    shared.lock();
    try {
      ensureOpen();
      execution.run(isAligned ? aligned : Objects.requireNonNull(unaligned));
    } finally {
      shared.unlock();
    }
  }

  private void planUnaligned() {
    Lock exclusive = lock.writeLock();
    exclusive.lock();
    try {
      ensureOpen();
      if (unaligned == null) {
        unaligned = PlanPair.create(length, batch, rigour | FFTW_UNALIGNED);
      }
    } finally {
      exclusive.unlock();
    }
  }

  @Override
  public void close() {
    Lock exclusive = lock.writeLock();
    exclusive.lock();
    try {
      if (!closed) {
        closed = true;
        aligned.destroy();
        if (unaligned != null) {
          unaligned.destroy();
        }
      }
    } finally {
      exclusive.unlock();
    }
  }

  private void ensureOpen() {
    if (closed) {
      throw new ClosedException(
          "plan used after close", "transform of " + length + " values", "keep the plan open");
    }
  }

  /** One of the two directions. */
  private interface Execution {
    void run(PlanPair plans);
  }
}
