package org.alidade.lvm;

/** Order of the axes of two-dimensional arrays. */
public enum Layout {
  /** (spaxels, wavelengths): one spectrum lies together. */
  SPAXEL_MAJOR,
  /** (wavelengths, spaxels): what spectrospatial models return. */
  WAVELENGTH_MAJOR
}
