package org.alidade.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.FloatArray;
import org.alidade.array.ResourceExhaustedException;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.DiskSpace;
import org.alidade.cube.internal.HypercubeBuild;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.TileGrid;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;

/**
 * Builds the hypercube {@code /HyperCube/models} (S, C, P, L) float32 of a populated file: every
 * template convolved with every velocity distribution, rebinned and scaled (spec cubefit 1 and
 * 3.4).
 *
 * <p>The work is cut into tiles and can be killed at any instant: the next call with the same
 * inputs and options goes on and ends with the same bytes.
 *
 * <p>Example: {@code HypercubeBuilder.build(path, BuildOptions.builder().workers(2).build(),
 * ProgressListener.NONE)}.
 */
public final class HypercubeBuilder {
  private HypercubeBuilder() {}

  /**
   * Builds what is missing.
   *
   * @param cubeFile populated cube file
   * @param options tiles, modes and threads
   * @param progress told after every tile
   * @throws org.alidade.array.MissingDatasetException if the file has not been populated
   * @throws org.alidade.array.InvalidStateException if a hypercube made from something else is
   *     there, or another process writes the file
   * @throws ResourceExhaustedException if the disk is too small
   * @throws IOException if writing fails
   * @throws InterruptedException if the thread is interrupted; finished tiles are kept
   */
  public static BuildReport build(Path cubeFile, BuildOptions options, ProgressListener progress)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (WriterLock lock = WriterLock.acquire(cubeFile);
        ModelInputs inputs = inputs(cubeFile, lock)) {
      TileGrid grid =
          TileGrid.of(
              inputs.shape(),
              options.spaxelChunk(),
              options.componentChunk(),
              options.populationChunk());
      requireChunkSize(grid);
      BuildFingerprint fingerprint = BuildFingerprint.of(inputs, options, rebinMode(cubeFile));
      requireSpace(cubeFile, grid);
      HypercubeBuild build = new HypercubeBuild(cubeFile, lock, inputs, grid, options, fingerprint);
      int built = build.run(progress);
      return new BuildReport(
          grid.count(),
          built,
          inputs.shape().elements() * FloatArray.BYTES,
          Duration.ofNanos(System.nanoTime() - start),
          build.convolution(),
          fingerprint.digest(),
          build.poorlySampled(),
          warnings(build.poorlySampled()));
    }
  }

  private static ModelInputs inputs(Path cubeFile, WriterLock lock) {
    if (Hdf5File.isMarkedAsOpen(cubeFile)) {
      // A build that was killed while it stamped the end; what it built counts.
      Hdf5File.openForUpdate(cubeFile, lock).close();
    }
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return CubeReading.modelInputs(file);
    }
  }

  private static String rebinMode(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return CubeReading.rebinMode(file);
    }
  }

  private static void requireChunkSize(TileGrid grid) {
    long bytes = grid.tileElements() * FloatArray.BYTES;
    if (bytes >= 1L << 32) {
      throw new BadInputException(
          "a tile of " + bytes + " bytes",
          "--s-chunk, --c-chunk, --p-chunk",
          "keep tiles below 4 GiB, best below 256 MiB");
    }
  }

  private static void requireSpace(Path cubeFile, TileGrid grid) {
    long needed = grid.count() * grid.tileElements() * FloatArray.BYTES;
    long usable = DiskSpace.usableBytes(cubeFile);
    long present;
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      Optional<BuildRecord> record = BuildRecord.find(file);
      present = record.isPresent() ? needed : 0;
    }
    if (usable < needed - present) {
      throw new ResourceExhaustedException(
          "the hypercube needs " + needed + " bytes, the disk has " + usable,
          cubeFile.toString(),
          "free space, or fit without a hypercube: alidade cube solve --rows operator");
    }
  }

  private static List<String> warnings(List<String> poorlySampled) {
    if (poorlySampled.isEmpty()) {
      return List.of();
    }
    String first = String.join(", ", poorlySampled.subList(0, Math.min(5, poorlySampled.size())));
    return List.of(
        poorlySampled.size()
            + " velocity distributions lose more than 5 % of their mass between template pixels, first (spaxel, component) "
            + first
            + "; consider --kernel integrate");
  }
}
