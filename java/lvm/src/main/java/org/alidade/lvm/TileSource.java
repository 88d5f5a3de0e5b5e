package org.alidade.lvm;

import java.util.List;

/** One tile or a collection of tiles on one wavelength grid. */
public sealed interface TileSource permits LvmTile, LvmTileCollection {
  /** The tiles in collection order. */
  List<LvmTile> tiles();

  /** The common grid in air, Angstrom; a copy. */
  double[] wavelengthAngstrom();
}
