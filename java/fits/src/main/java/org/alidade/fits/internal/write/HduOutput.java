package org.alidade.fits.internal.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import nom.tam.fits.utilities.FitsCheckSum;

/**
 * One HDU on its way into a file. Data are written and summed as they come; the header, whose
 * length is known from the start, follows when the sums are.
 */
public final class HduOutput {
  private static final int BLOCK_BYTES = 2880;

  private final FileUnderConstruction file;
  private final HduCards cards;
  private final long headerStart;
  private final long dataStart;
  private final long dataBytes;
  private final ByteBuffer buffer;
  private final WordSum dataSum = new WordSum();
  private long flushed;

  private HduOutput(FileUnderConstruction file, HduCards cards, long dataBytes) {
    this.file = file;
    this.cards = cards;
    this.buffer = file.buffer();
    this.headerStart = file.length();
    this.dataStart = headerStart + padded(cards.text(0, "").length());
    this.dataBytes = dataBytes;
  }

  /** Begins an HDU at the end of the file. */
  public static HduOutput begin(FileUnderConstruction file, HduCards cards, long dataBytes) {
    return new HduOutput(file, cards, dataBytes);
  }

  /** A big-endian buffer with room for the bytes of one value. */
  public ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  /** Leaves bytes zero. */
  public void skip(long bytes) {
    flush();
    flushed += bytes;
  }

  /** Completes the HDU. */
  public void end() {
    flush();
    if (flushed != dataBytes) {
      throw new IllegalStateException(flushed + " bytes of data instead of " + dataBytes);
    }
    long sum = dataSum.value();
    ByteBuffer open = header(sum, "0".repeat(16));
    WordSum headerSum = new WordSum();
    headerSum.add(open, 0);
    String check = FitsCheckSum.encode(WordSum.both(headerSum.value(), sum), true);
    file.write(header(sum, check), headerStart);
    file.extend(dataStart + padded(dataBytes));
  }

  private ByteBuffer header(long sum, String check) {
    StringBuilder text = new StringBuilder(cards.text(sum, check));
    text.append(" ".repeat((int) (padded(text.length()) - text.length())));
    return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void flush() {
    buffer.flip();
    dataSum.add(buffer, flushed);
    int count = buffer.remaining();
    file.write(buffer, dataStart + flushed);
    flushed += count;
    buffer.clear();
  }

  private static long padded(long bytes) {
    return (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
  }
}
