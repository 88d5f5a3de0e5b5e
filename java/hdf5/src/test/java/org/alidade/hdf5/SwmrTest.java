package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.InvalidStateException;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith({LeakCheck.class, NothingLeftOpen.class})
class SwmrTest {
  private static final DatasetSpec GROWING =
      DatasetSpec.builder(Hdf5Type.FLOAT64, 0).maxShape(DatasetSpec.UNLIMITED).chunk(32).build();
  private static final DatasetSpec BITMAP = DatasetSpec.of(Hdf5Type.UINT8, 1000);
  private static final DatasetSpec MODELS =
      DatasetSpec.builder(Hdf5Type.FLOAT32, 1000, 64).chunk(1, 64).earlyAllocation().build();

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("live.h5");
  }

  private static void append(Hdf5Dataset dataset, long row) {
    dataset.extend(row + 1);
    dataset.write(Slab.rows(row, 1), new double[] {row * 0.5});
    dataset.flush();
  }

  private static float[] tile(long row) {
    float[] tile = new float[64];
    Arrays.fill(tile, (float) (row + 1));
    return tile;
  }

  /** Appends rows until told to end; the line "row n" means that n rows are flushed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      boolean swmr = arguments[1].equals("swmr");
      try (Hdf5File file = Hdf5File.create(Path.of(arguments[0]))) {
        Hdf5Dataset epoch = file.createDataset("Fit/metrics/epoch", GROWING);
        Hdf5Dataset done = file.createDataset("_done", BITMAP);
        Hdf5Dataset models = file.createDataset("models", MODELS);
        file.attributes().set("label", "child");
        file.flush();
        if (swmr) {
          file.startSwmrWrite();
        }
        for (long row = 0; row < 1000; row++) {
          append(epoch, row);
          models.write(Slab.rows(row, 1), tile(row));
          models.flush();
          done.write(Slab.rows(row, 1), new byte[] {1});
          done.flush();
          System.out.println("row " + (row + 1));
          if (System.in.available() > 0) {
            break;
          }
        }
        System.out.println("waiting");
        System.out.println("told " + System.in.read());
      }
      System.out.println("closed");
    }
  }

  @Test
  @Timeout(120)
  void aReaderInAnotherProcessSeesMonotoneGrowth() {
    try (ChildJvm writer = ChildJvm.start(Writer.class, file(), "swmr")) {
      writer.awaitLine(line -> line.equals("row 1"));
      try (Hdf5File reader = Hdf5File.openSwmrRead(file())) {
        Hdf5Dataset epoch = reader.dataset("Fit/metrics/epoch");
        long rows = 0;
        while (rows < 1000) {
          epoch.refresh();
          double[] values = epoch.readDoubles();
          assertThat(values.length).isGreaterThanOrEqualTo((int) rows);
          rows = values.length;
          for (int row = 0; row < rows; row++) {
            assertThat(values[row]).as("row %s of %s", row, rows).isIn(row * 0.5, 0.0);
          }
        }
        writer.awaitLine(line -> line.equals("row 1000"));
        epoch.refresh();
        assertThat(epoch.readDoubles()[999]).isEqualTo(499.5);
        assertThat(reader.attributes().getString("label")).isEqualTo("child");
      }
      writer.send("end");
      writer.awaitLine(line -> line.equals("closed"));
    }
    assertThat(Hdf5File.isMarkedAsOpen(file())).isFalse();
    assertThat(WriterLock.lockFile(file())).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 999})
  @Timeout(120)
  void aKilledSwmrWriterLeavesAFileThatOpens(int rows) {
    try (ChildJvm writer = ChildJvm.start(Writer.class, file(), "swmr")) {
      writer.awaitLine(line -> line.equals("row " + rows));
      writer.kill();
    }
    assertThat(Hdf5File.isMarkedAsOpen(file())).isTrue();
    try (Hdf5File reader = Hdf5File.openSwmrRead(file())) {
      assertThat(reader.dataset("Fit/metrics/epoch").shape().length(0))
          .isGreaterThanOrEqualTo(rows);
    }
    assertThatThrownBy(() -> Hdf5File.openForUpdate(file()))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("repair");
    Hdf5File.repair(file());
    assertRowsAreThere(rows);
  }

  @Test
  @Timeout(120)
  void aKilledPlainWriterLeavesWhatItFlushed() {
    try (ChildJvm writer = ChildJvm.start(Writer.class, file(), "plain")) {
      writer.awaitLine(line -> line.equals("waiting"));
      assertThatThrownBy(() -> Hdf5File.openReadOnly(file()))
          .isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(() -> Hdf5File.repair(file()))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("pid " + writer.pid());
      writer.kill();
    }
    assertThatThrownBy(() -> Hdf5File.openReadOnly(file()))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("repair");
    Hdf5File.repair(file());
    assertRowsAreThere(1000);
  }

  private void assertRowsAreThere(int least) {
    try (Hdf5File file = Hdf5File.openForUpdate(file())) {
      Hdf5Dataset epoch = file.dataset("Fit/metrics/epoch");
      double[] values = epoch.readDoubles();
      assertThat(values.length).isGreaterThanOrEqualTo(least);
      for (int row = 0; row < least; row++) {
        assertThat(values[row]).isEqualTo(row * 0.5);
      }
      byte[] done = file.dataset("_done").readBytes();
      assertThat(Arrays.copyOf(done, least)).containsOnly(1);
      for (int row = 0; row < done.length && done[row] == 1; row++) {
        assertThat(file.dataset("models").readFloats(Slab.rows(row, 1)))
            .as("row %s is marked as done", row)
            .containsExactly(tile(row));
      }
      append(epoch, values.length);
      file.attributes().set("resumed", true);
    }
    assertThat(Hdf5File.isMarkedAsOpen(file())).isFalse();
    assertThat(WriterLock.lockFile(file())).doesNotExist();
  }

  @Test
  void readersInTheSameProcessFollowInAnyOrder() {
    try (Hdf5File writer = Hdf5File.create(file())) {
      Hdf5Dataset written = writer.createDataset("x", GROWING);
      append(written, 0);
      assertThatThrownBy(() -> Hdf5File.openSwmrRead(file()))
          .isInstanceOf(InvalidStateException.class);
      writer.startSwmrWrite();
      try (Hdf5File reader = Hdf5File.openSwmrRead(file())) {
        Hdf5Dataset seen = reader.dataset("x");
        assertThat(seen.readDoubles()).hasSize(1);
        for (long row = 1; row < 100; row++) {
          append(written, row);
          seen.refresh();
          assertThat(seen.shape().length(0)).isEqualTo(row + 1);
          assertThat(seen.readDoubles(Slab.rows(row, 1))).containsExactly(row * 0.5);
        }
      }
    }
    try (Hdf5File reader = Hdf5File.openSwmrRead(file())) {
      assertThat(reader.dataset("x").readDoubles()).hasSize(100);
      try (Hdf5File writer = Hdf5File.openSwmrWrite(file())) {
        append(writer.dataset("x"), 100);
        reader.dataset("x").refresh();
        assertThat(reader.dataset("x").readDoubles()).hasSize(101).endsWith(50.0);
      }
      try (Hdf5File writer = Hdf5File.openForUpdate(file())) {
        writer.attributes().set("complete", true);
        assertThat(reader.isWritable()).isFalse();
      }
    }
    try (Hdf5File reader = Hdf5File.openReadOnly(file())) {
      assertThat(reader.attributes().getBoolean("complete")).isTrue();
    }
  }

  @Test
  void theStructureIsFixedDuringSwmrWriting() {
    try (Hdf5File file = Hdf5File.create(file())) {
      file.createDataset("x", GROWING);
      file.startSwmrWrite();
      assertThatThrownBy(() -> file.createDataset("y", GROWING))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("SWMR writing")
          .hasMessageContaining("open it for update");
      assertThatThrownBy(() -> file.attributes().set("a", 1L))
          .isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(() -> file.delete("x")).isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(file::startSwmrWrite).isInstanceOf(InvalidStateException.class);
      append(file.dataset("x"), 0);
      assertThat(file.dataset("x").readDoubles()).containsExactly(0);
    }
  }

  @Test
  void pythonFollowsOurWriter() {
    Python.assumeModules("h5py");
    try (Hdf5File writer = Hdf5File.create(file())) {
      Hdf5Dataset written = writer.createDataset("x", GROWING);
      writer.startSwmrWrite();
      for (long row = 0; row < 40; row++) {
        append(written, row);
      }
      String program =
          """
          import h5py, sys
          with h5py.File(sys.argv[1], "r", libver="latest", swmr=True) as f:
              f["x"].refresh()
              print(f["x"].shape[0], f["x"][-1])
          """;
      assertThat(Python.run(program, file())).isEqualTo("40 19.5\n");
    }
  }

  @Test
  void weFollowPythonsWriterInItsFile() {
    Python.assumeModules("h5py");
    String program =
        """
        import h5py, os, sys
        f = h5py.File(sys.argv[1], "w", libver="latest")
        d = f.create_dataset("x", (0,), maxshape=(None,), chunks=(8,), dtype="f8")
        f.swmr_mode = True
        d.resize((20,)); d[:] = range(20); d.flush()
        os._exit(0)
        """;
    Python.run(program, file());
    try (Hdf5File reader = Hdf5File.openSwmrRead(file())) {
      assertThat(reader.dataset("x").readDoubles()).hasSize(20).endsWith(18, 19);
    }
    Hdf5File.repair(file());
    try (Hdf5File reader = Hdf5File.openReadOnly(file())) {
      assertThat(reader.dataset("x").readDoubles()).hasSize(20);
    }
  }

  @Test
  void filesOfTheOldFormatDoNotTakeSwmrWriters() {
    Python.assumeModules("h5py");
    String program =
        """
        import h5py, sys
        h5py.File(sys.argv[1], "w", libver="earliest")["x"] = [1.0, 2.0]
        """;
    Python.run(program, file());
    assertThatThrownBy(() -> Hdf5File.openSwmrWrite(file()))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("older format");
    try (Hdf5File update = Hdf5File.openForUpdate(file())) {
      update.dataset("x").write(new double[] {3, 4});
      assertThat(update.dataset("x").readDoubles()).containsExactly(3, 4);
    }
    assertThat(WriterLock.lockFile(file())).doesNotExist();
  }
}
