package org.alidade.cube.internal;

import org.alidade.array.FormatException;
import org.alidade.cube.CubeOperator;
import org.alidade.hdf5.ChunkMap;
import org.alidade.hdf5.Hdf5File;

/** Opens stored models in the way their layout asks for. */
public final class StoredModels {
  private StoredModels() {}

  /**
   * The matrix of an open file: uncompressed models are mapped, others read tile by tile. The file
   * can be closed afterwards.
   *
   * @param residentBudgetBytes models kept in memory at a time
   */
  public static CubeOperator open(
      Hdf5File file, BuildRecord record, int threads, long residentBudgetBytes) {
    ChunkMap chunks = file.dataset(CubeLayout.MODELS).chunkMap();
    if (!chunks.isComplete()) {
      throw new FormatException(
          "parts of the models are not in the file",
          CubeLayout.MODELS,
          "build the hypercube again");
    }
    TileGrid grid = record.grid();
    boolean mappable =
        chunks.isDirectlyReadable()
            && chunks.chunk().rank() == 4
            && chunks.chunk().size() == grid.tileElements();
    PlaneSource planes =
        mappable
            ? new MappedPlanes(chunks, grid, residentBudgetBytes)
            : new BufferedPlanes(file.path(), grid, residentBudgetBytes, threads);
    return new StoredOperator(grid.shape(), planes, threads);
  }
}
