package org.alidade.lightcurve.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segments that lie in a folder. */
final class SegmentFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentFiles.class);
  private static final Pattern NAME = Pattern.compile("segment-([0-9]{6,9})[.]alc");

  private SegmentFiles() {}

  /** Deletes the segments that no light curve is in; what cannot be deleted now is so next time. */
  static void deleteAllBut(Path folder, int first, int last) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          int number = Integer.parseInt(name.group(1));
          if (number < first || number > last) {
            delete(file);
          }
        }
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      // Where a reader still has it mapped, some systems keep it.
      LOG.warn("{} is not needed any more and cannot be deleted", file, e);
    }
  }

  /** Deletes a store that was begun and holds nothing, and its folder if nothing else is in it. */
  static void deleteEmptyStore(Path folder) throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(folder.resolve(StoreFiles.CATALOGUE + end));
    }
    deleteAllBut(folder, 0, -1);
    Files.deleteIfExists(folder.resolve(StoreFiles.LOCK));
    try (DirectoryStream<Path> others = Files.newDirectoryStream(folder)) {
      if (!others.iterator().hasNext()) {
        Files.delete(folder);
      }
    }
  }
}
