package org.alidade.math;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;

/**
 * Checks arrays against a plan, for those who provide transforms.
 *
 * <p>Example: {@code FftArguments.check(this, values, spectra)}.
 */
public final class FftArguments {
  private FftArguments() {}

  /**
   * Refuses arrays that do not hold one value per real value and two per complex value.
   *
   * @param plan the plan
   * @param values (batch, length) real values
   * @param spectra (batch, length / 2 + 1, 2) real and imaginary parts
   * @throws BadInputException if a size does not fit
   */
  public static void check(RealFft plan, DoubleArray values, DoubleArray spectra) {
    long wantedValues = (long) plan.batch() * plan.length();
    long wantedSpectra = 2L * plan.batch() * plan.frequencies();
    if (values.size() != wantedValues || spectra.size() != wantedSpectra) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "values %s and spectra %s for %d rows of %d values",
              values.shape(),
              spectra.shape(),
              plan.batch(),
              plan.length()),
          values.tag() + ", " + spectra.tag(),
          String.format(
              Locale.ROOT,
              "pass shapes (%d, %d) and (%d, %d, 2)",
              plan.batch(),
              plan.length(),
              plan.batch(),
              plan.frequencies()));
    }
  }
}
