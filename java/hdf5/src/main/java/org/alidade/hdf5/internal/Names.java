package org.alidade.hdf5.internal;

import java.nio.charset.StandardCharsets;
import org.alidade.array.BadInputException;
import org.bytedeco.javacpp.BytePointer;

/** Paths of objects inside a file, and their native form. */
public final class Names {
  private Names() {}

  /** The path with one leading slash, single slashes inside and none at the end. */
  public static String absolute(String path) {
    String collapsed = ("/" + path).replaceAll("/+", "/");
    if (collapsed.indexOf('\0') >= 0) {
      throw new BadInputException(
          "object name with a zero character", path.replace('\0', '?'), "remove it");
    }
    boolean trailing = collapsed.length() > 1 && collapsed.endsWith("/");
    return trailing ? collapsed.substring(0, collapsed.length() - 1) : collapsed;
  }

  /** The path of the group that holds the object. */
  public static String parent(String absolutePath) {
    int slash = absolutePath.lastIndexOf('/');
    return slash <= 0 ? "/" : absolutePath.substring(0, slash);
  }

  /** Whether {@code path} is {@code ancestor} or lies below it. */
  public static boolean within(String path, String ancestor) {
    return path.equals(ancestor) || ancestor.equals("/") || path.startsWith(ancestor + "/");
  }

  /** A zero-terminated UTF-8 copy in native memory, to be closed. */
  public static BytePointer utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    BytePointer pointer = new BytePointer(bytes.length + 1L);
    pointer.put(bytes, 0, bytes.length);
    pointer.put((long) bytes.length, (byte) 0);
    return pointer;
  }
}
