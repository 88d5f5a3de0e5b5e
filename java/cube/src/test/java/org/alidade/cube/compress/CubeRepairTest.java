package org.alidade.cube.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeRepair;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RebinMode;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.WriterLock;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CubeRepairTest {
  @TempDir private Path folder;

  /** Opens a file for writing and never closes it. */
  static final class Writer {
    private Writer() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
      Hdf5File file = Hdf5File.openForUpdate(Path.of(arguments[0]));
      file.attributes().set("note", "kept");
      file.flush();
      System.out.println("open");
      Thread.currentThread().join();
    }
  }

  @Test
  void nothingIsDoneToASoundFile() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    byte[] before = Files.readAllBytes(file);

    assertThat(CubeRepair.repair(file).actions()).isEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void leftoversAreRemovedAndNamed() throws Exception {
    Path file = TinyCubes.built(folder);
    Files.writeString(folder.resolve("cube.h5.part"), "unfinished");
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.createDataset("/HyperCube/models_tmp", DatasetSpec.of(Hdf5Type.FLOAT32, 3));
      open.createDataset("/ModelCube_part", DatasetSpec.of(Hdf5Type.FLOAT64, 3));
    }

    assertThat(CubeRepair.repair(file).actions())
        .containsExactlyInAnyOrder(
            "removed the unfinished file cube.h5.part",
            "removed the unfinished dataset /HyperCube/models_tmp",
            "removed the unfinished dataset /ModelCube_part");
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      assertThat(open.exists("/ModelCube_part")).isFalse();
      assertThat(open.isDataset("/HyperCube/models")).isTrue();
    }
  }

  @Test
  void theMarkOfAKilledWriterIsRemoved() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    try (ChildJvm child = ChildJvm.start(Writer.class, file)) {
      child.awaitLine(line -> line.equals("open"));
      assertThatThrownBy(() -> CubeRepair.repair(file)).isInstanceOf(InvalidStateException.class);
      child.kill();
    }
    assertThat(Hdf5File.isMarkedAsOpen(file)).isTrue();

    assertThat(CubeRepair.repair(file).actions())
        .containsExactly("removed the mark of a writer that was killed");
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      assertThat(open.attributes().getString("note")).isEqualTo("kept");
    }
  }

  @Test
  void aBuildGoesOnWhereOneWasKilledAtItsLastStep() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    try (ChildJvm child = ChildJvm.start(Writer.class, file)) {
      child.awaitLine(line -> line.equals("open"));
      child.kill();
    }
    assertThat(Hdf5File.isMarkedAsOpen(file)).isTrue();

    HypercubeBuilder.build(file, BuildOptions.builder().build(), ProgressListener.NONE);
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      assertThat(open.group("/HyperCube").attributes().getBoolean("complete")).isTrue();
    }
  }

  @Test
  void aFileThatIsBeingWrittenIsLeftAlone() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    Path part = Files.writeString(folder.resolve("cube.h5.part"), "in use");
    try (WriterLock lock = WriterLock.acquire(file)) {
      assertThatThrownBy(() -> CubeRepair.repair(file))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining(lock.holder());
      assertThat(part).exists();
    }
  }

  @Test
  void aDamagedFileIsNamed() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(raw.length() / 3);
    }

    assertThatThrownBy(() -> CubeRepair.repair(file)).hasMessageContaining("cube.h5");
  }
}
