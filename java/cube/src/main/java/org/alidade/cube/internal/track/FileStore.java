package org.alidade.cube.internal.track;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.alidade.array.IoFailureException;
import org.alidade.cube.internal.CubeCreation;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;

/**
 * Keeps the state in a live file beside the cube file, replaced as a whole at every write, and
 * merges it into the cube file at the end. A lock makes sure that there is one store per cube file.
 */
public final class FileStore implements FitStore {
  private final Path cubeFile;
  private final Path sidecar;
  private final WriterLock lock;

  private FileStore(Path cubeFile, WriterLock lock) {
    this.cubeFile = cubeFile;
    this.sidecar = FitNames.sidecar(cubeFile);
    this.lock = lock;
  }

  /**
   * The store of a cube file.
   *
   * @throws org.alidade.array.InvalidStateException if another tracker is at work; the message
   *     names it
   */
  public static FileStore open(Path cubeFile) {
    WriterLock lock =
        WriterLock.acquire(
            FitNames.trackerLock(cubeFile),
            WriterLock.Options.defaults().withTimeout(Duration.ZERO));
    FileStore store = new FileStore(cubeFile, lock);
    boolean clean = false;
    try {
      store.deleteLeftovers();
      clean = true;
      return store;
    } finally {
      if (!clean) {
        lock.close();
      }
    }
  }

  @Override
  public void write(FitState state) {
    Hdf5File.createAtomically(sidecar, file -> FitFile.write(file, state));
  }

  @Override
  public boolean hasLeftover() {
    return Files.exists(sidecar);
  }

  @Override
  public void merge(FitState state, Duration timeout) {
    WriterLock.Options options = WriterLock.Options.defaults().withTimeout(timeout);
    CubeCreation.change(cubeFile, options, file -> FitFile.write(file, state));
    delete(sidecar);
  }

  /** Half-written files of killed runs. */
  private void deleteLeftovers() {
    Path folder = cubeFile.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    String pattern = "." + globLiteral(String.valueOf(sidecar.getFileName())) + ".*.tmp";
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, pattern)) {
      leftovers.forEach(FileStore::delete);
    } catch (IOException failure) {
      throw failed("cannot list", folder, failure);
    }
  }

  private static String globLiteral(String name) {
    return name.replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw failed("cannot delete", file, failure);
    }
  }

  private static IoFailureException failed(String what, Path where, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            what + " (" + cause.getMessage() + ")", where.toString(), "check the disk and rights");
    failure.initCause(cause);
    return failure;
  }

  @Override
  public void close() {
    lock.close();
  }
}
