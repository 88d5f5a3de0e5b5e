package org.alidade.lightcurve.array;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.sources.SourceCatalogue;

/**
 * A folder with the array in two layouts (spec lightcurve 7.9): one that is written epoch by epoch,
 * {@code lightcurves_write.h5}, and one that is read object by object, {@code lightcurves_read.h5}.
 *
 * <p>Both hold {@code /lightcurves}, 32-bit floating point over object, measurement, value, epoch,
 * NaN where nothing was measured; {@code /flags}, unsigned 16 bits over object, measurement, epoch,
 * 65535 where nothing was measured; the labels {@code /object}, {@code /measurement}, {@code
 * /value}, {@code /epoch}; and the tables {@code /object_table} and {@code /epoch_table}.
 *
 * <pre>{@code
 * LabelledStore store = LabelledStore.create(Path.of("scratch/lightcurves"), content);
 * store.populateEpoch(SourceCatalogue.read(file, transform), "gr12");
 * store.rechunk(RechunkOptions.defaults());
 * try (LightCurveStore curves = store.openReader()) { ... }
 * }</pre>
 */
public final class LabelledStore {
  /** Name of the file in the layout for writing. */
  public static final String WRITE_FILE = "lightcurves_write.h5";

  /** Name of the file in the layout for reading. */
  public static final String READ_FILE = "lightcurves_read.h5";

  private final Path folder;

  private LabelledStore(Path folder) {
    this.folder = folder;
  }

  /** The store of a folder, whether there is anything in it or not. */
  public static LabelledStore at(Path folder) {
    return new LabelledStore(folder);
  }

  /**
   * Makes the layout for writing; nothing is measured yet, and no space taken.
   *
   * @throws InvalidStateException if there is one already
   */
  public static LabelledStore create(Path folder, LabelledContent content) {
    LabelledStore store = at(folder);
    if (Files.exists(store.writeFile())) {
      throw new InvalidStateException(
          "there is an array already", store.writeFile().toString(), "use another folder");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "cannot make the folder (" + e.getMessage() + ")",
              folder.toString(),
              "check the path");
      failure.initCause(e);
      throw failure;
    }
    long[] shape = content.axes().shape();
    ArrayFile.Layout layout =
        new ArrayFile.Layout(new long[] {shape[0], shape[1], shape[2], 1}, 0, true);
    Hdf5File.createAtomically(
        store.writeFile(), file -> ArrayFile.create(file, content, layout, ArrayFile.now()));
    return store;
  }

  /** File in the layout for writing. */
  public Path writeFile() {
    return folder.resolve(WRITE_FILE);
  }

  /** File in the layout for reading. */
  public Path readFile() {
    return folder.resolve(READ_FILE);
  }

  /** The layouts that are there. */
  public List<Path> files() {
    return List.of(writeFile(), readFile()).stream().filter(Files::isRegularFile).toList();
  }

  /**
   * Opens the layout for writing, waiting for other writers.
   *
   * @throws MissingDatasetException if it was not made yet
   */
  public LabelledWriter openWriter() {
    return LabelledWriter.open(existing(writeFile(), "create it"));
  }

  /**
   * Writes what a catalogue measures in one epoch; see {@link LabelledWriter#populateEpoch}. The
   * file is open only meanwhile.
   *
   * @return number of array elements written
   */
  public int populateEpoch(SourceCatalogue catalogue, String epochKey) {
    try (LabelledWriter writer = openWriter()) {
      return writer.populateEpoch(catalogue, epochKey);
    }
  }

  /**
   * Copies the layout for writing to that for reading, replacing an older one. If that is cut short
   * the next call goes on where it was; a layout for reading appears only when it is whole.
   *
   * @throws MissingDatasetException if the layout for writing was not made yet
   */
  public void rechunk(RechunkOptions options) {
    Rechunking.run(existing(writeFile(), "create it"), readFile(), options);
  }

  /**
   * Opens the layout for reading.
   *
   * @throws MissingDatasetException if there is none yet
   */
  public LabelledReader openReader() {
    return LabelledReader.open(existing(readFile(), "write epochs and rechunk"));
  }

  private static Path existing(Path file, String remedy) {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException(
          "there is no array in this layout yet", file.toString(), remedy);
    }
    return file;
  }

  /** What is in the layout for reading, else in that for writing; empty if there is none. */
  public Optional<LabelledInfo> info() {
    return info(readFile()).or(() -> info(writeFile()));
  }

  /** What is in a file of this folder; empty if it is not there. */
  public Optional<LabelledInfo> info(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (LabelledReader reader = LabelledReader.open(file)) {
      return Optional.of(
          new LabelledInfo(
              file, reader.axes(), reader.chunk(), reader.created(), ArrayFile.DESCRIPTION));
    }
  }

  @Override
  public String toString() {
    return "LabelledStore " + folder;
  }
}
