package org.alidade.hdf5.internal;

import java.nio.charset.StandardCharsets;
import org.alidade.array.BadInputException;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Moves texts of fixed or variable length between Java and native memory. */
final class Texts {
  /** A native read or write with a memory type and a buffer. */
  interface Movement {
    /** Moves the elements; a negative result is an error. */
    int move(long memoryType, Pointer buffer);
  }

  private Texts() {}

  /** Text of a zero-terminated native string; a null pointer is empty text. */
  static String decode(BytePointer pointer) {
    if (pointer == null || pointer.isNull()) {
      return "";
    }
    byte[] text = new byte[Math.toIntExact(BytePointer.strlen(pointer))];
    pointer.get(text, 0, text.length);
    return new String(text, StandardCharsets.UTF_8);
  }

  /**
   * Reads texts of whatever length the file type has.
   *
   * @param fileType type of the texts in the file
   * @param space space of the elements in memory, used to free what the library allocates
   * @param count number of texts
   */
  static String[] read(long fileType, Identifier space, int count, Movement reading, String where) {
    if (count == 0) {
      return new String[0];
    }
    try (Identifier type = Types.copy(fileType, where)) {
      return hdf5.H5Tis_variable_str(fileType) > 0
          ? readVariable(type, space, count, reading, where)
          : readFixed(type, count, reading, where);
    }
  }

  private static String[] readVariable(
      Identifier type, Identifier space, int count, Movement reading, String where) {
    try (PointerPointer<BytePointer> buffer = new PointerPointer<>((long) count)) {
      Pointer.memset(buffer, 0, (long) count * buffer.sizeof());
      ErrorStack.check(reading.move(type.id(), buffer), "cannot read texts", where);
      String[] texts = new String[count];
      for (int i = 0; i < count; i++) {
        texts[i] = decode(buffer.get(BytePointer.class, i));
      }
      hdf5.H5Treclaim(type.id(), space.id(), hdf5.H5P_DEFAULT, buffer);
      return texts;
    }
  }

  private static String[] readFixed(Identifier type, int count, Movement reading, String where) {
    int bytes = Math.toIntExact(hdf5.H5Tget_size(type.id()));
    boolean spaces = hdf5.H5Tget_strpad(type.id()) == hdf5.H5T_STR_SPACEPAD;
    try (BytePointer buffer = new BytePointer((long) count * bytes)) {
      ErrorStack.check(reading.move(type.id(), buffer), "cannot read texts", where);
      byte[] text = new byte[bytes];
      String[] texts = new String[count];
      for (int i = 0; i < count; i++) {
        buffer.position((long) i * bytes).get(text, 0, bytes);
        texts[i] = trimmed(text, spaces);
      }
      buffer.position(0);
      return texts;
    }
  }

  private static String trimmed(byte[] text, boolean spacePadded) {
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    while (spacePadded && end > 0 && text[end - 1] == ' ') {
      end--;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  /** Writes texts into whatever length the file type has. */
  static void write(long fileType, String[] texts, Movement writing, String where) {
    if (texts.length == 0) {
      return;
    }
    try (Identifier type = Types.copy(fileType, where)) {
      if (hdf5.H5Tis_variable_str(fileType) > 0) {
        writeVariable(type, texts, writing, where);
      } else {
        writeFixed(type, texts, writing, where);
      }
    }
  }

  private static void writeVariable(
      Identifier type, String[] texts, Movement writing, String where) {
    BytePointer[] copies = new BytePointer[texts.length];
    try (PointerPointer<BytePointer> buffer = new PointerPointer<>((long) texts.length)) {
      for (int i = 0; i < texts.length; i++) {
        copies[i] = Names.utf8(texts[i]);
        buffer.put(i, copies[i]);
      }
      ErrorStack.check(writing.move(type.id(), buffer), "cannot write texts", where);
    } finally {
      for (BytePointer copy : copies) {
        if (copy != null) {
          copy.close();
        }
      }
    }
  }

  private static void writeFixed(Identifier type, String[] texts, Movement writing, String where) {
    int bytes = Math.toIntExact(hdf5.H5Tget_size(type.id()));
    byte[] block = new byte[Math.multiplyExact(texts.length, bytes)];
    for (int i = 0; i < texts.length; i++) {
      byte[] text = texts[i].getBytes(StandardCharsets.UTF_8);
      if (text.length > bytes) {
        throw new BadInputException(
            "text of " + text.length + " bytes for " + bytes, where, "shorten it");
      }
      System.arraycopy(text, 0, block, i * bytes, text.length);
    }
    try (BytePointer buffer = new BytePointer((long) block.length)) {
      buffer.put(block, 0, block.length);
      ErrorStack.check(writing.move(type.id(), buffer), "cannot write texts", where);
    }
  }
}
