package org.alidade.lvm;

import org.alidade.array.ByteArray;
import org.alidade.math.ThreadBudget;

/** Work on stored elements one by one, in pieces that workers share. */
final class Chunks {
  private static final int LENGTH = 1 << 15;

  private Chunks() {}

  /** What becomes of one element, given its flags. */
  @FunctionalInterface
  interface Elementwise {
    double apply(double value, int flags);
  }

  /** What to do with a piece. */
  @FunctionalInterface
  interface Piece {
    void accept(int worker, long first, int count);
  }

  /** Hands out the pieces of {@code size} elements. */
  static void forEach(long size, int threads, Piece piece) {
    ThreadBudget.of(threads)
        .forEachWorker(
            (size + LENGTH - 1) / LENGTH,
            (worker, number) -> {
              long first = number * LENGTH;
              piece.accept(worker, first, (int) Math.min(LENGTH, size - first));
            });
  }

  /** A new array with the function of every element and its flags. */
  static FitArray derive(
      FitArray from, ByteArray flags, String tag, int threads, Elementwise function) {
    FitArray derived = from.another(tag);
    boolean done = false;
    try {
      forEach(
          from.size(),
          threads,
          (worker, first, count) -> {
            double[] values = new double[count];
            byte[] bits = new byte[count];
            from.read(first, values, count);
            flags.copyTo(first, bits, 0, count);
            for (int i = 0; i < count; i++) {
              values[i] = function.apply(values[i], bits[i]);
            }
            derived.write(first, values, 0, count);
          });
      done = true;
      return derived;
    } finally {
      if (!done) {
        derived.close();
      }
    }
  }
}
