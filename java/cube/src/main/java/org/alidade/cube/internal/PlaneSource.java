package org.alidade.cube.internal;

import org.alidade.bindings.FloatRows;
import org.jspecify.annotations.Nullable;

/**
 * Access to stored models one spaxel at a time, in pieces: one piece per chunk and component, each
 * a block of consecutive unknowns. May be used by several threads at once.
 */
interface PlaneSource extends AutoCloseable {
  /** Takes one piece. */
  @FunctionalInterface
  interface PieceConsumer {
    /**
     * Called for every piece.
     *
     * @param firstUnknown unknown j of the first row
     * @param rows models of consecutive unknowns, one row of L pixels each, valid during the call
     */
    void accept(int firstUnknown, FloatRows rows);

    /**
     * Called for every piece by sources that know what follows.
     *
     * @param firstUnknown unknown j of the first row
     * @param rows models of consecutive unknowns, one row of L pixels each, valid during the call
     * @param next the rows of the next piece, or null
     */
    default void accept(int firstUnknown, FloatRows rows, @Nullable FloatRows next) {
      accept(firstUnknown, rows);
    }
  }

  /** Hands over all pieces of a spaxel, unknowns ascending within each component tile. */
  void plane(int spaxel, PieceConsumer consumer);

  /** Hands over the pieces of one component tile of a spaxel. */
  void componentTile(int spaxel, int componentTile, PieceConsumer consumer);

  /** Number of component tiles. */
  int componentTiles();

  /** Components of a tile; the last tile may have fewer. */
  int componentsPerTile();

  @Override
  void close();
}
