package org.alidade.cube;

import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.StoredModels;
import org.alidade.cube.internal.compressed.CompressedModels;
import org.alidade.cube.internal.operator.MatrixFree;
import org.alidade.hdf5.Hdf5File;

/**
 * Opens the matrix of a cube file.
 *
 * <p>Example: {@code try (CubeOperator operator = CubeOperators.stored(path, 2)) {
 * operator.forward(x, model); }}
 */
public final class CubeOperators {
  /** Stored models stay mapped up to this many bytes; beyond, pages are let go after use. */
  public static final long DEFAULT_RESIDENT_BYTES = 4L << 30;

  private CubeOperators() {}

  /**
   * The matrix from where the caller wants it; AUTO takes stored models if they are complete.
   *
   * @param threads worker threads
   * @param residentBudgetBytes stored models kept in memory at a time
   */
  public static CubeOperator open(
      Path cubeFile, RowSource rows, int threads, long residentBudgetBytes) {
    boolean models =
        switch (rows) {
          case MODELS -> true;
          case OPERATOR -> false;
          case AUTO -> hasCompleteModels(cubeFile);
        };
    return models ? stored(cubeFile, threads, residentBudgetBytes) : matrixFree(cubeFile, threads);
  }

  private static boolean hasCompleteModels(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return BuildRecord.find(file).map(BuildRecord::complete).orElse(false);
    }
  }

  /**
   * The matrix as the hypercube on disk, with the default memory budget.
   *
   * @param threads worker threads
   * @throws MissingDatasetException if the file has no hypercube
   * @throws InvalidStateException if the hypercube is not complete
   */
  public static CubeOperator stored(Path cubeFile, int threads) {
    return stored(cubeFile, threads, DEFAULT_RESIDENT_BYTES);
  }

  /**
   * The matrix as the hypercube on disk.
   *
   * @param threads worker threads
   * @param residentBudgetBytes stored models kept in memory at a time
   * @throws MissingDatasetException if the file has no hypercube
   * @throws InvalidStateException if the hypercube is not complete
   */
  public static CubeOperator stored(Path cubeFile, int threads, long residentBudgetBytes) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return StoredModels.open(file, completeRecord(file), threads, residentBudgetBytes);
    }
  }

  private static BuildRecord completeRecord(Hdf5File file) {
    Optional<BuildRecord> record = BuildRecord.find(file);
    if (record.isEmpty()) {
      throw new MissingDatasetException(
          "no hypercube (the file holds " + String.join(", ", file.children("/")) + ")",
          file.path() + " " + CubeLayout.MODELS,
          "run alidade cube build, or use --rows operator");
    }
    if (!record.get().complete()) {
      throw new InvalidStateException(
          "the hypercube is not complete",
          file.path() + " " + CubeLayout.MODELS,
          "run alidade cube build to finish it");
    }
    return record.get();
  }

  /**
   * The matrix as a product that never forms it, with the options the file's hypercube has or the
   * defaults.
   *
   * @param threads worker threads
   * @throws MissingDatasetException if the file has not been populated
   */
  public static CubeOperator matrixFree(Path cubeFile, int threads) {
    return matrixFree(cubeFile, options(cubeFile), threads);
  }

  private static BuildOptions options(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return BuildRecord.find(file).map(BuildRecord::options).orElseGet(BuildOptions::defaults);
    }
  }

  /**
   * The matrix as a product that never forms it, with other normalisation, amplitude, kernel or
   * bias.
   *
   * @param options the modes; tile sizes do not matter
   * @param threads worker threads
   * @throws MissingDatasetException if the file has not been populated
   */
  public static CubeOperator matrixFree(Path cubeFile, BuildOptions options, int threads) {
    return matrixFree(cubeFile, options, OperatorPrecision.DOUBLE, threads);
  }

  /**
   * The matrix as a product that never forms it, in float64 or float32.
   *
   * @param options the modes; tile sizes do not matter
   * @param precision arithmetic of forward and adjoint products, and how kernels are kept; columns,
   *     energies and norms are summed in float64 always
   * @param threads worker threads
   * @throws MissingDatasetException if the file has not been populated
   */
  public static CubeOperator matrixFree(
      Path cubeFile, BuildOptions options, OperatorPrecision precision, int threads) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return MatrixFree.of(CubeReading.modelInputs(file), options, precision, threads);
    }
  }

  /**
   * The matrix of compressed templates, with the options the file's hypercube has or the defaults.
   *
   * @param tolerance smallest relative singular value of the templates that is kept, 0 to 1
   * @param threads worker threads
   * @throws MissingDatasetException if the file has not been populated
   */
  public static ApproximateOperator compressed(Path cubeFile, double tolerance, int threads) {
    return compressed(cubeFile, options(cubeFile), tolerance, threads);
  }

  /**
   * The matrix of compressed templates: approximate, with an error that is measured, and cheaper
   * rows (spec cubefit 6.4).
   *
   * @param options the modes; tile sizes do not matter
   * @param tolerance smallest relative singular value of the templates that is kept, 0 to 1
   * @param threads worker threads
   * @throws MissingDatasetException if the file has not been populated
   */
  public static ApproximateOperator compressed(
      Path cubeFile, BuildOptions options, double tolerance, int threads) {
    return CompressedModels.open(cubeFile, options, tolerance, threads);
  }
}
