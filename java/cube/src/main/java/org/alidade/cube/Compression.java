package org.alidade.cube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.alidade.array.BadInputException;
import org.alidade.array.FloatArray;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.compress.FileRewrite;
import org.alidade.cube.internal.compress.ModelsCopy;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Copy;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.WriterLock;

/**
 * Makes cube files smaller: packs the models, or gives back space that deleted objects left (spec
 * cubefit 2.6).
 *
 * <p>The new file is written beside the old one and takes its place at the end, so a kill at any
 * instant leaves a whole file; what a killed run left over is removed by the next one.
 *
 * <p>Example: {@code Compression.compress(path, CompressOptions.defaults(),
 * ProgressListener.NONE)}.
 */
public final class Compression {
  /** One spaxel is read from a packed chunk at the cost of all spaxels in it. */
  private static final int SPAXELS_PER_PACKED_CHUNK = 8;

  private static final long CHUNK_LIMIT_BYTES = 1L << 30;

  private Compression() {}

  /**
   * Packs the models of a finished hypercube; everything else in the file stays as it is.
   *
   * @param cubeFile cube file with a complete hypercube
   * @param options codec, effort, chunks
   * @param progress told after every block
   * @throws MissingDatasetException if the file has no hypercube
   * @throws InvalidStateException if the hypercube is not complete, or another process writes the
   *     file
   * @throws org.alidade.array.ResourceExhaustedException if the disk is too small for both files
   * @throws IOException if writing fails; the file is as before
   * @throws InterruptedException if the thread is interrupted; the file is as before
   */
  public static CompressionReport compress(
      Path cubeFile, CompressOptions options, ProgressListener progress)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (WriterLock lock = WriterLock.acquire(cubeFile)) {
      long oldFileBytes = Files.size(cubeFile);
      Models before = completeModels(cubeFile);
      long[] chunk = chunk(before, options);
      requireChunkSize(chunk);
      FileRewrite.removeLeftovers(cubeFile);
      FileRewrite.requireSpace(
          cubeFile, oldFileBytes - before.storedBytes() + paddedBytes(before.shape(), chunk));
      FileRewrite.replace(
          cubeFile, (source, target) -> repack(source, target, before, chunk, options, progress));
      return report(before, models(cubeFile), cubeFile, oldFileBytes, start, level(options));
    }
  }

  /**
   * Rewrites the file without the gaps that deleted and replaced objects left; all content stays as
   * it is.
   *
   * @param cubeFile any cube file
   * @throws InvalidStateException if another process writes the file
   * @throws org.alidade.array.ResourceExhaustedException if the disk is too small for both files
   * @throws IOException if writing fails; the file is as before
   * @throws InterruptedException if the thread is interrupted; the file is as before
   */
  public static CompressionReport compact(Path cubeFile) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (WriterLock lock = WriterLock.acquire(cubeFile)) {
      long oldFileBytes = Files.size(cubeFile);
      Models before = models(cubeFile);
      FileRewrite.removeLeftovers(cubeFile);
      FileRewrite.requireSpace(cubeFile, oldFileBytes);
      FileRewrite.replace(
          cubeFile,
          (source, target) -> {
            Hdf5Copy.attributes(source, "/", target);
            source.children("/").forEach(name -> Hdf5Copy.object(source, name, target));
          });
      return report(before, models(cubeFile), cubeFile, oldFileBytes, start, 0);
    }
  }

  private static void repack(
      Hdf5File source,
      Hdf5File target,
      Models before,
      long[] chunk,
      CompressOptions options,
      ProgressListener progress)
      throws InterruptedException {
    Hdf5Dataset from = source.dataset(CubeLayout.MODELS, 0);
    Hdf5Dataset to = target.createDataset(CubeLayout.MODELS, spec(before.shape(), chunk, options));
    new ModelsCopy(from, to, before.chunkOrShape(), level(options), shuffle(options))
        .run(options.threads(), progress);
    Hdf5Copy.attributes(source, CubeLayout.MODELS, target);
    copyOthers(source, target);
    target.group(CubeLayout.HYPERCUBE).attributes().set("chunks", chunk);
  }

  private static void copyOthers(Hdf5File source, Hdf5File target) {
    Hdf5Copy.attributes(source, "/", target);
    Hdf5Copy.attributes(source, CubeLayout.HYPERCUBE, target);
    for (String name : source.children("/")) {
      if (!CubeLayout.HYPERCUBE.equals("/" + name)) {
        Hdf5Copy.object(source, name, target);
      }
    }
    for (String name : source.children(CubeLayout.HYPERCUBE)) {
      String path = CubeLayout.HYPERCUBE + "/" + name;
      if (!path.equals(CubeLayout.MODELS) && !path.equals(CubeRepair.UNFINISHED_MODELS)) {
        Hdf5Copy.object(source, path, target);
      }
    }
  }

  private static DatasetSpec spec(long[] shape, long[] chunk, CompressOptions options) {
    DatasetSpec.Builder builder = DatasetSpec.builder(Hdf5Type.FLOAT32, shape).chunk(chunk);
    if (level(options) == 0) {
      return builder.earlyAllocation().build();
    }
    return builder.shuffle(options.shuffle()).deflate(options.level()).build();
  }

  private static int level(CompressOptions options) {
    return options.codec() == CompressOptions.Codec.GZIP ? options.level() : 0;
  }

  private static boolean shuffle(CompressOptions options) {
    return options.shuffle() && level(options) > 0;
  }

  private static long[] chunk(Models before, CompressOptions options) {
    long[] shape = before.shape();
    long[] old = before.chunkOrShape();
    long spaxels = level(options) > 0 ? Math.min(old[0], SPAXELS_PER_PACKED_CHUNK) : old[0];
    return new long[] {
      Math.min(shape[0], orElse(options.spaxelChunk(), spaxels)),
      Math.min(shape[1], orElse(options.componentChunk(), old[1])),
      Math.min(shape[2], orElse(options.populationChunk(), old[2])),
      shape[3]
    };
  }

  private static long orElse(OptionalInt wanted, long otherwise) {
    return wanted.isPresent() ? wanted.getAsInt() : otherwise;
  }

  private static void requireChunkSize(long[] chunk) {
    long bytes = Arrays.stream(chunk).reduce(1, Math::multiplyExact) * FloatArray.BYTES;
    if (bytes > CHUNK_LIMIT_BYTES) {
      throw new BadInputException(
          "a chunk of " + bytes + " bytes",
          "--s-chunk, --c-chunk, --p-chunk",
          "keep chunks below 1 GiB, best below 64 MiB");
    }
  }

  /** Chunks at the ends of the axes are stored whole. */
  private static long paddedBytes(long[] shape, long[] chunk) {
    long elements = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      long chunks = (shape[axis] + chunk[axis] - 1) / chunk[axis];
      elements *= chunks * chunk[axis];
    }
    return elements * FloatArray.BYTES;
  }

  private static Models completeModels(Path cubeFile) {
    Models models = models(cubeFile);
    String where = cubeFile + " " + CubeLayout.MODELS;
    if (models.shape().length == 0) {
      throw new MissingDatasetException(
          "no hypercube to compress", where, "run alidade cube build first");
    }
    if (models.shape().length != 4) {
      throw new FormatException(
          "models of " + models.shape().length + " axes cannot be compressed",
          where,
          "build the hypercube again");
    }
    if (!models.complete()) {
      throw new InvalidStateException(
          "the hypercube is not complete", where, "run alidade cube build to finish it");
    }
    return models;
  }

  private static Models models(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      if (!file.isDataset(CubeLayout.MODELS)) {
        return Models.NONE;
      }
      Hdf5Dataset models = file.dataset(CubeLayout.MODELS);
      return new Models(
          models.shape().toArray(),
          models.chunk(),
          models.type().name().toLowerCase(java.util.Locale.ROOT),
          models.filters(),
          models.storageBytes(),
          file.group(CubeLayout.HYPERCUBE)
              .attributes()
              .findBoolean(CubeLayout.ATTRIBUTE_COMPLETE)
              .orElse(false));
    }
  }

  private static CompressionReport report(
      Models before, Models after, Path file, long oldFileBytes, long start, int level)
      throws IOException {
    boolean packed = after.filters().contains("deflate");
    return new CompressionReport(
        after.shape().length == 0 ? "" : CubeLayout.MODELS,
        boxed(after.shape()),
        after.type(),
        boxed(before.chunk()),
        boxed(after.chunk()),
        packed ? CompressOptions.Codec.GZIP.label() : CompressOptions.Codec.NONE.label(),
        level,
        after.filters().contains("shuffle"),
        before.storedBytes(),
        after.storedBytes(),
        oldFileBytes,
        Files.size(file),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** What the file says of its models. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, lives within one call
  private record Models(
      long[] shape,
      long[] chunk,
      String type,
      List<String> filters,
      long storedBytes,
      boolean complete) {
    static final Models NONE = new Models(new long[0], new long[0], "", List.of(), 0, false);

    /** Chunk lengths; a contiguous dataset counts as one chunk per spaxel and component. */
    long[] chunkOrShape() {
      return chunk.length > 0 ? chunk : new long[] {1, 1, shape[2], shape[3]};
    }
  }
}
