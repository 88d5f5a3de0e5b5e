package org.alidade.cube.survey;

/** How spatial bins become dynamical components. */
public enum ComponentLayout {
  /** Every bin is a component with light in that bin only: populations may differ between bins. */
  BINS,
  /** One component for all bins: one population mix explains every spectrum. */
  SHARED
}
