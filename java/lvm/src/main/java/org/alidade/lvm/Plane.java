package org.alidade.lvm;

/** A two-dimensional plane of a frame: fibres by wavelengths. */
public enum Plane {
  /** Sky-subtracted flux density, erg / (Angstrom s cm2). */
  FLUX,
  /** Inverse variance of the flux, cm4 Angstrom2 s2 / erg2; 0 means that no error is known. */
  IVAR,
  /** 0 good, 1 bad. */
  MASK,
  /** Width of the line-spread function as full width at half maximum, Angstrom. */
  LSF,
  /** Sky that was subtracted, in the unit of the flux. */
  SKY,
  /** Inverse variance of the sky. */
  SKY_IVAR
}
