package org.alidade.web.internal.lightcurve;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.alidade.web.internal.Json;

/** How far the opening of a store has come; asked for while it goes on. */
final class Opening {
  private final int id;
  private final Path path;
  private final CountDownLatch end = new CountDownLatch(1);
  private int percent;
  private String text = "Waiting";
  private String problem = "";

  Opening(int id, Path path) {
    this.id = id;
    this.path = path;
  }

  int id() {
    return id;
  }

  Path path() {
    return path;
  }

  synchronized void reached(int done, String what) {
    percent = done;
    text = what;
  }

  void succeeded(String what) {
    reached(100, what);
    end.countDown();
  }

  void failed(String why) {
    synchronized (this) {
      percent = 0;
      text = "Not opened";
      problem = why;
    }
    end.countDown();
  }

  synchronized String problem() {
    return problem;
  }

  boolean hasEnded() {
    return end.getCount() == 0;
  }

  /** Waits for the end; says whether it came. */
  boolean await(long seconds) {
    try {
      return end.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized Json document() {
    return new Json()
        .integer("id", id)
        .integer("percent", percent)
        .text("text", text)
        .text("problem", problem)
        .flag("finished", hasEnded());
  }
}
