package org.alidade.cube;

import java.time.Duration;
import org.alidade.array.DoubleArray;

/**
 * Watches a solve and leaves checkpoints and metrics; called from the solver's thread.
 *
 * <p>No method but {@link #drain} and {@link #finish} may make the solver wait, and none throws
 * because of a file: a tracker that cannot write falls silent and says why in its report.
 */
public interface Tracker extends AutoCloseable {
  /** How long {@link #close} waits for the writer. */
  Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  /**
   * Tells the target mixture of the components; needed for the mixture metrics.
   *
   * @param weights C orbit weights
   */
  void setOrbitWeights(double[] weights);

  /**
   * Takes in the training error of one spaxel; non-finite values are ignored.
   *
   * @param rmse error met on the way, in flux units
   */
  void onBatch(double rmse);

  /**
   * Saves what is due by the clock: metrics, validation, checkpoint.
   *
   * @param x weights, C*P values, copied if anything is due
   * @param epoch present epoch, 0 for the start vector
   */
  void maybeSave(DoubleArray x, int epoch);

  /**
   * Saves a checkpoint and a row of metrics whether due or not.
   *
   * @param x weights, C*P values, copied
   * @param epoch present epoch
   */
  void save(DoubleArray x, int epoch);

  /**
   * Waits until everything is saved and ends the writer; the problem's operator and data may be
   * closed afterwards.
   *
   * @param timeout longest wait; the writer is never stopped inside a write
   */
  TrackerReport drain(Duration timeout);

  /**
   * Ends the tracker: {@link #drain drains} it if that was not done, then brings the result to its
   * final place.
   *
   * @param timeout longest wait for the writer, and for others who have the final place open
   */
  TrackerReport finish(Duration timeout);

  /** Ends the tracker as {@link #finish} does, with {@link #DEFAULT_TIMEOUT}. */
  @Override
  default void close() {
    finish(DEFAULT_TIMEOUT);
  }
}
