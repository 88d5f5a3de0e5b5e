package org.alidade.cube.internal.solve;

import java.time.InstantSource;
import org.alidade.array.DoubleArray;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolverStep;
import org.alidade.cube.Tracker;

/**
 * What a solver that works on all data at once tells the world: progress, checkpoints, and whether
 * it is to stop.
 */
public final class SolveMonitor {
  private final Tracker tracker;
  private final SolveListener listener;
  private final InstantSource clock;
  private final long startMillis;

  /**
   * Starts the clock.
   *
   * @param tracker saves checkpoints and metrics
   * @param listener told about every step
   * @param clock time
   */
  public SolveMonitor(Tracker tracker, SolveListener listener, InstantSource clock) {
    this.tracker = tracker;
    this.listener = listener;
    this.clock = clock;
    this.startMillis = clock.millis();
  }

  /** Seconds since the start. */
  public double elapsedSeconds() {
    return (clock.millis() - startMillis) / 1e3;
  }

  /**
   * Reports work in a phase without new weights.
   *
   * @throws InvalidStateException if the thread was interrupted
   */
  public void working(String phase, long done, long total, DoubleArray x) {
    report(new SolverStep(phase, done, total, Double.NaN, Double.NaN, 0, elapsedSeconds()), x);
  }

  /**
   * Reports new weights and saves what is due.
   *
   * @param phase what the solver does
   * @param iteration iterations done, from 1; 0 for the start vector
   * @param x present weights, feasible
   * @param objective objective at x
   * @param scaledKkt scaled optimality at x
   * @param nonZeros positive weights of x
   * @param rmse error of the model, in flux units
   * @throws InvalidStateException if the thread was interrupted
   */
  public void improved(
      String phase,
      int iteration,
      DoubleArray x,
      double objective,
      double scaledKkt,
      int nonZeros,
      double rmse) {
    tracker.onBatch(rmse);
    tracker.maybeSave(x, iteration);
    report(
        new SolverStep(phase, iteration, 0, objective, scaledKkt, nonZeros, elapsedSeconds()), x);
  }

  /** Saves the last weights whatever the clock says. */
  public void finish(DoubleArray x, int iteration) {
    tracker.save(x, iteration);
  }

  private void report(SolverStep step, DoubleArray x) {
    listener.onStep(step, x::toArray);
    if (Thread.currentThread().isInterrupted()) {
      throw new InvalidStateException(
          "the solve was interrupted",
          "solve",
          "start it again; it resumes from the last checkpoint");
    }
  }
}
