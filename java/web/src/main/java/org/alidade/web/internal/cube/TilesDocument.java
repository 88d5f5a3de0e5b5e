package org.alidade.web.internal.cube;

import java.util.Optional;
import org.alidade.cube.view.TileMap;
import org.alidade.web.internal.Json;

/** Finished part of the tiles over spaxels and components; many tiles share a cell. */
final class TilesDocument {
  private static final int MOST_CELLS_PER_AXIS = 300;

  private TilesDocument() {}

  static Json of(Optional<TileMap> found) {
    if (found.isEmpty()) {
      return new Json().integer("rows", 0).integer("columns", 0);
    }
    TileMap tiles = found.get();
    int rowStep = steps(tiles.spaxelTiles());
    int columnStep = steps(tiles.componentTiles());
    int rows = (tiles.spaxelTiles() + rowStep - 1) / rowStep;
    int columns = (tiles.componentTiles() + columnStep - 1) / columnStep;
    double[] done = new double[rows * columns];
    double[] all = new double[done.length];
    for (int i = 0; i < tiles.doneTiles().length; i++) {
      int row = i / tiles.componentTiles() / rowStep;
      int column = i % tiles.componentTiles() / columnStep;
      done[row * columns + column] += tiles.doneTiles()[i];
      all[row * columns + column] += tiles.populationTiles();
    }
    for (int i = 0; i < done.length; i++) {
      done[i] /= all[i];
    }
    return new Json()
        .integer("rows", rows)
        .integer("columns", columns)
        .integer("spaxelTilesPerRow", rowStep)
        .integer("componentTilesPerColumn", columnStep)
        .integer("done", tiles.done())
        .integer("total", tiles.total())
        .flag("complete", tiles.complete())
        .numbers("part", done);
  }

  private static int steps(int tiles) {
    return Math.max(1, (tiles + MOST_CELLS_PER_AXIS - 1) / MOST_CELLS_PER_AXIS);
  }
}
