package org.alidade.lightcurve.internal.period;

import java.util.List;

/**
 * Sums {@code sum over i of c_i cos(2 pi h f t_i)} and the same with sines, for blocks of
 * frequencies f of equal steps. One for all threads.
 */
interface BlockSums extends AutoCloseable {
  /** Frequencies of one block. */
  int block();

  /** Whether sums are exact to rounding. */
  boolean isExact();

  /** Memory for one thread. */
  Workspace workspace();

  @Override
  void close();

  /** The sums of one block at a time. */
  abstract class Workspace implements AutoCloseable {
    private final double[][][] cosines;
    private final double[][][] sines;

    Workspace(List<SumGroup> groups, int block) {
      cosines = new double[groups.size()][][];
      sines = new double[groups.size()][][];
      for (int g = 0; g < groups.size(); g++) {
        int sums = groups.get(g).coefficients().length;
        cosines[g] = new double[sums][block];
        sines[g] = new double[sums][block];
      }
    }

    /**
     * Computes a block.
     *
     * @param firstFrequency its first frequency, per day
     */
    abstract void compute(double firstFrequency);

    /** Cosine sums of a group, one per frequency. */
    final double[] cosines(int group, int sum) {
      return cosines[group][sum];
    }

    /** Sine sums of a group, one per frequency. */
    final double[] sines(int group, int sum) {
      return sines[group][sum];
    }

    @Override
    public void close() {
      // Arrays of Java need no closing.
    }
  }
}
