package org.alidade.lvm.internal.tile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.ClosedException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsImage;
import org.alidade.lvm.internal.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A frame on disk that is open only while somebody reads it, so that a thousand tiles need no
 * thousand file handles. An unpacked gzip file stays until close, because unpacking costs seconds.
 */
public final class FrameFile implements AutoCloseable {
  private final Path path;
  private final boolean keepsUnpacked;
  private final long bytes;
  private final FileTime modified;
  private @Nullable FitsFile file;
  private @Nullable FrameLayout layout;
  private final Map<String, FitsImage> planes = new HashMap<>();
  private int readers;
  private boolean held;
  private boolean closed;

  /**
   * A frame file; nothing is opened yet.
   *
   * @param path the file
   * @param keepsUnpacked whether an unpacked gzip file stays between readings
   * @throws MissingDatasetException if there is no such file
   */
  public FrameFile(Path path, boolean keepsUnpacked) {
    this.path = path;
    this.keepsUnpacked = keepsUnpacked;
    BasicFileAttributes attributes = attributes();
    this.bytes = attributes.size();
    this.modified = attributes.lastModifiedTime();
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** Size of the file as it lies on disk. */
  public long bytes() {
    return bytes;
  }

  /** When the file was last written, in ISO 8601. */
  public String modified() {
    return modified.toString();
  }

  /** Reads everything but the spectra. */
  public Frame readFrame() {
    acquire();
    try {
      return Frame.read(open());
    } finally {
      release();
    }
  }

  /**
   * Opens the file for reading; every call needs its {@link #release()}.
   *
   * @throws InvalidStateException if the file is not the one that was loaded
   * @throws MissingDatasetException if the file is gone
   * @throws ClosedException after {@link #close()}
   */
  public synchronized void acquire() {
    checkNotClosed();
    checkUnchanged();
    if (file == null) {
      FitsFile opened = FitsFile.open(path);
      try {
        layout = new FrameLayout(opened);
        file = opened;
      } finally {
        if (file == null) {
          opened.close();
        }
      }
    }
    readers++;
  }

  /** Opens the file, if it is not, until {@link #close()}. */
  public synchronized void hold() {
    if (!held || closed) {
      acquire();
      held = true;
    }
  }

  /** Ends what {@link #acquire()} began. */
  public synchronized void release() {
    readers--;
    if (readers == 0 && (closed || !keepsUnpacked || !isGzip())) {
      shut();
    }
  }

  /**
   * A plane, usable between {@link #acquire()} and {@link #release()}.
   *
   * @param name extension name
   */
  public synchronized FitsImage plane(String name) {
    FitsFile opened = open();
    return planes.computeIfAbsent(name, n -> opened.image(openLayout().hdu(n)));
  }

  /**
   * Compares the file with its checksums, reading all of it.
   *
   * @throws org.alidade.array.FormatException if one does not fit
   */
  public void verifyChecksums() {
    acquire();
    try {
      opened().verifyChecksums();
    } finally {
      release();
    }
  }

  private synchronized FitsFile opened() {
    return open();
  }

  /**
   * What tells contents apart: the DATASUM cards of the extensions that are used, where all have
   * one, else the SHA-256 of the file.
   */
  public String contentDigest() {
    acquire();
    try {
      return dataSums().orElseGet(this::fileDigest);
    } finally {
      release();
    }
  }

  private synchronized Optional<String> dataSums() {
    List<String> sums = new ArrayList<>();
    for (String name : List.of("FLUX", "IVAR", "MASK", "WAVE", "LSF", "SLITMAP")) {
      Optional<String> sum = open().header(openLayout().hdu(name)).find("DATASUM");
      if (sum.isEmpty()) {
        return Optional.empty();
      }
      sums.add(name + " " + sum.get().strip());
    }
    return Optional.of(String.join(", ", sums));
  }

  private String fileDigest() {
    try {
      return Sha256.of(path);
    } catch (IOException e) {
      throw readFailure(e);
    }
  }

  /** Closes the file; readers that are at work finish first. */
  @Override
  public synchronized void close() {
    closed = true;
    if (held) {
      held = false;
      readers--;
    }
    if (readers == 0) {
      shut();
    }
  }

  private void shut() {
    planes.clear();
    layout = null;
    if (file != null) {
      FitsFile opened = file;
      file = null;
      opened.close();
    }
  }

  private FitsFile open() {
    if (file == null) {
      throw new InvalidStateException(
          "the file is not open", path.toString(), "read between acquire and release");
    }
    return file;
  }

  private FrameLayout openLayout() {
    if (layout == null) {
      throw new InvalidStateException(
          "the file is not open", path.toString(), "read between acquire and release");
    }
    return layout;
  }

  private void checkNotClosed() {
    if (closed) {
      throw new ClosedException(
          "the tile is closed", path.toString(), "read before leaving the try block");
    }
  }

  private void checkUnchanged() {
    BasicFileAttributes now = attributes();
    if (now.size() != bytes || !now.lastModifiedTime().equals(modified)) {
      throw new InvalidStateException(
          "the file changed after it was loaded", path.toString(), "load the tile again");
    }
  }

  private BasicFileAttributes attributes() {
    if (!Files.isRegularFile(path)) {
      throw new MissingDatasetException("there is no such file", path.toString(), "check the path");
    }
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw readFailure(e);
    }
  }

  private IoFailureException readFailure(IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "reading failed (" + cause.getMessage() + ")", path.toString(), "check the file");
    failure.initCause(cause);
    return failure;
  }

  private boolean isGzip() {
    return path.toString().endsWith(".gz");
  }
}
