package org.alidade.lightcurve.array;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.AlidadeException;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a file in the read layout, some objects after the others. Until it is whole it has another
 * name; one that was left half-written from the same source is continued.
 */
final class ReadFileWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadFileWriter.class);
  private static final String DONE = "objects_done";
  private static final String SOURCE = "source";

  private final Path target;
  private final Path part;
  private final Hdf5File file;
  private final LabelledAxes axes;
  private final RechunkOptions options;
  private long done;

  /**
   * Begins or continues.
   *
   * @param source tells one content from another
   */
  ReadFileWriter(
      Path target, LabelledContent content, RechunkOptions options, String created, String source) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.axes = content.axes();
    this.options = options;
    String mark =
        source + " chunk " + options.objectsPerChunk() + " deflate " + options.deflateLevel();
    Hdf5File begun = Files.exists(part) ? continued(mark) : null;
    this.file = begun == null ? begin(content, created, mark) : begun;
    this.done = file.attributes().getLong(DONE);
  }

  private @Nullable Hdf5File continued(String mark) {
    try {
      if (Hdf5File.isMarkedAsOpen(part)) {
        Hdf5File.repair(part);
      }
      Hdf5File begun = Hdf5File.openForUpdate(part);
      if (begun.attributes().findString(SOURCE).orElse("").equals(mark)) {
        return begun;
      }
      begun.close();
    } catch (AlidadeException e) {
      // what cannot be continued is begun anew, which the caller cannot tell from a first run
      LOG.warn("{} cannot be continued: {}", part, e.getMessage());
    }
    return null;
  }

  private Hdf5File begin(LabelledContent content, String created, String mark) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw failure(e);
    }
    long[] shape = axes.shape();
    long[] chunk = {Math.min(options.objectsPerChunk(), shape[0]), shape[1], shape[2], shape[3]};
    Hdf5File begun = Hdf5File.create(part);
    boolean complete = false;
    try {
      ArrayFile.Layout layout = new ArrayFile.Layout(chunk, options.deflateLevel(), false);
      ArrayFile.create(begun, content, layout, created);
      Hdf5Attributes attributes = begun.attributes();
      attributes.set(DONE, 0L);
      attributes.set(SOURCE, mark);
      attributes.set(LabelledReader.CURVE_COUNT, 0L);
      attributes.set(LabelledReader.POINT_COUNT, 0L);
      begun.flush();
      complete = true;
      return begun;
    } finally {
      if (!complete) {
        begun.close();
      }
    }
  }

  /** Index of the next object that is missing. */
  int next() {
    return Math.toIntExact(done);
  }

  /** How many objects the next block shall have, 0 if all are there. */
  int nextCount() {
    long[] shape = axes.shape();
    long perObject = shape[1] * shape[3] * (shape[2] * Float.BYTES + Integer.BYTES);
    int chunk = options.objectsPerChunk();
    long fitting = Math.max(1, options.memoryBytes() / (2 * perObject) / chunk) * chunk;
    return (int) Math.min(fitting, shape[0] - done);
  }

  /** Writes the next objects. */
  void write(Block block) {
    long[] shape = axes.shape();
    int count = Math.toIntExact(block.flags().length / (shape[1] * shape[3]));
    file.dataset(ArrayFile.CURVES).write(Slab.rows(done, count), block.values());
    file.dataset(ArrayFile.FLAGS).write(Slab.rows(done, count), block.flags());
    count(block.flags(), (int) shape[3]);
    done += count;
    file.flush();
    file.attributes().set(DONE, done);
    file.flush();
    options.progress().accept(done);
  }

  private void count(int[] flags, int epochs) {
    long curves = 0;
    long points = 0;
    for (int start = 0; start < flags.length; start += epochs) {
      long measured = 0;
      for (int i = start; i < start + epochs; i++) {
        measured += flags[i] == ArrayFile.NOT_MEASURED ? 0 : 1;
      }
      points += measured;
      curves += measured > 0 ? 1 : 0;
    }
    Hdf5Attributes attributes = file.attributes();
    attributes.set(
        LabelledReader.CURVE_COUNT, attributes.getLong(LabelledReader.CURVE_COUNT) + curves);
    attributes.set(
        LabelledReader.POINT_COUNT, attributes.getLong(LabelledReader.POINT_COUNT) + points);
  }

  /** Gives the whole file its name. */
  void publish() {
    file.attributes().delete(DONE);
    file.attributes().delete(SOURCE);
    file.close();
    try {
      AtomicFile.publish(part, target);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private IoFailureException failure(IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "cannot write the array (" + cause.getMessage() + ")",
            target.toString(),
            "check the folder and the space left");
    failure.initCause(cause);
    return failure;
  }

  /** Leaves what is written for another time, unless it was published. */
  @Override
  public void close() {
    file.close();
  }
}
