package org.alidade.transients.mock;

import org.alidade.transients.ObservationType;

/** Fluxes of the sources of a generated sky at an epoch, in ADU above the atmosphere. */
final class MockLightCurve {
  private static final double FIRST_LIGHT_DAYS = -3;
  private static final double PEAK_DAYS = 15;
  private static final double DECLINE_DAYS = 40;
  private static final double AMPLITUDE = 0.6;
  private static final double PERIOD_DAYS = 61.3;

  private MockLightCurve() {}

  static double flux(MockSource source, MockEpoch epoch, double discoveryMjd) {
    return source.flux()
        * switch (source.kind()) {
          case STAR, GALAXY -> 1;
          case VARIABLE ->
              1 + AMPLITUDE * Math.sin(2 * Math.PI * epoch.mjd() / PERIOD_DAYS + source.flux());
          case SUPERNOVA -> supernova(epoch.mjd() - discoveryMjd);
          case TRANSIENT -> epoch.type() == ObservationType.SCIENCE ? 1 : 0;
        };
  }

  /** Rises with the square of time, as an expanding ball of constant temperature, then declines. */
  private static double supernova(double days) {
    if (days < FIRST_LIGHT_DAYS) {
      return 0;
    }
    if (days < PEAK_DAYS) {
      double rise = (days - FIRST_LIGHT_DAYS) / (PEAK_DAYS - FIRST_LIGHT_DAYS);
      return rise * rise;
    }
    return Math.exp((PEAK_DAYS - days) / DECLINE_DAYS);
  }
}
