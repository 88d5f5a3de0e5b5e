package org.alidade.lvm;

/**
 * What a collection of tiles tolerates.
 *
 * @param allowDuplicates whether an exposure may occur twice; both copies get the same tile index
 * @param join what to do with tiles on different wavelength grids
 */
public record CollectionOptions(boolean allowDuplicates, WavelengthJoin join) {
  /** Every exposure once, all on one grid. */
  public static final CollectionOptions STRICT = new CollectionOptions(false, WavelengthJoin.EXACT);

  /** What to do with tiles on different wavelength grids. */
  public enum WavelengthJoin {
    /** Refuse them. */
    EXACT,
    /** Use all wavelengths that occur; what a tile lacks is missing (NaN). */
    OUTER
  }
}
