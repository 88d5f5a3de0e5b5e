package org.alidade.lvm;

/**
 * Takes the arrays of batches, one batch after the other.
 *
 * <p>Work that was killed goes on where it was if {@link #isDone} recognises what {@link #accept}
 * stored, best by {@link Batch#key()}.
 */
@FunctionalInterface
public interface BatchSink {
  /** Uses the arrays, which are closed afterwards. */
  void accept(Batch batch, FitData data);

  /** Whether the batch was stored by an earlier run and need not be built again. */
  default boolean isDone(Batch batch) {
    return false;
  }
}
