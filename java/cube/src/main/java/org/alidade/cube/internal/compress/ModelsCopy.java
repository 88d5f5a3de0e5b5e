package org.alidade.cube.internal.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.alidade.array.FloatArray;
import org.alidade.cube.ProgressListener;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Slab;

/**
 * Copies the models from one dataset to another with other chunks and filters. Blocks are read one
 * after the other; the chunks of a block are packed in parallel outside the HDF5 library, which
 * only stores the bytes.
 */
public final class ModelsCopy {
  private final Hdf5Dataset source;
  private final Hdf5Dataset target;
  private final int level;
  private final boolean shuffle;
  private final long[] shape;
  private final long[] chunk;
  private final long[] block;

  /**
   * Prepares the copy.
   *
   * @param source models (S, C, P, L) float32
   * @param target models of the same shape with the filters that level and shuffle say
   * @param sourceChunk chunk lengths of the source
   */
  public ModelsCopy(
      Hdf5Dataset source, Hdf5Dataset target, long[] sourceChunk, int level, boolean shuffle) {
    this.source = source;
    this.target = target;
    this.level = level;
    this.shuffle = shuffle;
    this.shape = source.shape().toArray();
    this.chunk = target.chunk();
    this.block = blockLengths(sourceChunk);
  }

  /** Whole target chunks that cover about one source chunk, so that none is unpacked twice. */
  private long[] blockLengths(long[] sourceChunk) {
    long[] lengths = chunk.clone();
    for (int axis = 0; axis < lengths.length; axis++) {
      lengths[axis] = chunk[axis] * Math.max(1, sourceChunk[axis] / chunk[axis]);
    }
    return lengths;
  }

  /** Copies everything. */
  public void run(int threads, ProgressListener progress) throws InterruptedException {
    List<long[]> blocks = offsets(new long[shape.length], shape, block);
    int chunkElements = Math.toIntExact(product(chunk));
    BlockingQueue<ChunkEncoder> encoders = new LinkedBlockingQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (FloatArray buffer = FloatArray.allocateUninitialized("cube.compress", product(block))) {
      for (int i = 0; i < threads; i++) {
        encoders.add(new ChunkEncoder(chunkElements, level, shuffle));
      }
      for (int i = 0; i < blocks.size(); i++) {
        copyBlock(blocks.get(i), buffer, pool, encoders);
        progress.progress(i + 1L, blocks.size(), "blocks");
      }
    } finally {
      pool.shutdown();
      encoders.forEach(ChunkEncoder::close);
    }
  }

  private void copyBlock(
      long[] offset, FloatArray buffer, ExecutorService pool, BlockingQueue<ChunkEncoder> encoders)
      throws InterruptedException {
    long[] count = clipped(offset, block);
    FloatArray values = buffer.slice(0, product(count)).reshape(count);
    source.read(Slab.of(offset, count), values);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (long[] place : offsets(offset, end(offset, count), chunk)) {
      tasks.add(
          () -> {
            ChunkEncoder encoder = encoders.take();
            try {
              copyChunk(values, offset, count, place, encoder);
            } finally {
              encoders.add(encoder);
            }
            return true;
          });
    }
    for (Future<Boolean> task : pool.invokeAll(tasks)) {
      finish(task);
    }
  }

  private static void finish(Future<Boolean> task) throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a chunk could not be packed", e);
    }
  }

  private void copyChunk(
      FloatArray values,
      long[] blockOffset,
      long[] blockCount,
      long[] place,
      ChunkEncoder encoder) {
    long[] count = clipped(place, chunk);
    float[] elements = encoder.elements();
    if (!Arrays.equals(count, chunk)) {
      Arrays.fill(elements, 0);
    }
    int pixels = Math.toIntExact(count[3]);
    for (long s = 0; s < count[0]; s++) {
      for (long c = 0; c < count[1]; c++) {
        for (long p = 0; p < count[2]; p++) {
          long from =
              row(
                  blockCount,
                  place[0] - blockOffset[0] + s,
                  place[1] - blockOffset[1] + c,
                  place[2] - blockOffset[2] + p);
          values.copyTo(from, elements, (int) row(chunk, s, c, p), pixels);
        }
      }
    }
    encoder.encode();
    target.writeChunk(place, encoder.filterMask(), encoder.stored(), encoder.storedBytes());
  }

  /** Index of the first pixel of (s, c, p) in an array of these lengths. */
  private static long row(long[] lengths, long s, long c, long p) {
    return ((s * lengths[1] + c) * lengths[2] + p) * lengths[3];
  }

  private long[] clipped(long[] offset, long[] lengths) {
    long[] count = new long[lengths.length];
    for (int axis = 0; axis < count.length; axis++) {
      count[axis] = Math.min(lengths[axis], shape[axis] - offset[axis]);
    }
    return count;
  }

  private static long[] end(long[] offset, long[] count) {
    long[] end = new long[offset.length];
    for (int axis = 0; axis < end.length; axis++) {
      end[axis] = offset[axis] + count[axis];
    }
    return end;
  }

  /** Offsets of all pieces between two corners, row-major. */
  private static List<long[]> offsets(long[] from, long[] to, long[] step) {
    List<long[]> offsets = new ArrayList<>();
    for (long s = from[0]; s < to[0]; s += step[0]) {
      for (long c = from[1]; c < to[1]; c += step[1]) {
        for (long p = from[2]; p < to[2]; p += step[2]) {
          offsets.add(new long[] {s, c, p, 0});
        }
      }
    }
    return offsets;
  }

  private static long product(long[] lengths) {
    return Arrays.stream(lengths).reduce(1, Math::multiplyExact);
  }
}
