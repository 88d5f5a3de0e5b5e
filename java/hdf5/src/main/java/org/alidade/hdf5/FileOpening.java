package org.alidade.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.array.ResourceExhaustedException;
import org.alidade.hdf5.internal.AccessMode;
import org.alidade.hdf5.internal.ErrorStack;
import org.alidade.hdf5.internal.FileHandle;
import org.alidade.hdf5.internal.Identifier;
import org.alidade.hdf5.internal.NativeLock;
import org.alidade.hdf5.internal.OpenFiles;
import org.alidade.hdf5.internal.Superblock;
import org.bytedeco.hdf5.global.hdf5;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in which a file comes to be open: locks, registry, native call, and back on failure. */
final class FileOpening {
  private static final Logger LOG = LoggerFactory.getLogger(FileOpening.class);
  private static final int HEADER_BYTES = 32 << 10;
  private static final AtomicLong TEMPORARY_NUMBER = new AtomicLong();

  private FileOpening() {}

  /** Takes the writer lock, then creates the file; the lock goes with the file. */
  static Hdf5File create(Path path, WriterLock.Options options) {
    requireFolder(path);
    return holding(
        WriterLock.acquire(path, options), lock -> NativeLock.call(() -> createNow(path, lock)));
  }

  /** Whether the superblock says that a writer has the file open. */
  static boolean isMarkedAsOpen(Path path) {
    requireFile(path);
    try {
      return Superblock.isMarkedAsOpen(path);
    } catch (IOException e) {
      throw ioFailure("cannot read", path, e);
    }
  }

  private static Path temporary(Path path) {
    long pid = ProcessHandle.current().pid();
    String unique = pid + "-" + TEMPORARY_NUMBER.incrementAndGet();
    return path.resolveSibling("." + path.getFileName() + "." + unique + ".tmp");
  }

  /** Writes a file under a temporary name and renames it; the caller holds the writer lock. */
  static void replace(Path path, Consumer<Hdf5File> writing) {
    requireFolder(path);
    Path temporary = temporary(path);
    try {
      try (Hdf5File file = NativeLock.call(() -> createNow(temporary, null))) {
        writing.accept(file);
      }
      AtomicFile.publish(temporary, path);
    } catch (IOException e) {
      throw ioFailure("cannot put the new file in place", path, e);
    } finally {
      deleteLeftover(temporary);
    }
  }

  private static void deleteLeftover(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("cannot delete the unfinished file {}", file, e);
    }
  }

  /** Removes the marks of a killed writer; the caller holds the writer lock. */
  static void clearMarks(Path path) {
    OpenFiles.Entry entry = OpenFiles.add(path, AccessMode.WRITE);
    try (Identifier file = FileHandle.openClearingMarks(path)) {
      // A SWMR writer records the length of the file only when it closes.
      int status = hdf5.H5Fincrement_filesize(file.id(), 0);
      ErrorStack.check(status, "cannot repair", path.toString());
    } finally {
      entry.remove();
    }
  }

  /** Takes the writer lock, then opens the file; the lock goes with the file. */
  static Hdf5File openLocked(Path path, AccessMode mode, WriterLock.Options options) {
    requireFile(path);
    return holding(WriterLock.acquire(path, options), lock -> open(path, mode, lock));
  }

  /** Opens the file under a lock that stays with the caller. */
  static Hdf5File openHeld(Path path, WriterLock held) {
    requireFile(path);
    if (!held.protects(path)) {
      throw new InvalidStateException(
          "the writer lock belongs to another file", path.toString(), "take the lock of this file");
    }
    return NativeLock.call(
        () -> {
          if (isMarkedAsOpen(path)) {
            LOG.warn("{} was left open by a writer that was killed; removing the mark", path);
            clearMarks(path);
          }
          return open(path, AccessMode.WRITE, null);
        });
  }

  private static Hdf5File holding(WriterLock lock, Function<WriterLock, Hdf5File> opening) {
    boolean opened = false;
    try {
      Hdf5File file = opening.apply(lock);
      opened = true;
      return file;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /** Opens a file that is there; {@code lock} is given back when the file is closed. */
  static Hdf5File open(Path path, AccessMode mode, @Nullable WriterLock lock) {
    requireFile(path);
    return NativeLock.call(
        () -> {
          OpenFiles.Entry entry = OpenFiles.add(path, mode);
          boolean opened = false;
          try {
            Hdf5File file = new Hdf5File(path, FileHandle.open(path, mode), entry, lock);
            opened = true;
            return file;
          } finally {
            if (!opened) {
              entry.remove();
            }
          }
        });
  }

  private static Hdf5File createNow(Path path, @Nullable WriterLock lock) {
    createEmpty(path);
    boolean created = false;
    try {
      requireRoom(path);
      Identifier identifier = FileHandle.create(path);
      Hdf5File file = new Hdf5File(path, identifier, OpenFiles.add(path, AccessMode.WRITE), lock);
      created = true;
      return file;
    } finally {
      if (!created) {
        deleteLeftover(path);
      }
    }
  }

  /** The system decides who creates the file, so that a failure deletes nobody else's. */
  private static void createEmpty(Path path) {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException e) {
      InvalidStateException failure =
          new InvalidStateException(
              "the file exists", path.toString(), "choose another name or delete it");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      throw ioFailure("cannot create", path, e);
    }
  }

  /** HDF5 itself does not survive a disk that is full before the first header is written. */
  private static void requireRoom(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      ByteBuffer room = ByteBuffer.allocate(HEADER_BYTES);
      while (room.hasRemaining()) {
        channel.write(room);
      }
      channel.truncate(0);
    } catch (IOException e) {
      ResourceExhaustedException failure =
          new ResourceExhaustedException(
              "no room for a new file (" + e.getMessage() + ")",
              path.toString(),
              "free disk space or write elsewhere");
      failure.initCause(e);
      throw failure;
    }
  }

  private static void requireFolder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInputException("no such folder", String.valueOf(folder), "create it first");
    }
  }

  static void requireFile(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new BadInputException(
          Files.exists(path) ? "not a file" : "no such file", path.toString(), "check the path");
    }
  }

  private static IoFailureException ioFailure(String what, Path where, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            what + " (" + cause.getMessage() + ")", where.toString(), "check the disk");
    failure.initCause(cause);
    return failure;
  }
}
