package org.alidade.objectstore;

import java.nio.charset.StandardCharsets;
import org.alidade.array.BadInputException;

/** Which keys are accepted: relative paths that mean the same in a folder and in a bucket. */
public final class ObjectKeys {
  private static final int LONGEST_KEY_BYTES = 1024;
  private static final int LONGEST_NAME_BYTES = 200;

  private ObjectKeys() {}

  /**
   * The key, if it is a relative path that stays below its root.
   *
   * @throws BadInputException if it is empty or too long, begins or ends with a slash, or has a
   *     part that is empty, {@code .} or {@code ..}, a backslash, a colon or a control character
   */
  public static String checked(String key) {
    if (key.isEmpty() || bytes(key) > LONGEST_KEY_BYTES) {
      throw refused(key);
    }
    for (String name : key.split("/", -1)) {
      if (name.isEmpty()
          || name.equals(".")
          || name.equals("..")
          || bytes(name) > LONGEST_NAME_BYTES
          || name.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == ':')) {
        throw refused(key);
      }
    }
    return key;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static BadInputException refused(String key) {
    String shown = key.replaceAll("\\p{Cntrl}", "?");
    return new BadInputException(
        "not a key: '" + shown.substring(0, Math.min(80, shown.length())) + "'",
        "object store",
        "use a relative path of plain names, at most 1024 bytes");
  }
}
