package org.alidade.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.ModelCubeWriter;
import org.alidade.hdf5.Hdf5File;

/**
 * Computes model spectra {@code A x} for all spaxels and writes them as {@code /ModelCube} (S, L)
 * float64, all pixels, masked or not (spec cubefit 3.11). A model cube of the same weights and
 * matrix is kept.
 *
 * <p>Example: {@code Reconstruction.run(path, x, ReconstructOptions.defaults(),
 * ProgressListener.NONE)}.
 */
public final class Reconstruction {
  private static final int DEFAULT_SPAXEL_TILE = 128;

  private Reconstruction() {}

  /**
   * Whether a model cube is there and belongs to these weights.
   *
   * @param ok whether it can be used as it is
   * @param reason why, or why not
   */
  public record Status(boolean ok, String reason) {}

  /** Looks at the model cube of a file. */
  public static Status status(Path cubeFile, double[] x, String name) {
    String fingerprint = BuildFingerprint.current(cubeFile);
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return ModelCubeWriter.status(file, "/" + name, x, fingerprint);
    }
  }

  /** The weights a file holds: {@code /X_global}. */
  public static double[] storedWeights(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      if (!file.isDataset(CubeLayout.X_GLOBAL)) {
        throw new MissingDatasetException(
            "no solution",
            cubeFile + " " + CubeLayout.X_GLOBAL,
            "run alidade cube solve, or pass weights with --x");
      }
      return file.dataset(CubeLayout.X_GLOBAL).readDoubles();
    }
  }

  /**
   * Writes the model cube unless it is there.
   *
   * @param x weights, C*P values
   * @throws BadInputException if x has another length or non-finite values
   * @throws org.alidade.array.InvalidStateException if the hypercube is not complete
   */
  public static ReconstructReport run(
      Path cubeFile, double[] x, ReconstructOptions options, ProgressListener progress)
      throws IOException {
    long start = System.nanoTime();
    Status present = status(cubeFile, x, options.name());
    try (CubeOperator operator = operator(cubeFile, options)) {
      CubeShape shape = operator.shape();
      requireWeights(x, shape);
      SlabSize slab = slab(cubeFile, shape, options);
      if (!present.ok()) {
        try (DoubleArray model = compute(operator, x, slab, progress)) {
          String fingerprint = BuildFingerprint.current(cubeFile);
          ModelCubeWriter.write(
              cubeFile, "/" + options.name(), model, x, slab.spaxels(), fingerprint);
        }
      }
      return new ReconstructReport(
          present.ok(), present.reason(), slab, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static CubeOperator operator(Path cubeFile, ReconstructOptions options) {
    return CubeOperators.open(
        cubeFile, options.rows(), options.threads(), options.maxSlabBytes() / 2);
  }

  private static SlabSize slab(Path cubeFile, CubeShape shape, ReconstructOptions options) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      Optional<BuildRecord> record = BuildRecord.find(file);
      int spaxels =
          options
              .spaxelTile()
              .orElse(record.map(r -> r.grid().spaxelChunk()).orElse(DEFAULT_SPAXEL_TILE));
      int populations = record.map(r -> r.grid().populationChunk()).orElse(shape.populations());
      return SlabSize.of(shape, spaxels, populations, options.maxSlabBytes());
    }
  }

  private static void requireWeights(double[] x, CubeShape shape) {
    if (x.length != shape.unknowns()) {
      throw new BadInputException(
          x.length + " weights", "x", "give C*P = " + shape.unknowns() + " values");
    }
    if (!Arrays.stream(x).allMatch(Double::isFinite)) {
      throw new BadInputException("weights are not finite", "x", "give finite values");
    }
  }

  private static DoubleArray compute(
      CubeOperator operator, double[] x, SlabSize slab, ProgressListener progress) {
    CubeShape shape = operator.shape();
    DoubleArray model = DoubleArray.allocate("cube.model", shape.spaxels(), shape.pixels());
    boolean done = false;
    try (DoubleArray weights = DoubleArray.copyOf("cube.model", x)) {
      for (int s = 0; s < shape.spaxels(); s += slab.spaxels()) {
        int count = Math.min(slab.spaxels(), shape.spaxels() - s);
        operator.forward(s, count, weights, model.slice(s, count));
        progress.progress(s + count, shape.spaxels(), "spaxels");
      }
      done = true;
      return model;
    } finally {
      if (!done) {
        model.close();
      }
    }
  }
}
