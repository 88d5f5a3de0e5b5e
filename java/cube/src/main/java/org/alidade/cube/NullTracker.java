package org.alidade.cube;

import java.time.Duration;
import org.alidade.array.DoubleArray;

/** A tracker that does nothing. */
public final class NullTracker implements Tracker {
  /** Creates it. */
  public NullTracker() {}

  @Override
  public void setOrbitWeights(double[] weights) {}

  @Override
  public void onBatch(double rmse) {}

  @Override
  public void maybeSave(DoubleArray x, int epoch) {}

  @Override
  public void save(DoubleArray x, int epoch) {}

  @Override
  public TrackerReport drain(Duration timeout) {
    return TrackerReport.NOTHING;
  }

  @Override
  public TrackerReport finish(Duration timeout) {
    return TrackerReport.NOTHING;
  }
}
