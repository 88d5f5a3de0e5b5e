package org.alidade.web.internal.transients.metrics;

import java.util.Map;

/** Figures about the work of all processes, read when they are asked for. */
public interface WorkFigures {
  /** Hands over all figures. */
  void read(Sink sink);

  /** Takes figures. */
  interface Sink {
    /** A value that goes up and down. */
    void gauge(String name, Map<String, String> tags, double value);

    /** A value that only grows. */
    void counter(String name, Map<String, String> tags, double value);

    /** How often something was done, and how long it took together. */
    void timer(String name, Map<String, String> tags, long count, double seconds);
  }
}
