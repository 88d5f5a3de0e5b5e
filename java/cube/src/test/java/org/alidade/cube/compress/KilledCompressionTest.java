package org.alidade.cube.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.cube.CompressOptions;
import org.alidade.cube.Compression;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeRepair;
import org.alidade.cube.CubeStatus;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledCompressionTest {
  @TempDir private Path folder;

  /** Compresses and waits for its end in the middle. */
  static final class Compressor {
    private Compressor() {}

    @SuppressWarnings({"SystemOut", "SystemExitOutsideMain"})
    public static void main(String[] arguments) throws Exception {
      Compression.compress(
          Path.of(arguments[0]),
          CompressOptions.builder().spaxelChunk(1).build(),
          (done, total, what) -> {
            if (done == total / 2) {
              System.out.println("half");
              waitForTheEnd();
            }
          });
    }

    private static void waitForTheEnd() {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void killedCompressionLeavesTheOriginalUsable() throws Exception {
    Path file = TinyCubes.built(folder);
    byte[] before = Files.readAllBytes(file);
    try (ChildJvm child = ChildJvm.start(Compressor.class, file)) {
      child.awaitLine(line -> line.equals("half"));
      assertThat(CubeStatus.of(file).writer()).get().asString().contains("pid " + child.pid());
      child.kill();
    }

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(folder.resolve("cube.h5.part")).exists();
    CubeOperators.stored(file, 1).close();

    assertThat(CubeRepair.repair(file).actions())
        .contains("removed the unfinished file cube.h5.part");
    assertThat(folder.resolve("cube.h5.part")).doesNotExist();
    Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE);
    assertThat(CubeStatus.of(file).hypercube().orElseThrow().filters())
        .containsExactly("shuffle", "deflate");
  }
}
