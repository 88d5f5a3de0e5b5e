package org.alidade.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Gives every line of a journal the checksum of its text, so that what lies behind it is tried. */
final class JournalChecksums {
  private static final int DIGITS = 8;

  private JournalChecksums() {}

  static byte[] repaired(byte[] journal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int start = 0;
    for (int i = 0; i < journal.length; i++) {
      if (journal[i] == '\n') {
        line(journal, start, i, out);
        start = i + 1;
      }
    }
    out.write(journal, start, journal.length - start);
    return out.toByteArray();
  }

  private static void line(byte[] journal, int start, int end, ByteArrayOutputStream out) {
    int text = Math.min(end, start + DIGITS + 1);
    CRC32C sum = new CRC32C();
    sum.update(journal, text, end - text);
    out.writeBytes(HexFormat.of().toHexDigits(sum.getValue(), DIGITS).getBytes(US_ASCII));
    out.write(' ');
    out.write(journal, text, end - text + 1);
  }
}
