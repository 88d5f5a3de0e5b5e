package org.alidade.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names and content digests of everything in a folder, to see whether anything changed. */
final class FolderState {
  private FolderState() {}

  /** SHA-256 of every file below a folder by relative name; folders have an empty digest. */
  static Map<String, String> of(Path folder) {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> state.put(folder.relativize(file).toString(), digest(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return state;
  }

  /** SHA-256 of one file. */
  static String digest(Path file) {
    if (Files.isDirectory(file)) {
      return "";
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
