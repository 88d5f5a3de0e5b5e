package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same content gives the same bytes at any time: no object stores when it was made. */
@ExtendWith({LeakCheck.class, NothingLeftOpen.class})
class NoTimesTest {
  @TempDir Path folder;

  @Test
  void noSecondOfTheClockIsInTheFile() throws IOException {
    Path path = folder.resolve("data.h5");
    long start = Instant.now().getEpochSecond();
    try (Hdf5File file = Hdf5File.create(path)) {
      file.createGroup("/made");
      file.createDataset("/on/the/way/x", DatasetSpec.of(Hdf5Type.INT32, 3))
          .write(new int[] {1, 2, 3});
      file.createDataset("/made/y", DatasetSpec.of(Hdf5Type.INT32, 3)).write(new int[] {4, 5, 6});
    }
    long end = Instant.now().getEpochSecond();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + Integer.BYTES <= bytes.limit(); at++) {
      assertThat(Integer.toUnsignedLong(bytes.getInt(at)))
          .as("bytes at %d as seconds since 1970", at)
          .matches(value -> value < start || value > end);
    }
  }
}
