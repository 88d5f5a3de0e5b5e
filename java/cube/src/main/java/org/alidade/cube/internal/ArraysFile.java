package org.alidade.cube.internal;

import java.nio.file.Path;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeInputs;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;

/**
 * Reads the file of input arrays that {@code cube populate --from} takes (docs/formats/cube.md).
 */
public final class ArraysFile {
  private ArraysFile() {}

  /** Reads everything a populate needs; other datasets are ignored. */
  public static CubeInputs read(Path path) {
    CubeInputs.Builder builder = CubeInputs.builder();
    boolean complete = false;
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      builder.losvd(array(file, "losvd"));
      builder.dataCube(array(file, "cube"));
      builder.templates(array(file, "templates"));
      builder.temPix(file.dataset("tem_pix").readDoubles());
      builder.obsPix(file.dataset("obs_pix").readDoubles());
      builder.velPix(file.dataset("vel_pix").readDoubles());
      if (file.isDataset("mask")) {
        builder.mask(file.dataset("mask").readBooleans());
      }
      if (file.isDataset("orbit_weights")) {
        builder.orbitWeights(file.dataset("orbit_weights").readDoubles());
      }
      if (file.isDataset("binnum")) {
        builder.image(
            file.dataset("xpix").readDoubles(),
            file.dataset("ypix").readDoubles(),
            file.dataset("binnum").readInts());
      }
      complete = true;
    } finally {
      if (!complete) {
        builder.build().close();
      }
    }
    return builder.build();
  }

  private static DoubleArray array(Hdf5File file, String name) {
    Hdf5Dataset dataset = file.dataset(name);
    DoubleArray array = DoubleArray.allocateUninitialized("cube.inputs", dataset.shape().toArray());
    boolean read = false;
    try {
      dataset.read(Slab.all(dataset.shape()), array);
      read = true;
    } finally {
      if (!read) {
        array.close();
      }
    }
    return array;
  }

  /** Weights planted in a synthetic problem, C*P values, or an empty array if the file has none. */
  public static double[] plantedWeights(Path path) {
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      return file.isDataset("x_true") ? file.dataset("x_true").readDoubles() : new double[0];
    }
  }
}
