package org.alidade.fits.internal.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;

/**
 * A temporary file in the folder of the final one, which takes the final name when it is whole. For
 * gzip the plain file is packed at the end, because headers are completed after their data.
 */
public final class FileUnderConstruction implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path path;
  private final Path plain;
  private final Path packed;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long length;

  private FileUnderConstruction(Path path, Path plain, Path packed, FileChannel channel) {
    this.path = path;
    this.plain = plain;
    this.packed = packed;
    this.channel = channel;
  }

  /** Begins a file that is to have a name. */
  public static FileUnderConstruction beside(Path path) {
    String name = "." + path.getFileName() + "." + UUID.randomUUID() + ".part";
    Path plain = path.resolveSibling(name);
    try {
      FileChannel channel =
          FileChannel.open(plain, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new FileUnderConstruction(path, plain, path.resolveSibling(name + ".gz"), channel);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** The final name. */
  public Path path() {
    return path;
  }

  /** Length so far, where the next HDU begins. */
  long length() {
    return length;
  }

  /** An empty buffer that the HDUs use one after the other. */
  ByteBuffer buffer() {
    return buffer.clear();
  }

  /** Makes the file longer; what is not written is zero. */
  void extend(long newLength) {
    length = newLength;
  }

  /** Writes the remaining bytes of a buffer at a position. */
  void write(ByteBuffer bytes, long position) {
    try {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** Brings the file to the disk under its final name. */
  public void commit() {
    try {
      if (channel.size() < length) {
        channel.write(ByteBuffer.allocate(1), length - 1);
      }
      if (path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
        pack();
        AtomicFile.publish(packed, path);
      } else {
        channel.close(); // some systems do not rename open files
        AtomicFile.publish(plain, path);
      }
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private void pack() throws IOException {
    try (FileChannel target =
            FileChannel.open(packed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        InputStream in = Files.newInputStream(plain)) {
      OutputStream raw = Channels.newOutputStream(target);
      GZIPOutputStream out = new GZIPOutputStream(raw, 1 << 16);
      in.transferTo(out);
      out.finish();
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(plain);
      Files.deleteIfExists(packed);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private static IoFailureException failure(Path path, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "writing failed (" + cause.getMessage() + ")",
            path.toString(),
            "check that the folder exists, may be written to and has room");
    failure.initCause(cause);
    return failure;
  }
}
