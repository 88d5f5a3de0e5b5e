package org.alidade.pipeline.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** One line: eight hexadecimal digits of CRC-32C, a space, the text, a line feed. */
final class JournalLine {
  private static final int DIGITS = 8;

  private JournalLine() {}

  /** The bytes of a line. */
  static byte[] encode(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[DIGITS + 1 + content.length + 1];
    byte[] checksum = checksum(content, 0, content.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(checksum, 0, line, 0, DIGITS);
    line[DIGITS] = ' ';
    System.arraycopy(content, 0, line, DIGITS + 1, content.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /** The text of a line without its line feed, null if it is not intact. */
  static @Nullable String decode(byte[] bytes, int start, int end) {
    int content = start + DIGITS + 1;
    if (end < content || bytes[content - 1] != ' ') {
      return null;
    }
    String found = new String(bytes, start, DIGITS, StandardCharsets.US_ASCII);
    return found.equals(checksum(bytes, content, end))
        ? new String(bytes, content, end - content, StandardCharsets.UTF_8)
        : null;
  }

  private static String checksum(byte[] bytes, int start, int end) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, start, end - start);
    return HexFormat.of().toHexDigits(checksum.getValue(), DIGITS);
  }
}
