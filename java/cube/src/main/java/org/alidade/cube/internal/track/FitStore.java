package org.alidade.cube.internal.track;

import java.time.Duration;

/**
 * Where a tracker's state is kept. Used by one thread at a time: the writer, and whoever ends it
 * afterwards.
 */
public interface FitStore extends AutoCloseable {
  /** Saves the whole state so that a kill at any moment leaves the old or the new one. */
  void write(FitState state);

  /**
   * Brings the final state to where it belongs.
   *
   * @param state the state, already saved by {@link #write}
   * @param timeout longest wait for others who have that place open
   */
  void merge(FitState state, Duration timeout);

  /** Whether a killed run left something that {@link #merge} brings home. */
  default boolean hasLeftover() {
    return true;
  }

  /** Releases locks. */
  @Override
  void close();
}
