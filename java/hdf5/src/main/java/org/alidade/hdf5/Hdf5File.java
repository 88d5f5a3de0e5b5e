package org.alidade.hdf5;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.internal.AccessMode;
import org.alidade.hdf5.internal.Closing;
import org.alidade.hdf5.internal.DatasetHandle;
import org.alidade.hdf5.internal.ErrorStack;
import org.alidade.hdf5.internal.Identifier;
import org.alidade.hdf5.internal.Links;
import org.alidade.hdf5.internal.Names;
import org.alidade.hdf5.internal.NativeLock;
import org.alidade.hdf5.internal.OpenFiles;
import org.bytedeco.hdf5.global.hdf5;
import org.jspecify.annotations.Nullable;

/**
 * An open HDF5 file.
 *
 * <p>Writers hold the {@link WriterLock} of the file while it is open. One process cannot have a
 * file open for reading and for writing; SWMR readers go with any writer. Closing the file closes
 * its datasets; using either afterwards throws {@link ClosedException}. Names of objects may be
 * given with or without a leading slash.
 *
 * <p>SWMR (single writer, multiple readers): the writer creates everything, calls {@link
 * #startSwmrWrite()} or reopens with {@link #openSwmrWrite(Path)}, and then only writes elements,
 * extends datasets and flushes. Readers use {@link #openSwmrRead(Path)} and {@link
 * Hdf5Dataset#refresh()}.
 *
 * <p>A writer that was killed leaves its mark in the file. SWMR readers still open it, everybody
 * else is refused until {@link #repair(Path)} was called.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (Hdf5File file = Hdf5File.create(path)) {
 *   file.createDataset("DataCube", DatasetSpec.of(Hdf5Type.FLOAT64, 28, 583)).write(spectra);
 *   file.attributes().set("dims", json);
 * }
 * }</pre>
 */
public final class Hdf5File implements AutoCloseable {
  private final Path path;
  private final Identifier identifier;
  private final OpenFiles.Entry entry;
  private final @Nullable WriterLock writerLock;
  private final Map<String, Hdf5Dataset> datasets = new HashMap<>();

  Hdf5File(
      Path path, Identifier identifier, OpenFiles.Entry entry, @Nullable WriterLock writerLock) {
    this.path = path;
    this.identifier = identifier;
    this.entry = entry;
    this.writerLock = writerLock;
  }

  /**
   * Creates a file, readable by HDF5 1.10 and later, and opens it for writing.
   *
   * @throws InvalidStateException if it exists or another writer holds it
   */
  public static Hdf5File create(Path path) {
    return create(path, WriterLock.Options.defaults());
  }

  /**
   * Creates a file, waiting for other writers as the options say.
   *
   * @throws InvalidStateException if it exists or another writer holds it
   */
  public static Hdf5File create(Path path, WriterLock.Options options) {
    return FileOpening.create(path, options);
  }

  /**
   * Opens a file for reading; it must not change meanwhile.
   *
   * @throws FormatException if it is foreign, truncated or damaged
   * @throws InvalidStateException if a writer has it open, here or elsewhere
   */
  public static Hdf5File openReadOnly(Path path) {
    return FileOpening.open(path, AccessMode.READ, null);
  }

  /**
   * Opens a file for reading and writing.
   *
   * @throws FormatException if it is foreign, truncated or damaged
   * @throws InvalidStateException if somebody else has it open
   */
  public static Hdf5File openForUpdate(Path path) {
    return openForUpdate(path, WriterLock.Options.defaults());
  }

  /**
   * Opens a file for reading and writing, waiting for other writers as the options say.
   *
   * @throws FormatException if it is foreign, truncated or damaged
   * @throws InvalidStateException if somebody else has it open
   */
  public static Hdf5File openForUpdate(Path path, WriterLock.Options options) {
    return FileOpening.openLocked(path, AccessMode.WRITE, options);
  }

  /**
   * Opens a file for reading and writing under a writer lock that the caller holds and keeps. The
   * mark of a killed writer is removed first: the lock proves that it is gone.
   *
   * @throws FormatException if it is foreign, truncated or damaged
   * @throws InvalidStateException if the lock belongs to another file, or a reader has it open here
   */
  public static Hdf5File openForUpdate(Path path, WriterLock held) {
    return FileOpening.openHeld(path, held);
  }

  /**
   * Opens a file for reading beside a SWMR writer; {@link Hdf5Dataset#refresh()} shows what the
   * writer has flushed.
   *
   * @throws FormatException if it is foreign or damaged
   * @throws InvalidStateException if a writer has it open without SWMR
   */
  public static Hdf5File openSwmrRead(Path path) {
    return FileOpening.open(path, AccessMode.SWMR_READ, null);
  }

  /**
   * Opens a file for SWMR writing: elements, extension, flush.
   *
   * @throws FormatException if it is foreign, truncated or damaged
   * @throws InvalidStateException if somebody else writes it or reads it without SWMR
   */
  public static Hdf5File openSwmrWrite(Path path) {
    return openSwmrWrite(path, WriterLock.Options.defaults());
  }

  /**
   * Opens a file for SWMR writing, waiting for other writers as the options say.
   *
   * @throws FormatException if it is foreign, truncated or damaged
   * @throws InvalidStateException if somebody else writes it or reads it without SWMR
   */
  public static Hdf5File openSwmrWrite(Path path, WriterLock.Options options) {
    return FileOpening.openLocked(path, AccessMode.SWMR_WRITE, options);
  }

  /**
   * Writes a whole file beside its final name, and renames it when it is complete and on disk. An
   * existing file is replaced at that moment; if the writing fails, it stays and nothing is left
   * over.
   *
   * @param path final name
   * @param writing fills the file, which is closed afterwards
   * @throws InvalidStateException if another writer holds the file
   */
  public static void createAtomically(Path path, Consumer<Hdf5File> writing) {
    WriterLock.holding(
        path, WriterLock.Options.defaults(), () -> FileOpening.replace(path, writing));
  }

  /**
   * Whether the file says that a writer has it open: one that is at work, or one that was killed.
   *
   * @throws FormatException if it is not an HDF5 file
   */
  public static boolean isMarkedAsOpen(Path path) {
    return FileOpening.isMarkedAsOpen(path);
  }

  /**
   * Removes the mark that a killed writer left, after taking the writer lock. Everything that the
   * writer had flushed is there afterwards. Must not be called while a program writes the file that
   * does not take the writer lock.
   *
   * @throws InvalidStateException if a writer holds the file
   * @throws FormatException if the file is damaged
   */
  public static void repair(Path path) {
    FileOpening.requireFile(path);
    WriterLock.holding(
        path,
        WriterLock.Options.defaults().withTimeout(Duration.ZERO),
        () -> NativeLock.run(() -> FileOpening.clearMarks(path)));
  }

  /** The path that the file was opened with. */
  public Path path() {
    return path;
  }

  /** Whether elements may be written. */
  public boolean isWritable() {
    return entry.mode().writes();
  }

  /** Whether the file was closed. */
  public boolean isClosed() {
    return NativeLock.call(identifier::isClosed);
  }

  /** Whether a group or dataset of that path exists. */
  public boolean exists(String object) {
    return reading(id -> Links.exists(id, Names.absolute(object)));
  }

  /** Whether a dataset of that path exists. */
  public boolean isDataset(String object) {
    return reading(id -> Links.isDataset(id, Names.absolute(object)));
  }

  /**
   * Names of groups and datasets in a group, sorted.
   *
   * @throws MissingDatasetException if there is no such group
   */
  public List<String> children(String group) {
    String absolute = Names.absolute(group);
    return reading(
        id -> {
          requireGroup(id, absolute);
          return Links.children(id, absolute, where(absolute));
        });
  }

  /**
   * A group.
   *
   * @throws MissingDatasetException if there is none; the message names what exists
   */
  public Hdf5Group group(String group) {
    String absolute = Names.absolute(group);
    return reading(
        id -> {
          requireGroup(id, absolute);
          return new Hdf5Group(this, absolute);
        });
  }

  /** The attributes of the file, which are those of its root group. */
  public Hdf5Attributes attributes() {
    return new Hdf5Attributes(this, "/");
  }

  /**
   * Creates a group with the groups that lead to it; a group that exists is left as it is.
   *
   * @throws InvalidStateException if a dataset has the name, or the file cannot change
   */
  public Hdf5Group createGroup(String group) {
    String absolute = Names.absolute(group);
    changingStructure(
        "create groups",
        id -> {
          if (!Links.exists(id, absolute)) {
            Links.createGroup(id, absolute, where(absolute));
          } else if (!Links.isGroup(id, absolute)) {
            throw existing(absolute);
          }
        });
    return new Hdf5Group(this, absolute);
  }

  /**
   * A dataset; asked again for the same path, the same object.
   *
   * @throws MissingDatasetException if there is none; the message names what exists
   */
  public Hdf5Dataset dataset(String dataset) {
    return dataset(dataset, -1);
  }

  /**
   * A dataset with a chunk cache of its own size.
   *
   * @param chunkCacheBytes bytes of the cache if this call opens the dataset; 0 bypasses it
   * @throws MissingDatasetException if there is none; the message names what exists
   */
  public Hdf5Dataset dataset(String dataset, long chunkCacheBytes) {
    String absolute = Names.absolute(dataset);
    return reading(
        id -> {
          Hdf5Dataset open = datasets.get(absolute);
          if (open != null) {
            return open;
          }
          if (!Links.isDataset(id, absolute)) {
            throw Links.missing(id, absolute, "dataset", path.toString());
          }
          return keep(absolute, DatasetHandle.open(id, absolute, chunkCacheBytes, where(absolute)));
        });
  }

  /**
   * Creates a dataset, with the groups that lead to it.
   *
   * @throws InvalidStateException if something has the name, or the file cannot change
   */
  public Hdf5Dataset createDataset(String dataset, DatasetSpec spec) {
    String absolute = Names.absolute(dataset);
    return changing(
        "create datasets",
        id -> {
          if (Links.exists(id, absolute)) {
            throw existing(absolute);
          }
          return keep(absolute, DatasetHandle.create(id, absolute, spec, where(absolute)));
        });
  }

  private Hdf5Dataset keep(String absolute, DatasetHandle handle) {
    Hdf5Dataset dataset = new Hdf5Dataset(this, absolute, handle);
    datasets.put(absolute, dataset);
    return dataset;
  }

  /**
   * Removes a dataset, or a group with everything in it. Its space is used for later data, the file
   * does not shrink.
   *
   * @throws MissingDatasetException if there is no such object
   */
  public void delete(String object) {
    String absolute = Names.absolute(object);
    changingStructure(
        "delete objects",
        id -> {
          requireMovable(id, absolute);
          closeDatasets(absolute);
          Links.delete(id, absolute, where(absolute));
        });
  }

  /**
   * Moves an object inside the file. Datasets that were open under the old name are closed.
   *
   * @throws MissingDatasetException if there is no such object
   * @throws InvalidStateException if something has the new name
   */
  public void rename(String from, String to) {
    String source = Names.absolute(from);
    String target = Names.absolute(to);
    changingStructure(
        "rename objects",
        id -> {
          requireMovable(id, source);
          if (Links.exists(id, target)) {
            throw existing(target);
          }
          closeDatasets(source);
          Links.rename(id, source, target, where(source));
        });
  }

  /** Hands everything written so far to the operating system. */
  public void flush() {
    NativeLock.run(
        () -> {
          ensureOpen();
          ErrorStack.check(
              hdf5.H5Fflush(identifier.id(), hdf5.H5F_SCOPE_GLOBAL),
              "cannot flush",
              path.toString());
        });
  }

  /**
   * Lets SWMR readers in. From here on only elements are written, datasets extended, and both
   * flushed.
   *
   * @throws InvalidStateException if the file is not open for writing
   */
  public void startSwmrWrite() {
    changingStructure(
        "start SWMR writing",
        id -> {
          ErrorStack.check(
              hdf5.H5Fstart_swmr_write(id), "cannot start SWMR writing", path.toString());
          entry.startSwmrWrite();
        });
  }

  /** Closes the file with all its datasets, gives the writer lock back; harmless a second time. */
  @Override
  public void close() {
    NativeLock.run(
        () -> {
          if (!identifier.isClosed()) {
            List<Runnable> steps = new ArrayList<>();
            datasets.values().forEach(dataset -> steps.add(dataset::closeHandle));
            steps.add(identifier::close);
            steps.add(entry::remove);
            if (writerLock != null) {
              steps.add(writerLock::close);
            }
            datasets.clear();
            Closing.all(steps);
          }
        });
  }

  <T> T reading(LongFunction<T> work) {
    return NativeLock.call(
        () -> {
          ensureOpen();
          return work.apply(identifier.id());
        });
  }

  void changingStructure(String what, LongConsumer work) {
    changing(
        what,
        id -> {
          work.accept(id);
          return true;
        });
  }

  private <T> T changing(String what, LongFunction<T> work) {
    return reading(
        id -> {
          requireWritable();
          if (entry.mode() == AccessMode.SWMR_WRITE) {
            throw new InvalidStateException(
                "cannot " + what + " during SWMR writing",
                path.toString(),
                "close the file and open it for update");
          }
          return work.apply(id);
        });
  }

  void requireWritable() {
    if (!entry.mode().writes()) {
      throw new InvalidStateException(
          "the file is open for " + entry.mode().purpose(), path.toString(), "open it for update");
    }
  }

  void ensureOpen() {
    if (identifier.isClosed()) {
      throw new ClosedException(
          "file used after close", path.toString(), "keep it open while it is in use");
    }
  }

  String where(String object) {
    return path + ":" + object;
  }

  private void requireGroup(long id, String absolute) {
    if (!Links.exists(id, absolute) || !Links.isGroup(id, absolute)) {
      throw Links.missing(id, absolute, "group", path.toString());
    }
  }

  private void requireMovable(long id, String absolute) {
    if (absolute.equals("/")) {
      throw new BadInputException("the root group stays", path.toString(), "name an object in it");
    }
    if (!Links.exists(id, absolute)) {
      throw Links.missing(id, absolute, "object", path.toString());
    }
  }

  private void closeDatasets(String ancestor) {
    List<Runnable> steps = new ArrayList<>();
    datasets.forEach(
        (name, dataset) -> {
          if (Names.within(name, ancestor)) {
            steps.add(dataset::closeHandle);
          }
        });
    datasets.keySet().removeIf(name -> Names.within(name, ancestor));
    Closing.all(steps);
  }

  private InvalidStateException existing(String absolute) {
    return new InvalidStateException(
        "there is an object of that name", where(absolute), "delete it or choose another name");
  }

  @Override
  public String toString() {
    return "Hdf5File " + path + " open for " + entry.mode().purpose();
  }
}
