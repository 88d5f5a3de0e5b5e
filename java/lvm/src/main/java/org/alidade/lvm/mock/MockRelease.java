package org.alidade.lvm.mock;

/** Layouts of the lvmSFrame product in its public releases (spec lvm 2.1, 2.3). */
public enum MockRelease {
  /** Pipeline 1.0.3: wavelengths in float64, unit on FLUX only, which carries BSCALE and BZERO. */
  V1_0_3("1.0.3", "ergs/s/cm^2/A/fiber", "", "pixel"),
  /** Pipeline 1.1.1: units per fibre on all planes. */
  V1_1_1("1.1.1", "erg / (Angstrom s cm2 fiber)", "cm4 Angstrom2 s2 fiber2 / erg2", "pix"),
  /** Pipeline 1.2.0: three tables of sensitivity curves before the fibre table. */
  V1_2_0("1.2.0", "erg / (Angstrom s cm2)", "cm4 Angstrom2 s2 / erg2", "pix");

  private final String version;
  private final String fluxUnit;
  private final String inverseVarianceUnit;
  private final String pixelUnit;

  MockRelease(String version, String fluxUnit, String inverseVarianceUnit, String pixelUnit) {
    this.version = version;
    this.fluxUnit = fluxUnit;
    this.inverseVarianceUnit = inverseVarianceUnit;
    this.pixelUnit = pixelUnit;
  }

  /** Value of the DRPVER card. */
  public String version() {
    return version;
  }

  /** BUNIT of FLUX. */
  public String fluxUnit() {
    return fluxUnit;
  }

  /** BUNIT of IVAR, empty when the release writes none. */
  public String inverseVarianceUnit() {
    return inverseVarianceUnit;
  }

  /** Unit of the slit positions in the fibre table. */
  String pixelUnit() {
    return pixelUnit;
  }

  /** Whether planes other than FLUX carry a unit. */
  boolean hasUnitsEverywhere() {
    return this != V1_0_3;
  }

  /** Whether the file holds the FLUXCAL tables. */
  public boolean hasFluxCalibration() {
    return this == V1_2_0;
  }
}
