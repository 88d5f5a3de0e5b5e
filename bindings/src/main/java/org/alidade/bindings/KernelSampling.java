package org.alidade.bindings;

/** How a velocity histogram becomes taps on the pixels of a logarithmic wavelength grid. */
public enum KernelSampling {
  /** The histogram is a density at its bin centres, interpolated linearly at every tap. */
  SAMPLE,
  /** Every bin is a box of mass that is shared out over the taps it overlaps; mass is kept. */
  INTEGRATE
}
