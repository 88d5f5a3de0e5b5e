package org.alidade.cube;

import java.nio.file.Path;
import org.alidade.cube.internal.CubeReading;
import org.alidade.hdf5.Hdf5File;

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
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return CubeReading.data(file);
    }
  }
}
