package org.alidade.transients.difference;

import org.alidade.transients.Frame;

/**
 * Proper subtraction as one method among others.
 *
 * @param options everything but the flux scales
 */
public record ZogyMethod(ZogyOptions options) implements SubtractionMethod {
  @Override
  public String name() {
    return "zogy";
  }

  @Override
  public SubtractionResult subtract(Frame science, Frame reference, double fluxRatio) {
    return Zogy.subtract(science, reference, options.withFluxScales(fluxRatio, 1));
  }
}
