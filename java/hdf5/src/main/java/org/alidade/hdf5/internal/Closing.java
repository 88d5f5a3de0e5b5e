package org.alidade.hdf5.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs closing steps so that one that fails does not keep the others from running. */
public final class Closing {
  private Closing() {}

  /** Runs all steps in order; the first failure is thrown at the end with the others added. */
  public static void all(List<Runnable> steps) {
    RuntimeException first = null;
    for (Runnable step : steps) {
      first = run(step, first);
    }
    if (first != null) {
      throw first;
    }
  }

  private static @Nullable RuntimeException run(Runnable step, @Nullable RuntimeException earlier) {
    try {
      step.run();
      return earlier;
    } catch (RuntimeException e) {
      if (earlier == null) {
        return e;
      }
      earlier.addSuppressed(e);
      return earlier;
    }
  }
}
