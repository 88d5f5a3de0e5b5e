package org.alidade.cube.internal.diagnose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.Hdf5File;

/**
 * Where the state of a fit may be: beside the cube file while a fit runs, in it afterwards. The one
 * with the newer metrics comes first.
 */
public final class FitFiles {
  private static final String TIME = CubeLayout.FIT + "/metrics/time_sec";

  private FitFiles() {}

  /** The file that a running fit writes. */
  public static Path sidecar(Path cubeFile) {
    return cubeFile.resolveSibling(cubeFile.getFileName() + ".fit.h5");
  }

  /**
   * Reads something from the file that holds the newer state of the fit and has it.
   *
   * @param cubeFile the cube file
   * @param path object to be read, such as /Fit/x_latest
   * @param read reads it
   * @return empty if neither file has it
   */
  public static <T> Optional<T> find(
      Path cubeFile, String path, BiFunction<Hdf5File, String, T> read) {
    Path beside = sidecar(cubeFile);
    if (!Files.isRegularFile(beside)) {
      return read(cubeFile, path, read);
    }
    boolean besideFirst = lastTime(beside) >= lastTime(cubeFile);
    Optional<T> first = read(besideFirst ? beside : cubeFile, path, read);
    return first.isPresent() ? first : read(besideFirst ? cubeFile : beside, path, read);
  }

  private static <T> Optional<T> read(
      Path file, String path, BiFunction<Hdf5File, String, T> read) {
    try (Hdf5File open = PatientReader.open(file)) {
      return open.exists(path) ? Optional.of(read.apply(open, path)) : Optional.empty();
    }
  }

  private static double lastTime(Path path) {
    try (Hdf5File file = PatientReader.open(path)) {
      double[] times = file.isDataset(TIME) ? file.dataset(TIME).readDoubles() : new double[0];
      return times.length > 0 ? times[times.length - 1] : Double.NEGATIVE_INFINITY;
    }
  }
}
