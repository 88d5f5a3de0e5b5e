package org.alidade.fits.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/**
 * Reads one header, block by block up to its END card, and nothing behind the blocks it lies in but
 * the rest of a short read.
 */
final class HeaderReader {
  static final int BLOCK_BYTES = 2880;
  private static final int CARD_LENGTH = 80;
  private static final int BLOCKS_AT_ONCE = 4;

  /** No header of a sane file comes near; a file of blanks must not fill the memory. */
  private static final int MOST_CARDS = 1 << 20;

  private final SourceFile source;
  private final String where;
  private final List<String> images = new ArrayList<>();

  private HeaderReader(SourceFile source, String where) {
    this.source = source;
    this.where = where;
  }

  /** A header and its length in the file, a multiple of the block size. */
  record Located(FitsHeader header, long bytes) {}

  static Located read(SourceFile source, String where, long offset) {
    HeaderReader reader = new HeaderReader(source, where);
    long bytes = reader.readBlocks(offset);
    return new Located(new FitsHeader(where, CardParser.parse(reader.images)), bytes);
  }

  private long readBlocks(long offset) {
    ByteBuffer buffer = ByteBuffer.allocate(BLOCKS_AT_ONCE * BLOCK_BYTES);
    long done = 0;
    while (true) {
      long left = source.size() - offset - done;
      int blocks = (int) Math.min(BLOCKS_AT_ONCE, left / BLOCK_BYTES);
      if (blocks == 0) {
        throw damaged("the file ends before the END card");
      }
      source.read(buffer.clear().limit(blocks * BLOCK_BYTES), offset + done);
      String text = new String(buffer.array(), 0, buffer.limit(), StandardCharsets.ISO_8859_1);
      for (int at = 0; at < text.length(); at += CARD_LENGTH) {
        String image = text.substring(at, at + CARD_LENGTH);
        if (isEnd(image)) {
          return done + (at / BLOCK_BYTES + 1L) * BLOCK_BYTES;
        }
        add(image);
      }
      done += buffer.limit();
    }
  }

  private static boolean isEnd(String image) {
    return image.startsWith("END") && image.substring(3).isBlank();
  }

  /** A keyword that is not printable means that the END card is missing and data have begun. */
  private void add(String image) {
    for (int i = 0; i < 8; i++) {
      if (image.charAt(i) < ' ' || image.charAt(i) > '~') {
        throw damaged("card " + (images.size() + 1) + " is no text, the END card is missing");
      }
    }
    if (images.size() == MOST_CARDS) {
      throw damaged("no END card in " + MOST_CARDS + " cards");
    }
    images.add(image);
  }

  private FormatException damaged(String detail) {
    return new FormatException(
        "the header cannot be read (" + detail + ")",
        where,
        "the file is truncated or damaged; fetch it again");
  }
}
