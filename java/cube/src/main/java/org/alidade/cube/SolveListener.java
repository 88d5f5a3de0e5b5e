package org.alidade.cube;

import java.util.function.Supplier;

/**
 * Told how a solve goes on, on the solver's thread. Vectors are copies that belong to the listener.
 *
 * <p>Throwing from here cancels the solve; the last checkpoint stays valid.
 *
 * <p>Example: a listener that overrides {@link #onEpochEnd} and plots {@code x}.
 */
public interface SolveListener {
  /** Ignores all news. */
  SolveListener NONE = new SolveListener() {};

  /**
   * The rows of a spaxel were used.
   *
   * @param rmse root mean square of the residuals, each taken just before its own update; NaN if no
   *     row was usable
   */
  default void onBatchRmse(double rmse) {}

  /**
   * Called between spaxels, at most once per progress interval.
   *
   * @param x weights, C*P values
   * @param epoch present epoch, from 1
   * @param progress how far the solve has come
   */
  default void onProgress(double[] x, int epoch, SolveProgress progress) {}

  /**
   * An epoch ended.
   *
   * @param x weights, C*P values
   * @param epoch the epoch that ended, from 1
   * @param progress how far the solve has come
   */
  default void onEpochEnd(double[] x, int epoch, SolveProgress progress) {}

  /**
   * A solver that works on all data at once made a step.
   *
   * @param step where it stands
   * @param x makes a copy of the weights, C*P values; to be called before this method returns
   */
  default void onStep(SolverStep step, Supplier<double[]> x) {}
}
