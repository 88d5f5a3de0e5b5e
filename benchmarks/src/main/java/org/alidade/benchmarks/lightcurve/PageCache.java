package org.alidade.benchmarks.lightcurve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder and the operating system's copy of them. */
final class PageCache {
  private static final Path DD = Path.of("/usr/bin/dd");
  private static final int BLOCK_BYTES = 1 << 22;

  private PageCache() {}

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** Waits until the files are on the disk. */
  static void force(Path folder) throws IOException {
    for (Path file : files(folder)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** Reads the files. */
  static void warm(Path folder) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    for (Path file : files(folder)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        while (channel.read(block) > 0) {
          block.clear();
        }
      }
    }
  }

  /** Whether {@link #drop} does anything here. */
  static boolean canDrop() {
    return Files.isExecutable(DD);
  }

  /** Has the system forget its copy of the files, which must not be mapped. */
  static void drop(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Process process =
          new ProcessBuilder(DD.toString(), "if=" + file, "iflag=nocache", "count=0")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the page cache was emptied", e);
      }
    }
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
