package org.alidade.spherex;

import java.util.List;
import java.util.Optional;

/**
 * A detector of SPHEREx, with its nominal wavelength range and resolving power (spec spherex 3.5).
 *
 * <p>Example: {@code Band.of("D3").orElseThrow().resolvingPower()} is 41.
 */
public enum Band {
  /** 0.75 to 1.09 um. */
  D1(0.75, 1.09, 39),
  /** 1.10 to 1.62 um. */
  D2(1.10, 1.62, 41),
  /** 1.63 to 2.41 um. */
  D3(1.63, 2.41, 41),
  /** 2.42 to 3.82 um. */
  D4(2.42, 3.82, 35),
  /** 3.83 to 4.41 um. */
  D5(3.83, 4.41, 112),
  /** 4.42 to 5.00 um. */
  D6(4.42, 5.00, 128),
  /** An image whose header names no detector from 1 to 6. */
  UNKNOWN(Double.NaN, Double.NaN, Double.NaN);

  /** D1 to D6, in order. */
  public static final List<Band> DETECTORS = List.of(D1, D2, D3, D4, D5, D6);

  private final double wavelengthMinimumMicrons;
  private final double wavelengthMaximumMicrons;
  private final double resolvingPower;

  Band(double wavelengthMinimumMicrons, double wavelengthMaximumMicrons, double resolvingPower) {
    this.wavelengthMinimumMicrons = wavelengthMinimumMicrons;
    this.wavelengthMaximumMicrons = wavelengthMaximumMicrons;
    this.resolvingPower = resolvingPower;
  }

  /** The detector of that name, "D1" to "D6"; empty for any other text. */
  public static Optional<Band> of(String name) {
    return DETECTORS.stream().filter(band -> band.name().equals(name)).findFirst();
  }

  /** The detector of that number; {@link #UNKNOWN} for a number outside 1 to 6. */
  public static Band ofNumber(int number) {
    return number >= 1 && number <= DETECTORS.size() ? DETECTORS.get(number - 1) : UNKNOWN;
  }

  /** "D1" to "D6", or "Unknown". */
  public String text() {
    return this == UNKNOWN ? "Unknown" : name();
  }

  /** Short end of the nominal range, um; NaN for an unknown detector. */
  public double wavelengthMinimumMicrons() {
    return wavelengthMinimumMicrons;
  }

  /** Long end of the nominal range, um; NaN for an unknown detector. */
  public double wavelengthMaximumMicrons() {
    return wavelengthMaximumMicrons;
  }

  /** Wavelength over bandwidth; NaN for an unknown detector. */
  public double resolvingPower() {
    return resolvingPower;
  }
}
