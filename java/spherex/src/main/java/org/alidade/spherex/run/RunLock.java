package org.alidade.spherex.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.InvalidStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps other runners out until it is closed; a killed process gives it back at once. */
final class RunLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

  private final Path path;
  private final RandomAccessFile file;

  private RunLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Takes the lock of a run.
   *
   * @throws InvalidStateException if somebody else runs it
   */
  static RunLock of(RunFolder folder) {
    Path path = folder.journals().resolve("run.lock");
    try {
      Files.createDirectories(folder.journals());
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      if (isFree(file)) {
        return new RunLock(path, file);
      }
      file.close();
    } catch (IOException e) {
      throw RunFolder.failed("the run cannot be locked", path, e);
    }
    throw new InvalidStateException(
        "this run is already going on", path.toString(), "wait until it ends, or end it");
  }

  private static boolean isFree(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("{} could not be unlocked", path, e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
