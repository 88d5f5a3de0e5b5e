package org.alidade.lightcurve.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;

/**
 * The end of a store, where records are added. Files grow in steps, so that readers need not map
 * them anew for every record; what lies beyond the last record means nothing.
 */
final class SegmentLog implements AutoCloseable {
  private static final long STEP = 16L << 20;

  private final Path folder;
  private final long segmentBytes;
  private int number;
  private long end;
  private long fileSize;
  private FileChannel channel;

  /**
   * Continues behind what the catalogue knows of; whatever a writer left there that came to a
   * sudden end is cut off.
   */
  SegmentLog(Path folder, int number, long end, long segmentBytes) throws IOException {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    this.number = number;
    this.end = end;
    this.channel = open(number);
    channel.truncate(end);
    this.fileSize = end;
  }

  int number() {
    return number;
  }

  long end() {
    return end;
  }

  /**
   * Place that the first of some records will get.
   *
   * @throws IOException if a segment cannot be closed or begun
   */
  long placeFor(int bytes) throws IOException {
    if (end > 0 && end + bytes > segmentBytes) {
      close();
      number++;
      end = 0;
      fileSize = 0;
      channel = open(number);
      channel.truncate(0);
    }
    return Place.of(number, end);
  }

  /** Adds records to where {@link #placeFor} said. */
  void append(byte[] records, int bytes) throws IOException {
    if (end + bytes > fileSize) {
      fileSize = Math.max(end + bytes, Math.min(segmentBytes, fileSize + STEP));
      channel.write(ByteBuffer.wrap(new byte[1]), fileSize - 1);
    }
    ByteBuffer rest = ByteBuffer.wrap(records, 0, bytes);
    long at = end;
    while (rest.hasRemaining()) {
      at += channel.write(rest, at);
    }
    end = at;
  }

  /** Returns when everything added is on the disk. */
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.truncate(end);
    channel.force(false);
    channel.close();
  }

  private FileChannel open(int segment) throws IOException {
    Path file = StoreFiles.segment(folder, segment);
    FileChannel opened =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    AtomicFile.syncName(file);
    return opened;
  }

  /** A failure to write, in words. */
  static IoFailureException failure(Path folder, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "light curves cannot be written (" + cause.getMessage() + ")",
            folder.toString(),
            "make room on the disk or check it; everything committed before is safe");
    failure.initCause(cause);
    return failure;
  }
}
