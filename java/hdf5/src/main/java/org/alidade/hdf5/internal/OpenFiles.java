package org.alidade.hdf5.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;

/**
 * The files that this process has open, and which ways of opening go together.
 *
 * <p>A file open for reading and for writing in one process would show the reader a state that
 * exists nowhere, so that combination is refused; SWMR readers go with everything.
 */
public final class OpenFiles {
  private static final List<Entry> ENTRIES = new ArrayList<>();

  /** One open file. */
  public static final class Entry {
    private final Object key;
    private final Path path;
    private AccessMode mode;

    private Entry(Object key, Path path, AccessMode mode) {
      this.key = key;
      this.path = path;
      this.mode = mode;
    }

    /** How the file is open. */
    public AccessMode mode() {
      return mode;
    }

    /** Records that writing became SWMR writing. */
    public void startSwmrWrite() {
      mode = AccessMode.SWMR_WRITE;
    }

    /** Forgets the file. */
    public void remove() {
      synchronized (ENTRIES) {
        ENTRIES.remove(this);
      }
    }
  }

  private OpenFiles() {}

  /**
   * Enters a file that exists.
   *
   * @throws InvalidStateException if this process has it open in a way that does not go with mode
   */
  public static Entry add(Path path, AccessMode mode) {
    Object key = key(path);
    synchronized (ENTRIES) {
      for (Entry other : ENTRIES) {
        if (other.key.equals(key) && !mode.compatibleWith(other.mode)) {
          throw new InvalidStateException(
              "cannot open for "
                  + mode.purpose()
                  + ", this process has the file open for "
                  + other.mode.purpose(),
              path.toString(),
              "close it there first or read with openSwmrRead");
        }
      }
      Entry entry = new Entry(key, path, mode);
      ENTRIES.add(entry);
      return entry;
    }
  }

  /** Paths of the files that this process has open. */
  public static List<Path> paths() {
    synchronized (ENTRIES) {
      return ENTRIES.stream().map(entry -> entry.path).toList();
    }
  }

  private static Object key(Path path) {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? path.toRealPath() : key;
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "cannot look at the file (" + e.getMessage() + ")",
              path.toString(),
              "check the path");
      failure.initCause(e);
      throw failure;
    }
  }
}
