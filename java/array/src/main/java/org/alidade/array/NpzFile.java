package org.alidade.array;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Many named arrays in numpy's {@code .npz} format, stored without compression. Every array starts
 * at a multiple of 64 bytes in the file, so that programs can map it into memory where it lies. The
 * same arrays give the same bytes.
 *
 * <p>Example: {@code NpzFile.write(Path.of("fit.npz"), Map.of("flux", NpyArray.of(fit.flux())));}
 */
public final class NpzFile {
  private static final int ALIGNMENT = 64;
  private static final int LOCAL_HEADER_BYTES = 30;
  private static final int PADDING_HEADER_BYTES = 4;
  private static final int LARGE_FILE_FIELD_BYTES = 20;
  private static final long LARGE_FILE = 0xFFFFFFFFL;

  /** Identifier of a field that only pads, as Android's zipalign writes it. */
  private static final short PADDING_FIELD = (short) 0xD935;

  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private NpzFile() {}

  /**
   * Writes a file; it appears under its name only when it is whole.
   *
   * @param arrays arrays by their names, in the order of the map
   * @throws IOException if writing fails
   */
  public static void write(Path file, Map<String, NpyArray> arrays) throws IOException {
    AtomicFile.write(file, part -> writeMembers(part, arrays));
  }

  private static void writeMembers(Path part, Map<String, NpyArray> arrays) throws IOException {
    try (Counting counting = new Counting(Files.newOutputStream(part));
        ZipOutputStream zip = new ZipOutputStream(counting)) {
      for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
        writeMember(zip, counting, array.getKey() + ".npy", array.getValue());
      }
    }
  }

  private static void writeMember(
      ZipOutputStream zip, Counting counting, String name, NpyArray array) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(array.bytes());
    entry.setCompressedSize(array.bytes());
    entry.setCrc(checksum(array));
    zip.flush();
    entry.setExtra(padding(counting.written, name, array.bytes()));
    zip.putNextEntry(entry);
    array.writeTo(Channels.newChannel(zip));
    zip.closeEntry();
  }

  private static long checksum(NpyArray array) throws IOException {
    CRC32 sum = new CRC32();
    array.writeTo(new Summing(sum));
    return sum.getValue();
  }

  /** An extra field that lets the member's content start at a multiple of the alignment. */
  private static byte[] padding(long headerStart, String name, long bytes) {
    long content =
        headerStart
            + LOCAL_HEADER_BYTES
            + name.getBytes(StandardCharsets.UTF_8).length
            + PADDING_HEADER_BYTES
            + (bytes >= LARGE_FILE ? LARGE_FILE_FIELD_BYTES : 0);
    int missing = (int) ((ALIGNMENT - content % ALIGNMENT) % ALIGNMENT);
    return ByteBuffer.allocate(PADDING_HEADER_BYTES + missing)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(PADDING_FIELD)
        .putShort((short) missing)
        .array();
  }

  /** Feeds a checksum. */
  private record Summing(CRC32 sum) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      sum.update(source);
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** Knows how many bytes went through. */
  private static final class Counting extends FilterOutputStream {
    private long written;

    Counting(OutputStream out) {
      super(new BufferedOutputStream(out, 1 << 16));
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      written++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
      written += count;
    }
  }
}
