package org.alidade.cli.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.cli.SecondWriter;
import org.alidade.hdf5.Hdf5File;

/** A folder: speed, space, locks. Whatever is written there is removed again. */
final class Storage {
  private static final int BLOCK_BYTES = 4 << 20;
  private static final int BLOCKS = 64; // 256 MB
  private static final double ENOUGH_SECONDS = 3;
  private static final double LEAST_FREE_GB = 2;
  private static final double SLOW_MB_PER_SECOND = 50;

  private final Path folder;

  Storage(Path folder) {
    this.folder = folder;
  }

  Finding disk() throws IOException {
    double free = Files.getFileStore(folder).getUsableSpace() / 1e9;
    Path file = Files.createTempFile(folder, "alidade-doctor", ".bin");
    try {
      double[] written = write(file);
      double read = read(file);
      String text =
          "%s: writes %.0f MB/s (%.0f MB, to the device), reads %.0f MB/s (from the cache), %.1f GB free"
              .formatted(folder, written[0], written[1], read, free);
      if (free < LEAST_FREE_GB) {
        return Finding.warn("disk", text, "free some space or work elsewhere");
      }
      return written[0] < SLOW_MB_PER_SECOND
          ? Finding.warn(
              "disk", text, "keep cube files on a faster disk, or fit with --rows operator")
          : Finding.ok("disk", text);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Rate in MB/s and MB written. */
  private static double[] write(Path file) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    for (int i = 0; i < BLOCK_BYTES; i++) {
      block.put(i, (byte) ((i * 31) >>> 3));
    }
    long start = System.nanoTime();
    int blocks = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (blocks < BLOCKS && seconds(start) < ENOUGH_SECONDS) {
        block.clear();
        while (block.hasRemaining()) {
          channel.write(block);
        }
        channel.force(false);
        blocks++;
      }
    }
    double megabytes = blocks * (BLOCK_BYTES / 1e6);
    return new double[] {megabytes / seconds(start), megabytes};
  }

  private static double read(Path file) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    long start = System.nanoTime();
    long bytes = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int count = 0; count >= 0; count = channel.read(block)) {
        bytes += count;
        block.clear();
      }
    }
    return bytes / 1e6 / seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Two writers must not get the same file, and what one writes another reads. */
  Finding locking() throws IOException {
    Path place = Files.createTempDirectory(folder, "alidade-doctor");
    try {
      Path file = place.resolve("lock.h5");
      Hdf5File.createAtomically(file, made -> made.attributes().set("sound", true));
      if (!SecondWriter.isRefused(file)) {
        return Finding.warn(
            "locking",
            folder + ": two writers get the same file",
            "never run two commands on one file here");
      }
      return Finding.ok("locking", folder + ": a second writer is kept out of an HDF5 file");
    } finally {
      remove(place);
    }
  }

  private static void remove(Path place) throws IOException {
    List<Path> inside;
    try (Stream<Path> files = Files.list(place)) {
      inside = files.toList();
    }
    for (Path file : inside) {
      Files.delete(file);
    }
    Files.delete(place);
  }
}
