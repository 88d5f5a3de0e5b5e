package org.alidade.lvm.report;

import java.util.Arrays;

/**
 * A power of ten that brings fluxes near 1, and the label that says so.
 *
 * @param exponent power of ten
 */
record FluxUnit(int exponent) {
  /** Fits the largest finite magnitude of the values. */
  static FluxUnit of(double[] values) {
    double largest = Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(1);
    return new FluxUnit(largest > 0 ? (int) Math.floor(Math.log10(largest)) : 0);
  }

  double[] apply(double[] values) {
    double factor = Math.pow(10, -exponent);
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  /** For example "10^{-15} erg s^{-1} cm^{-2} A^{-1}", with the sign of the Angstrom. */
  String text() {
    String unit = "erg s^{-1} cm^{-2} \u00c5^{-1}";
    return exponent == 0 ? unit : "10^{" + exponent + "} " + unit;
  }
}
