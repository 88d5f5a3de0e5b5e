package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nom.tam.fits.Fits;
import nom.tam.fits.ImageHDU;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of pixels: only their bytes are read, from many threads, from an unchanged file. */
class LazyReadTest {
  private static final int ROWS = 50;
  private static final int COLUMNS = 1000;

  @TempDir Path dir;

  @Test
  void runsOfEveryTypeGoIntoTheCallersArray() throws IOException {
    try (FitsFile file = FitsFile.open(ramp("ramp.fits"))) {
      FitsImage image = file.image(0);
      float[] floats = new float[8];
      image.readFloats(COLUMNS + 5, floats, 2, 4);
      assertThat(floats).containsExactly(0, 0, 1005, 1006, 1007, 1008, 0, 0);
      double[] doubles = new double[3];
      image.readDoubles(7, doubles, 1, 2);
      assertThat(doubles).containsExactly(0, 7, 8);
      byte[] bytes = new byte[3];
      file.image("BYTES").readBytes(254, bytes, 0, 2);
      assertThat(bytes).containsExactly(-2, -1, 0);
      float[] fromBytes = new float[2];
      file.image("BYTES").readFloats(254, fromBytes, 0, 2);
      assertThat(fromBytes).containsExactly(254, 255);
      image.readFloats((long) ROWS * COLUMNS, floats, 0, 0);
      assertThatThrownBy(() -> image.readBytes(0, bytes, 0, 1))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> image.readFloats(0, floats, 5, 4))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> image.readFloats((long) ROWS * COLUMNS - 1, floats, 0, 2))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> image.readFloats(Long.MAX_VALUE, floats, 0, 2))
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void manyThreadsReadTheSameNumbers() throws IOException, InterruptedException {
    try (FitsFile file = FitsFile.open(ramp("ramp.fits"))) {
      FitsImage image = file.image(0);
      ExecutorService pool = Executors.newFixedThreadPool(8);
      try {
        List<Future<Boolean>> rows = new ArrayList<>();
        for (int row = 0; row < 40 * ROWS; row++) {
          int wanted = row % ROWS;
          rows.add(pool.submit(() -> rowIsRight(image, wanted)));
        }
        assertThat(rows).allSatisfy(row -> assertThat(result(row)).isTrue());
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static boolean rowIsRight(FitsImage image, int row) {
    float[] values = image.floats((long) row * COLUMNS, COLUMNS);
    return IntStream.range(0, COLUMNS).allMatch(i -> values[i] == row * COLUMNS + i);
  }

  private static boolean result(Future<Boolean> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anInterruptedThreadDoesNotCloseTheFile() throws IOException {
    try (FitsFile file = FitsFile.open(ramp("ramp.fits"))) {
      FitsImage image = file.image(0);
      Thread.currentThread().interrupt();
      boolean right = rowIsRight(image, 3);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(right).isTrue();
      assertThat(rowIsRight(image, 4)).isTrue();
    }
  }

  @Test
  void openingALargeFileReadsItsHeadersOnly() throws IOException {
    Path counters = Path.of("/proc/self/io");
    Assumptions.assumeTrue(Files.isReadable(counters), "no /proc/self/io here");
    Path path = sparse(500_000_000L);
    openAndReadAWindow(path); // loads the classes
    long before = bytesRead(counters);
    openAndReadAWindow(path);
    assertThat(bytesRead(counters) - before).isBetween(2880L, 200_000L);
  }

  private static void openAndReadAWindow(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      assertThat(file.hduCount()).isEqualTo(2);
      assertThat(file.image(0).floats(100_000_000, 600)).containsOnly(0f);
    }
  }

  private static long bytesRead(Path counters) throws IOException {
    String line = Files.readAllLines(counters).get(0);
    assertThat(line).startsWith("rchar: ");
    return Long.parseLong(line.substring(7));
  }

  @Test
  void changedFilesAreRefused() throws IOException {
    Path path = ramp("changing.fits");
    try (FitsFile file = FitsFile.open(path)) {
      FitsImage image = file.image(0);
      assertThat(image.floats(0, 1)).containsExactly(0);
      Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));
      assertThatThrownBy(() -> image.floats(0, 1))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("changing.fits")
          .hasMessageContaining("changed");
      assertThatThrownBy(() -> file.table(0)).isInstanceOf(RuntimeException.class);
      assertThatThrownBy(file::checkUnchanged).isInstanceOf(InvalidStateException.class);
    }
    try (FitsFile file = FitsFile.open(path)) {
      FitsImage image = file.image(0);
      try (RandomAccessFile writer = new RandomAccessFile(path.toFile(), "rw")) {
        writer.setLength(3000);
      }
      assertThatThrownBy(() -> image.floats(10_000, 100)).isInstanceOf(InvalidStateException.class);
    }
    Path deleted = ramp("deleted.fits");
    try (FitsFile file = FitsFile.open(deleted)) {
      FitsImage image = file.image(0);
      Files.delete(deleted);
      assertThatThrownBy(image::floats)
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("no longer there");
    }
  }

  /** A header that announces one large float image, zeros that take no room, and an extension. */
  private Path sparse(long bytes) throws IOException {
    long columns = bytes / 4 / 1000;
    Path path = dir.resolve("sparse.fits");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(
          header(
              "SIMPLE  =                    T",
              "BITPIX  =                  -32",
              "NAXIS   =                    2",
              "NAXIS1  = " + " ".repeat(20 - Long.toString(columns).length()) + columns,
              "NAXIS2  =                 1000"));
      long data = columns * 4000;
      file.seek(2880 + (data + 2879) / 2880 * 2880);
      file.write(
          header(
              "XTENSION= 'IMAGE   '",
              "BITPIX  =                    8",
              "NAXIS   =                    0",
              "PCOUNT  =                    0",
              "GCOUNT  =                    1"));
    }
    return path;
  }

  private static byte[] header(String... cards) {
    StringBuilder text = new StringBuilder();
    for (String card : cards) {
      text.append(card).append(" ".repeat(80 - card.length()));
    }
    text.append("END");
    text.append(" ".repeat(2880 - text.length()));
    return text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private Path ramp(String name) throws IOException {
    Path path = dir.resolve(name);
    float[][] rows = new float[ROWS][COLUMNS];
    byte[] bytes = new byte[256];
    for (int i = 0; i < ROWS * COLUMNS; i++) {
      rows[i / COLUMNS][i % COLUMNS] = i;
      bytes[i % 256] = (byte) (i % 256);
    }
    try (Fits fits = new Fits()) {
      fits.addHDU(Fits.makeHDU(rows));
      ImageHDU second = (ImageHDU) Fits.makeHDU(bytes);
      second.addValue("EXTNAME", "BYTES", "");
      fits.addHDU(second);
      fits.write(path.toFile());
    }
    return path;
  }
}
