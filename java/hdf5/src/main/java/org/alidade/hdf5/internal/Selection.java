package org.alidade.hdf5.internal;

import org.alidade.hdf5.Slab;
import org.bytedeco.hdf5.global.hdf5;
import org.jspecify.annotations.Nullable;

/** The part of a dataset that a transfer moves, on the side of the file and of memory. */
final class Selection implements AutoCloseable {
  private final @Nullable Identifier memory;
  private final @Nullable Identifier file;

  private Selection(@Nullable Identifier memory, @Nullable Identifier file) {
    this.memory = memory;
    this.file = file;
  }

  /** The whole dataset for null or a scalar, else the slab, which must lie inside. */
  static Selection of(DatasetHandle dataset, @Nullable Slab slab) {
    if (slab == null || slab.rank() == 0) {
      return new Selection(null, null);
    }
    // Memory keeps the rank of the slab: equal shapes take the library's direct path.
    Identifier memory = Spaces.create(slab.count(), null, dataset.where());
    Identifier file = dataset.space();
    Spaces.select(file, slab, dataset.where());
    return new Selection(memory, file);
  }

  long memory() {
    return memory == null ? hdf5.H5S_ALL : memory.id();
  }

  long file() {
    return file == null ? hdf5.H5S_ALL : file.id();
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
    }
    if (file != null) {
      file.close();
    }
  }
}
