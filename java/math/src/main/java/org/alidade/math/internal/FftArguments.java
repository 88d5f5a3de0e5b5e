package org.alidade.math.internal;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.math.RealFft;

/** Checks arrays against a plan; for providers in other artifacts as well. */
public final class FftArguments {
  private FftArguments() {}

  /** Refuses arrays that do not hold one value per real value and two per complex value. */
  public static void check(RealFft plan, DoubleArray values, DoubleArray spectra) {
    long wantedValues = (long) plan.batch() * plan.length();
    long wantedSpectra = 2L * plan.batch() * plan.frequencies();
    if (values.size() != wantedValues || spectra.size() != wantedSpectra) {
      throw new BadInputException(
          String.format(
              "values %s and spectra %s for %d rows of %d values",
              values.shape(), spectra.shape(), plan.batch(), plan.length()),
          values.tag() + ", " + spectra.tag(),
          String.format(
              "pass shapes (%d, %d) and (%d, %d, 2)",
              plan.batch(), plan.length(), plan.batch(), plan.frequencies()));
    }
  }
}
