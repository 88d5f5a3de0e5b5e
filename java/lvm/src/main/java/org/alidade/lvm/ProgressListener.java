package org.alidade.lvm;

/**
 * Told how far long work has come; called from one thread at a time.
 *
 * <p>Throwing from here cancels the work.
 */
@FunctionalInterface
public interface ProgressListener {
  /** Ignores all news. */
  ProgressListener NONE = (done, total, what) -> {};

  /**
   * Progress of the work.
   *
   * @param done units finished
   * @param total units in all
   * @param what the unit, plural ("tiles", "batches")
   */
  void progress(long done, long total, String what);
}
