package org.alidade.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveProgress;
import org.alidade.cube.SolverStep;

/**
 * Keeps the weights of a solve at marks that are evenly spread in the logarithm of time, and ends
 * it when its time is up. Time spent in here does not count.
 */
final class SolverTrace implements SolveListener {
  private static final double FIRST_MARK_SECONDS = 1e-3;
  private static final double MARK_RATIO = 1.12;

  private final double limitSeconds;
  private final List<Point> points = new ArrayList<>();
  private long start;
  private long away;
  private double nextMark = FIRST_MARK_SECONDS;

  SolverTrace(double limitSeconds) {
    this.limitSeconds = limitSeconds;
  }

  /** Weights at a time since the start. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Point(double seconds, double[] x) {}

  /** The time of the solve is up. */
  static final class TimeIsUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Starts the clock. */
  void start() {
    start = System.nanoTime();
  }

  /** Seconds since the start without those spent in here. */
  double seconds() {
    return (System.nanoTime() - start - away) / 1e9;
  }

  @Override
  public void onProgress(double[] x, int epoch, SolveProgress progress) {
    mark(() -> x);
  }

  @Override
  public void onEpochEnd(double[] x, int epoch, SolveProgress progress) {
    mark(() -> x);
  }

  @Override
  public void onStep(SolverStep step, Supplier<double[]> x) {
    if (Double.isFinite(step.objective())) {
      mark(x);
    } else if (seconds() > limitSeconds) {
      throw new TimeIsUp();
    }
  }

  private void mark(Supplier<double[]> x) {
    double now = seconds();
    long entered = System.nanoTime();
    if (now >= nextMark) {
      points.add(new Point(now, x.get()));
      nextMark = now * MARK_RATIO;
    }
    away += System.nanoTime() - entered;
    if (now > limitSeconds) {
      throw new TimeIsUp();
    }
  }

  /** Adds the result. */
  void finish(double seconds, double[] x) {
    points.add(new Point(seconds, x));
  }

  List<Point> points() {
    return List.copyOf(points);
  }
}
