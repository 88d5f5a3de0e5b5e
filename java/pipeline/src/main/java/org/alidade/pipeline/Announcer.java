package org.alidade.pipeline;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener, whose exceptions are its own affair. */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final RunListener listener;

  Announcer(RunListener listener) {
    this.listener = listener;
  }

  void tell(Consumer<RunListener> news) {
    try {
      news.accept(listener);
    } catch (RuntimeException e) {
      LOG.warn("a listener of the run failed; the run goes on", e);
    }
  }
}
