package org.alidade.cli;

import java.util.concurrent.CountDownLatch;

/** Waits as commands do that serve until they are told to end. */
public final class Waiting {
  private Waiting() {}

  /**
   * Returns when the thread is interrupted. Interrupting is how such a command ends, so it is not
   * an error; the mark of it is not set again, or a server could not stop in peace.
   */
  public static void untilInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException end) {
        never.countDown();
      }
    }
  }
}
