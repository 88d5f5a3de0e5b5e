package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Numbers that may be unknown, for columns and JSON, which have no NaN. */
final class Numbers {
  private Numbers() {}

  /** The number, or null if it is not finite. */
  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Puts a number, if it is finite. */
  static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    }
  }
}
