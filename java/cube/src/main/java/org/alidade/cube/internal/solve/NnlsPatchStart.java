package org.alidade.cube.internal.solve;

import java.util.stream.IntStream;
import org.alidade.math.Nnls;

/**
 * The start vector "nnls" (spec cubefit section 4): the exact non-negative optimum over 32 spaxels
 * evenly spread over the field and the 24 columns of largest energy of every component; zero for
 * all other columns.
 */
public final class NnlsPatchStart {
  /** Spaxels of the patch. */
  public static final int SPAXELS = 32;

  /** Columns per component. */
  public static final int COLUMNS_PER_COMPONENT = 24;

  private static final long MAX_BYTES = 256L << 20;

  private final FitProblem problem;
  private final int[] spaxels;
  private double[] seed = new double[0];

  /** The seed of a problem. */
  public NnlsPatchStart(FitProblem problem) {
    this.problem = problem;
    this.spaxels = evenlySpread(SPAXELS, problem.shape().spaxels());
  }

  /** At most {@code count} of {@code all} places: the middles of equal parts, ascending. */
  static int[] evenlySpread(int count, int all) {
    int parts = Math.min(count, all);
    return IntStream.range(0, parts).map(i -> (int) ((2L * i + 1) * all / (2L * parts))).toArray();
  }

  /** Spaxels of the patch, ascending. */
  public int[] spaxels() {
    return spaxels.clone();
  }

  /** The seed vector, C*P values of zero or more. */
  public double[] compute() {
    int[] columns = brightest();
    double[] x = new double[problem.shape().unknowns()];
    try (PatchSystem patch = new PatchSystem(problem, spaxels, columns, MAX_BYTES)) {
      if (columns.length > 0 && patch.rows() > 0) {
        double[] weights = Nnls.solve(patch.matrix(), patch.weighted(problem.data().spectra())).x();
        for (int i = 0; i < columns.length; i++) {
          x[columns[i]] = weights[i];
        }
      }
    }
    seed = x.clone();
    return x;
  }

  /** What {@link #compute} gave last, C*P values. */
  public double[] seed() {
    return seed.clone();
  }

  /** Number of components C. */
  public int components() {
    return problem.shape().components();
  }

  /** The columns of largest energy of every component that are not empty, ascending. */
  private int[] brightest() {
    double[] energy = problem.curvature().toArray();
    int populations = problem.shape().populations();
    return IntStream.range(0, problem.shape().components())
        .flatMap(
            c ->
                IntStream.range(c * populations, (c + 1) * populations)
                    .filter(j -> energy[j] > 0)
                    .boxed()
                    .sorted((i, j) -> Double.compare(energy[j], energy[i]))
                    .limit(COLUMNS_PER_COMPONENT)
                    .mapToInt(Integer::intValue))
        .sorted()
        .toArray();
  }
}
