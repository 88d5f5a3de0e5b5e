package org.alidade.cube.internal.solve;

/** Hands out filled slots in the order of visits. */
interface RowSupply extends AutoCloseable {
  /**
   * The slot of the next visit; to be given back before long.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  RowSlot next() throws InterruptedException;

  /** Returns a slot for reuse. */
  void giveBack(RowSlot slot);

  /** Ends work in progress and frees the slots. */
  @Override
  void close();
}
