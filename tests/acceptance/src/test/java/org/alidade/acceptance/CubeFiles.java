package org.alidade.acceptance;

import java.nio.file.Path;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;

/** Looks into cube files. */
final class CubeFiles {
  private CubeFiles() {}

  static double[] doubles(Path file, String dataset) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      return opened.dataset(dataset).readDoubles();
    }
  }

  static float[] floats(Path file, String dataset) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      return opened.dataset(dataset).readFloats();
    }
  }

  static int[] ints(Path file, String dataset) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      return opened.dataset(dataset).readInts();
    }
  }

  /** The models as stored. */
  static float[] models(Path file) {
    return floats(file, "/HyperCube/models");
  }

  /** Which tiles are marked as finished. */
  static byte[] done(Path file) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      return opened.dataset("/HyperCube/_done").readBytes();
    }
  }

  static boolean isComplete(Path file) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      return opened.group("/HyperCube").attributes().getBoolean("complete");
    }
  }

  /** Overwrites elements of a stored dataset, as a program that knows nothing of the rest would. */
  static void overwrite(Path file, String dataset, double[] values) {
    try (Hdf5File opened = Hdf5File.openForUpdate(file)) {
      opened.dataset(dataset).write(values);
    }
  }

  /** Overwrites elements of a float32 dataset. */
  static void overwrite(Path file, String dataset, float[] values) {
    try (Hdf5File opened = Hdf5File.openForUpdate(file)) {
      opened.dataset(dataset).write(values);
    }
  }

  /** Whether a dataset is there. */
  static boolean holds(Path file, String dataset) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      return opened.isDataset(dataset);
    }
  }

  /** Chunk lengths of a dataset. */
  static long[] chunk(Path file, String dataset) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      Hdf5Dataset found = opened.dataset(dataset);
      return found.chunk();
    }
  }
}
