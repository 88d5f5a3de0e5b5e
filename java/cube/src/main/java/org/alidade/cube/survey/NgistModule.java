package org.alidade.cube.survey;

import java.util.Locale;

/**
 * Which part of an nGIST run an import follows: its spectra, its mask, its continuum polynomials,
 * and its best fit as the reference.
 */
public enum NgistModule {
  /** Stellar kinematics: spectra as observed, emission lines masked, additive polynomial. */
  KIN("kin-bestfit"),
  /** Star-formation histories: spectra with the emission removed, multiplicative polynomial. */
  SFH("sfh-bestfit");

  private final String bestFit;

  NgistModule(String bestFit) {
    this.bestFit = bestFit;
  }

  /** Ending of the file with the best fit. */
  String bestFit() {
    return bestFit;
  }

  /** Lower-case name, as on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
