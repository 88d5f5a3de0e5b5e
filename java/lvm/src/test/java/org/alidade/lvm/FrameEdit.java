package org.alidade.lvm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A golden frame with other cards or values, byte by byte without any FITS library. */
final class FrameEdit {
  private static final int BLOCK = 2880;
  private static final int CARD = 80;

  private final byte[] bytes;
  private final List<Unit> units = new ArrayList<>();

  private record Unit(String name, int header, int data, int rowBytes, int pixelBytes) {}

  private FrameEdit(byte[] bytes) {
    this.bytes = bytes;
    int at = 0;
    while (at < bytes.length) {
      at = addUnit(at);
    }
  }

  /** The 49 science fibres, 300 wavelengths of release 1.1.1. */
  static FrameEdit frame() throws IOException {
    return new FrameEdit(Files.readAllBytes(GoldenLvm.tile("lvmSFrame-00010007.fits")));
  }

  private int addUnit(int header) {
    int at = header;
    String name = "";
    int pixel = 0;
    int[] axes = {0, 0, 0};
    int parameters = 0;
    for (; !card(at).startsWith("END     "); at += CARD) {
      String value = card(at).substring(10).split("/", 2)[0].strip().replace("'", "").strip();
      switch (card(at).substring(0, 8).strip()) {
        case "EXTNAME" -> name = value;
        case "BITPIX" -> pixel = Math.abs(Integer.parseInt(value)) / 8;
        case "NAXIS" -> axes[0] = Integer.parseInt(value);
        case "NAXIS1" -> axes[1] = Integer.parseInt(value);
        case "NAXIS2" -> axes[2] = Integer.parseInt(value);
        case "PCOUNT" -> parameters = Integer.parseInt(value);
        default -> parameters += 0;
      }
    }
    int data = (at + CARD + BLOCK - 1) / BLOCK * BLOCK;
    units.add(new Unit(name, header, data, axes[1] * pixel, pixel));
    int rows = axes[0] == 0 ? 0 : axes[0] == 1 ? 1 : axes[2];
    return data + (axes[1] * pixel * rows + parameters + BLOCK - 1) / BLOCK * BLOCK;
  }

  private String card(int at) {
    return new String(bytes, at, CARD, StandardCharsets.US_ASCII);
  }

  private Unit unit(String name) {
    return units.stream().filter(u -> u.name().equals(name)).findFirst().orElse(units.get(0));
  }

  /** Replaces a card of an extension, or of the primary header if there is no such extension. */
  FrameEdit card(String extension, String keyword, String value) {
    String key = String.format(Locale.ROOT, "%-8s", keyword);
    int at = unit(extension).header();
    while (!card(at).startsWith(key)) {
      if (card(at).startsWith("END     ")) {
        throw new AssertionError("no card " + keyword + " in " + extension);
      }
      at += CARD;
    }
    String text = String.format(Locale.ROOT, "%-80s", key + "= " + value);
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, CARD);
    return this;
  }

  /** Makes a card a comment. */
  FrameEdit without(String extension, String keyword) {
    int at = unit(extension).header();
    while (!card(at).startsWith(String.format(Locale.ROOT, "%-8s", keyword))) {
      at += CARD;
    }
    System.arraycopy("COMMENT ".getBytes(StandardCharsets.US_ASCII), 0, bytes, at, 8);
    bytes[at + 8] = ' ';
    return this;
  }

  /** Sets values of a float plane in a file row. */
  FrameEdit floats(String extension, int row, int firstColumn, int count, float value) {
    Unit unit = unit(extension);
    for (int i = 0; i < count; i++) {
      int at = unit.data() + row * unit.rowBytes() + (firstColumn + i) * unit.pixelBytes();
      ByteBuffer.wrap(bytes).putFloat(at, value);
    }
    return this;
  }

  /** Sets the same value in every row and column of a float plane. */
  FrameEdit everywhere(String extension, float value) {
    for (int row = 0; row < 60; row++) {
      floats(extension, row, 0, 300, value);
    }
    return this;
  }

  /** Adds to all wavelengths. */
  FrameEdit shiftWavelengths(float by) {
    Unit unit = unit("WAVE");
    for (int i = 0; i < 300; i++) {
      int at = unit.data() + 4 * i;
      ByteBuffer.wrap(bytes).putFloat(at, ByteBuffer.wrap(bytes).getFloat(at) + by);
    }
    return this;
  }

  /** Sets mask values in a file row. */
  FrameEdit mask(int row, int firstColumn, int count, int value) {
    Unit unit = unit("MASK");
    for (int i = 0; i < count; i++) {
      bytes[unit.data() + row * unit.rowBytes() + firstColumn + i] = (byte) value;
    }
    return this;
  }

  FrameEdit exposure(int number) {
    return card("PRIMARY", "EXPOSURE", String.format(Locale.ROOT, "%20d", number));
  }

  Path write(Path file) throws IOException {
    return Files.write(file, bytes);
  }

  Path writeGzip(Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }
}
