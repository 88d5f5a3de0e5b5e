package org.alidade.cube;

import java.nio.file.Path;
import org.alidade.cube.internal.CubeReading;
import org.alidade.hdf5.Hdf5File;
import org.jspecify.annotations.Nullable;

/**
 * Reads observed spectra and mask of a cube file. Example: {@code try (CubeData data =
 * CubeDataReader.read(path)) {}}.
 */
public final class CubeDataReader {
  private CubeDataReader() {}

  /**
   * Reads {@code /DataCube} and {@code /Mask}.
   *
   * @throws org.alidade.array.MissingDatasetException if the file has not been populated
   */
  public static CubeData read(Path cubeFile) {
    return read(cubeFile, null);
  }

  /**
   * Reads {@code /DataCube} and {@code /Mask}; pixels of weight zero count as masked.
   *
   * @param pixelWeights L weights, or null for no weights
   * @throws org.alidade.array.BadInputException if the number of weights differs from L
   * @throws org.alidade.array.MissingDatasetException if the file has not been populated
   */
  static CubeData read(Path cubeFile, double @Nullable [] pixelWeights) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return CubeReading.data(file, pixelWeights);
    }
  }
}
