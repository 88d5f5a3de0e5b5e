package org.alidade.transients.download;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.alidade.array.BadInputException;

/** Names from outside as names of files and folders, which cannot lead anywhere else. */
public final class DiskName {
  private static final int LONGEST_BYTES = 200;

  private DiskName() {}

  /**
   * A single name: separators, control characters and what file systems give a meaning to become
   * underscores, and so does a dot at the beginning.
   *
   * @throws BadInputException if nothing is left, or it is longer than file systems take
   */
  public static String of(String text) {
    String name = text.strip().replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}\\p{Cf}]", "_");
    if (name.startsWith(".")) {
      name = "_" + name.substring(1);
    }
    if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw new BadInputException(
          "'" + name.substring(0, Math.min(40, name.length())) + "' cannot be the name of a file",
          "a name from outside",
          "use 1 to " + LONGEST_BYTES + " bytes");
    }
    return name;
  }

  /** Whether a file is an image by the ending of its name. */
  public static boolean isImage(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".fits")
        || name.endsWith(".fits.gz")
        || name.endsWith(".fit")
        || name.endsWith(".img");
  }
}
