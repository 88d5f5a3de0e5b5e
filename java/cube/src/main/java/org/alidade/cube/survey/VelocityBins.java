package org.alidade.cube.survey;

/**
 * Velocity bins that coincide with whole template pixels, so that a histogram is its own kernel.
 *
 * @param reach bins on each side of zero
 * @param step template step in ln(wavelength)
 */
record VelocityBins(int reach, double step) {

  /** Bins out to at least this speed. */
  static VelocityBins reaching(double fastestKms, double step) {
    return new VelocityBins((int) Math.ceil(SpeedOfLight.logShift(fastestKms) / step), step);
  }

  int count() {
    return 2 * reach + 1;
  }

  /** Centres as velocities, c (exp(k step) - 1). */
  double[] centresKms() {
    double[] centres = new double[count()];
    for (int k = 0; k < centres.length; k++) {
      centres[k] = SpeedOfLight.velocityKms((k - reach) * step);
    }
    return centres;
  }

  /**
   * Edges as c times the shift in ln(wavelength), the velocity in which full-spectrum fits with
   * pPXF give V and sigma.
   */
  double[] logEdgesKms() {
    double[] edges = new double[count() + 1];
    for (int k = 0; k < edges.length; k++) {
      edges[k] = SpeedOfLight.KMS * (k - reach - 0.5) * step;
    }
    return edges;
  }

  /** Largest speed of a bin centre. */
  double fastestKms() {
    return SpeedOfLight.velocityKms(reach * step);
  }
}
