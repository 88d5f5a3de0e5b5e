package org.alidade.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named file of an input that stands for a folder. Such an input is a sequence of files, each
 * after a line {@code @@@ NAME}.
 *
 * @param name path within the folder, with slashes
 * @param bytes content
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Piece(String name, byte[] bytes) {
  private static final Pattern HEAD = Pattern.compile("@@@ ([A-Za-z0-9_.\\-/]{1,80})\n");

  /** The files in an input; what comes before the first head is ignored. */
  static List<Piece> split(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    Matcher head = HEAD.matcher(text);
    List<Piece> pieces = new ArrayList<>();
    String name = null;
    int start = 0;
    while (head.find()) {
      if (name != null) {
        pieces.add(new Piece(name, Arrays.copyOfRange(input, start, head.start())));
      }
      name = head.group(1);
      start = head.end();
    }
    if (name != null) {
      pieces.add(new Piece(name, Arrays.copyOfRange(input, start, input.length)));
    }
    return pieces;
  }

  /** Puts the file where its name says, unless that is outside the folder or taken. */
  void write(Path folder) throws IOException {
    Path file = folder.resolve(name).normalize();
    boolean inside = file.startsWith(folder) && !file.equals(folder);
    if (inside && isFree(folder, file)) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, bytes);
    }
  }

  private static boolean isFree(Path folder, Path file) {
    Path inner = folder.relativize(file);
    for (int i = 1; i < inner.getNameCount(); i++) {
      if (Files.isRegularFile(folder.resolve(inner.subpath(0, i)))) {
        return false;
      }
    }
    return !Files.exists(file);
  }
}
