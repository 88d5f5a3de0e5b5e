package org.alidade.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does: the working thread is interrupted and gets time to leave its last checkpoint
 * and to take away half files; then the process ends with status 130, as the JVM does after SIGINT.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 60;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch finished = new CountDownLatch(1);

  private Interruption() {}

  /** Watches over the calling thread from now on. */
  static Interruption watch() {
    Interruption watch = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(watch::stopWorker, "alidade-interruption"));
    return watch;
  }

  /** The work is done; the process may end at once. */
  void finished() {
    finished.countDown();
  }

  private void stopWorker() {
    if (finished.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "alidade: error: interrupted: work did not stop in time: check the files");
      }
    } catch (InterruptedException e) {
      worker.interrupt();
    }
  }
}
