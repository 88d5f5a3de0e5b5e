package org.alidade.lightcurve.internal.zarr;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.FormatException;

/**
 * Type of elements.
 *
 * @param family f floating point, i signed, u unsigned or b truth value, U text of fixed length in
 *     UTF-32, O text of any length
 * @param bytes bytes per element, 0 for texts of any length
 */
record ElementKind(char family, int bytes) {
  static final ElementKind TEXTS = new ElementKind('O', 0);

  private static final Map<String, ElementKind> NAMES =
      Map.ofEntries(
          Map.entry("bool", new ElementKind('b', 1)),
          Map.entry("int8", new ElementKind('i', 1)),
          Map.entry("int16", new ElementKind('i', 2)),
          Map.entry("int32", new ElementKind('i', 4)),
          Map.entry("int64", new ElementKind('i', 8)),
          Map.entry("uint8", new ElementKind('u', 1)),
          Map.entry("uint16", new ElementKind('u', 2)),
          Map.entry("uint32", new ElementKind('u', 4)),
          Map.entry("float32", new ElementKind('f', 4)),
          Map.entry("float64", new ElementKind('f', 8)),
          Map.entry("string", TEXTS));

  /** Of a name of version 3, such as {@code float32}. */
  static ElementKind ofName(String name, String where) {
    ElementKind kind = NAMES.get(name);
    if (kind == null) {
      throw unknown(name, where);
    }
    return kind;
  }

  /** Of a type of version 2, such as {@code <f4}. */
  static ElementKind ofType(String type, String where) {
    if (type.equals("|O")) {
      return TEXTS;
    }
    if (!type.matches("[<>|][fiubU][0-9]{1,6}")) {
      throw unknown(type, where);
    }
    char family = type.charAt(1);
    int size = Integer.parseInt(type.substring(2));
    ElementKind kind = new ElementKind(family, family == 'U' ? 4 * size : size);
    boolean known = family == 'U' || NAMES.containsValue(kind);
    if (!known || kind.bytes() == 0) {
      throw unknown(type, where);
    }
    return kind;
  }

  private static FormatException unknown(String type, String where) {
    return new FormatException(
        "elements of type " + type + " are not read", where, "write numbers or texts");
  }

  /** Whether elements have a length that their family can have. */
  boolean isSound() {
    return family != 'U' || (bytes > 0 && bytes % Integer.BYTES == 0);
  }

  boolean isText() {
    return family == 'U' || family == 'O';
  }

  boolean isWhole() {
    return family == 'i' || family == 'u' || family == 'b';
  }

  /** Name in version 3. */
  String name() {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(this))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Type in version 2, little-endian. */
  String type() {
    return bytes == 0 ? "|O" : String.format(Locale.ROOT, "%s%c%d", order(), family, bytes);
  }

  private String order() {
    return bytes == 1 ? "|" : "<";
  }

  double number(ByteBuffer from, int index) {
    if (family == 'f') {
      return bytes == 4 ? from.getFloat(index * 4) : from.getDouble(index * 8);
    }
    return whole(from, index);
  }

  long whole(ByteBuffer from, int index) {
    boolean unsigned = family != 'i';
    return switch (bytes) {
      case 1 -> unsigned ? from.get(index) & 0xff : from.get(index);
      case 2 -> unsigned ? from.getShort(index * 2) & 0xffff : from.getShort(index * 2);
      case 4 -> unsigned ? from.getInt(index * 4) & 0xffff_ffffL : from.getInt(index * 4);
      default -> from.getLong(index * 8);
    };
  }

  void put(ByteBuffer into, int index, double value) {
    if (family == 'f') {
      if (bytes == 4) {
        into.putFloat(index * 4, (float) value);
      } else {
        into.putDouble(index * 8, value);
      }
    } else {
      putWhole(into, index, (long) value);
    }
  }

  void putWhole(ByteBuffer into, int index, long value) {
    switch (bytes) {
      case 1 -> into.put(index, (byte) value);
      case 2 -> into.putShort(index * 2, (short) value);
      case 4 -> into.putInt(index * 4, (int) value);
      default -> into.putLong(index * 8, value);
    }
  }
}
