package org.alidade.transients.difference;

/** What makes a candidate doubtful. */
public enum CandidateFlag {
  /** Fainter than on the reference image. */
  NEGATIVE,
  /** One of a close pair of opposite signs: a star that is not registered well. */
  DIPOLE,
  /** Looks more like a particle hit on the science image than like a point source. */
  COSMIC_SCIENCE,
  /** Looks more like a particle hit on the reference image than like a point source. */
  COSMIC_REFERENCE,
  /** Not more than what an imperfect point-spread function leaves around a bright source nearby. */
  RESIDUAL,
  /** A saturated pixel is within 5 pixels. */
  SATURATED,
  /** Another candidate is within twice the width of the point-spread function. */
  BLENDED,
  /** Within the margin of the image. */
  EDGE
}
