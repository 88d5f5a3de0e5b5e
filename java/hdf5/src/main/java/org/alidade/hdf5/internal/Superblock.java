package org.alidade.hdf5.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.FormatException;

/** The first bytes of a file, read without the library. */
public final class Superblock {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int FIRST_USER_BLOCK = 512;
  private static final int FIRST_VERSION_WITH_MARKS = 3;
  private static final int WRITE_MARK = 0x01;
  private static final int SWMR_MARK = 0x04;

  private Superblock() {}

  /**
   * Whether the file says that a writer has it open.
   *
   * @throws FormatException if it is not an HDF5 file
   */
  public static boolean isMarkedAsOpen(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      // A user block shifts the superblock to 512 bytes or a doubling of it.
      for (long at = 0; at < file.length(); at = at == 0 ? FIRST_USER_BLOCK : 2 * at) {
        byte[] signature = new byte[SIGNATURE.length];
        file.seek(at);
        file.readFully(signature);
        if (Arrays.equals(signature, SIGNATURE)) {
          return hasMarks(file);
        }
      }
    } catch (EOFException e) {
      FormatException failure =
          new FormatException("truncated HDF5 file", path.toString(), "create the file again");
      failure.initCause(e);
      throw failure;
    }
    throw new FormatException("not an HDF5 file", path.toString(), "check the path");
  }

  private static boolean hasMarks(RandomAccessFile file) throws IOException {
    byte[] head = new byte[4];
    file.readFully(head);
    int version = head[0];
    return version >= FIRST_VERSION_WITH_MARKS && (head[3] & (WRITE_MARK | SWMR_MARK)) != 0;
  }
}
