package org.alidade.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.ModelCubeWriter;
import org.alidade.cube.internal.ModelCubes;
import org.alidade.cube.internal.ModelTarget;
import org.alidade.hdf5.Hdf5File;

/**
 * Computes model spectra {@code A x} for all spaxels and writes them as {@code /ModelCube} (S, L)
 * float64, all pixels, masked or not (spec cubefit 3.11), or the light of single components as
 * {@code /ModelCube_c<nnn>}. A model cube of the same weights and matrix is kept, so that a run
 * that was killed goes on where it was.
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
   * Writes the model cube, or the model cubes of the components that the options name, unless they
   * are there. Those of the components add up to that of all.
   *
   * @param x weights, C*P values
   * @throws BadInputException if x has another length or non-finite values, or there is no such
   *     component
   * @throws org.alidade.array.InvalidStateException if the hypercube is not complete
   * @throws org.alidade.array.ResourceExhaustedException if the disk has no room
   * @throws IOException if the cube file cannot be read or written
   */
  public static ReconstructReport run(
      Path cubeFile, double[] x, ReconstructOptions options, ProgressListener progress)
      throws IOException {
    long start = System.nanoTime();
    String fingerprint = BuildFingerprint.current(cubeFile);
    try (CubeOperator operator = operator(cubeFile, options)) {
      CubeShape shape = operator.shape();
      requireWeights(x, shape);
      SlabSize slab = slab(cubeFile, shape, options);
      List<ModelTarget> targets = ModelTarget.of(x, shape, options);
      List<ModelTarget> missing = new ArrayList<>();
      String reason = missing(cubeFile, targets, fingerprint, missing);
      new ModelCubes(cubeFile, operator, slab, fingerprint, options.maxSlabBytes())
          .write(missing, progress);
      List<ModelTarget> present = new ArrayList<>(targets);
      present.removeAll(missing);
      return new ReconstructReport(
          missing.isEmpty(),
          reason,
          slab,
          Duration.ofNanos(System.nanoTime() - start),
          missing.stream().map(ModelTarget::name).toList(),
          present.stream().map(ModelTarget::name).toList());
    }
  }

  /** Collects what is not there; says why the first of it is not. */
  private static String missing(
      Path cubeFile, List<ModelTarget> targets, String fingerprint, List<ModelTarget> missing) {
    String reason = "ok";
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      for (ModelTarget target : targets) {
        Status status = ModelCubeWriter.status(file, "/" + target.name(), target.x(), fingerprint);
        if (!status.ok()) {
          reason = missing.isEmpty() ? status.reason() : reason;
          missing.add(target);
        }
      }
    }
    return reason;
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
}
