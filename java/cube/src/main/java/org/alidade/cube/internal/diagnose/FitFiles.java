package org.alidade.cube.internal.diagnose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.alidade.array.AlidadeException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.Hdf5File;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the state of a fit may be: beside the cube file while a fit runs, in it afterwards. The one
 * saved later comes first. A file beside the cube file that a killed program left unreadable does
 * not count.
 */
public final class FitFiles {
  private static final Logger LOG = LoggerFactory.getLogger(FitFiles.class);
  private static final String TIME = "time_sec";
  private static final String TIMES = CubeLayout.FIT + "/metrics/" + TIME;

  private final List<Path> files;

  private FitFiles(List<Path> files) {
    this.files = files;
  }

  /** The files that belong to a cube file, the later saved one first. */
  public static FitFiles of(Path cubeFile) {
    Path beside = cubeFile.resolveSibling(cubeFile.getFileName() + ".fit.h5");
    if (!Files.isRegularFile(beside)) {
      return new FitFiles(List.of(cubeFile));
    }
    try {
      boolean later = lastSaved(beside) > lastSaved(cubeFile);
      return new FitFiles(later ? List.of(beside, cubeFile) : List.of(cubeFile, beside));
    } catch (AlidadeException unreadable) {
      LOG.warn("{} is passed over: {}", beside, unreadable.getMessage());
      return new FitFiles(List.of(cubeFile));
    }
  }

  /**
   * Reads something from the first file that has it.
   *
   * @param path object to be read, such as /Fit/x_latest
   * @param read reads it from the open file
   * @return empty if no file has it
   */
  public <T> Optional<T> find(String path, BiFunction<Hdf5File, String, T> read) {
    for (Path candidate : files) {
      try (Hdf5File file = PatientReader.open(candidate)) {
        if (file.exists(path)) {
          return Optional.of(read.apply(file, path));
        }
      }
    }
    return Optional.empty();
  }

  /** All numbers of a dataset; none if it is nowhere. */
  public double[] numbers(String path) {
    return find(path, (file, name) -> file.dataset(name).readDoubles()).orElse(new double[0]);
  }

  private static double lastSaved(Path path) {
    try (Hdf5File file = PatientReader.open(path)) {
      if (!file.exists(CubeLayout.FIT)) {
        return Double.NEGATIVE_INFINITY;
      }
      double[] times = file.isDataset(TIMES) ? file.dataset(TIMES).readDoubles() : new double[0];
      double last = times.length > 0 ? times[times.length - 1] : Double.NEGATIVE_INFINITY;
      return file.group(CubeLayout.FIT).attributes().findDouble(TIME).orElse(last);
    }
  }
}
