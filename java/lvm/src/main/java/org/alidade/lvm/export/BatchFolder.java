package org.alidade.lvm.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;
import org.alidade.lvm.Batch;
import org.alidade.lvm.BatchSink;
import org.alidade.lvm.FitData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with one HDF5 file per batch, {@code batch-0000.h5} and so on. Work that was killed goes
 * on: a batch whose file is whole and was made from the same files with the same options is not
 * built again, and what a killed process left unfinished is removed. One runner at a time works on
 * a folder.
 *
 * <pre>{@code
 * BatchRunner.over(files).run(new BatchFolder(Path.of("batches")));
 * }</pre>
 */
public final class BatchFolder implements BatchSink {
  /** Attribute that says what a file was made from. */
  static final String KEY = "batch_key";

  private static final Logger LOG = LoggerFactory.getLogger(BatchFolder.class);

  private final Path folder;

  /**
   * Makes the folder if it is not there.
   *
   * @throws BadInputException if the path is a file
   * @throws IOException if the folder cannot be made
   */
  public BatchFolder(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInputException("a file, not a folder", folder.toString(), "name a folder");
    }
    Files.createDirectories(folder);
    this.folder = folder;
    removeUnfinished();
  }

  /** What has no final name yet belongs to a process that is gone. */
  private void removeUnfinished() throws IOException {
    try (DirectoryStream<Path> unfinished =
        Files.newDirectoryStream(folder, ".batch-[0-9]*.h5.*.tmp")) {
      for (Path file : unfinished) {
        Files.deleteIfExists(file);
      }
    }
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, "batch-[0-9]*.h5.lock")) {
      for (Path lock : locks) {
        String name = String.valueOf(lock.getFileName());
        removeLock(folder.resolve(name.substring(0, name.length() - ".lock".length())));
      }
    }
  }

  /** Whoever gives a lock back takes its file away; one that is held is in use. */
  private static void removeLock(Path file) {
    WriterLock.acquire(file, WriterLock.Options.defaults().withTimeout(Duration.ZERO)).close();
  }

  /** The file of a batch. */
  public Path file(Batch batch) {
    return folder.resolve(String.format(Locale.ROOT, "batch-%04d.h5", batch.index()));
  }

  @Override
  public void accept(Batch batch, FitData data) {
    Hdf5Export.write(file(batch), data, Map.of(KEY, batch.key()));
  }

  @Override
  public boolean isDone(Batch batch) {
    Path file = file(batch);
    return Files.exists(file) && key(file).filter(batch.key()::equals).isPresent();
  }

  private static Optional<String> key(Path file) {
    try (Hdf5File stored = Hdf5File.openReadOnly(file)) {
      return stored.attributes().findString(KEY);
    } catch (AlidadeException e) {
      LOG.warn("{} is not what this folder holds and is made anew: {}", file, e.getMessage());
      return Optional.empty();
    }
  }
}
