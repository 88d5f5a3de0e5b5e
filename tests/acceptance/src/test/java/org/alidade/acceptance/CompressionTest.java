package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.cube.CompressOptions;
import org.alidade.cube.Compression;
import org.alidade.cube.CompressionReport;
import org.alidade.cube.CubeRepair;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Packed hypercubes: the same numbers, readable by others, and never half done. */
@ExtendWith(LeakCheck.class)
class CompressionTest {
  @TempDir Path folder;

  private static double[] solve(Path file) {
    SolveOptions options =
        SolveOptions.builder()
            .solver(Solver.KACZMARZ)
            .seed(5)
            .threads(2)
            .trackerMode(TrackerMode.OFF)
            .build();
    return PipelineRunner.open(file).solveAll(options).x();
  }

  @Test
  void theNumbersStayTheSameAndTheSizesAreThoseInTheFile() throws Exception {
    Python.assumeModules("h5py");
    Path file = Problem.small(31).build(folder.resolve("cube.h5"), 24, 1, 6);
    Path plain = GoldenCase.copy(file, "plain.h5");
    float[] models = CubeFiles.models(file);
    CompressionReport report =
        Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE);
    assertThat(CubeFiles.models(file)).isEqualTo(models);
    assertThat(report.oldSizeBytes()).isEqualTo(4L * models.length);
    assertThat(report.oldFileBytes()).isEqualTo(Files.size(plain));
    assertThat(report.newFileBytes()).isEqualTo(Files.size(file)).isLessThan(Files.size(plain));
    String storage =
        Python.run(
            """
            import h5py, sys
            m = h5py.File(sys.argv[1])['/HyperCube/models']
            print(m.id.get_storage_size(), m.compression, m.shuffle)
            """,
            file);
    assertThat(storage.strip()).isEqualTo(report.newSizeBytes() + " gzip True");
    assertThat(solve(file)).isEqualTo(solve(plain));
  }

  /** Compresses a file and says how far it is. */
  static final class Compressor {
    private Compressor() {}

    public static void main(String[] arguments) throws Exception {
      Compression.compress(
          Path.of(arguments[0]),
          CompressOptions.builder().level(9).threads(1).build(),
          (done, total, what) -> System.out.println("block " + done));
    }
  }

  @Test
  void aKilledCompressionLeavesTheFileAsItWas() throws Exception {
    Path file = Problem.of(32, 120, 3, 12, 300).build(folder.resolve("cube.h5"), 8, 1, 12);
    String before = FolderState.digest(file);
    try (ChildJvm child = ChildJvm.start(Compressor.class, file)) {
      child.awaitLine(line -> line.startsWith("block 2"));
      child.kill();
    }
    assertThat(FolderState.digest(file)).isEqualTo(before);
    CubeRepair.repair(file);
    assertThat(FolderState.of(folder)).containsOnlyKeys("", "cube.h5");
    float[] models = CubeFiles.models(file);
    Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE);
    assertThat(CubeFiles.models(file)).isEqualTo(models);
  }
}
