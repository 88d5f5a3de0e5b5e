package org.alidade.spherex.archive;

import org.alidade.archive.ArchiveException;

/** A remote file of which pieces can be read. May be shared by threads. */
public interface RangeSource {
  /**
   * Length of the file, bytes.
   *
   * @throws ArchiveException if it cannot be asked for
   * @throws InterruptedException if the thread is interrupted
   */
  long size() throws InterruptedException;

  /**
   * Reads a piece.
   *
   * @param offset of its first byte
   * @param length bytes; fewer come only at the end of the file
   * @throws ArchiveException if it cannot be read, or the file has changed since the first piece
   * @throws InterruptedException if the thread is interrupted
   */
  byte[] read(long offset, int length) throws InterruptedException;

  /** Name of the file, for messages. */
  String name();
}
