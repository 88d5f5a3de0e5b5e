package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({LeakCheck.class, NothingLeftOpen.class})
class FileLifecycleTest {
  private static final DatasetSpec THREE = DatasetSpec.of(Hdf5Type.FLOAT64, 3);

  @TempDir Path folder;

  private Path written() {
    Path path = folder.resolve("cube.h5");
    try (Hdf5File file = Hdf5File.create(path)) {
      file.createDataset("DataCube", THREE).write(new double[] {1, 2, 3});
      file.createDataset("HyperCube/models", THREE).write(new double[] {4, 5, 6});
      file.createGroup("Fit/metrics");
    }
    return path;
  }

  private List<String> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void contentsAreListedByName() {
    try (Hdf5File file = Hdf5File.openReadOnly(written())) {
      assertThat(file.children("/")).containsExactly("DataCube", "Fit", "HyperCube");
      assertThat(file.group("HyperCube").children()).containsExactly("models");
      assertThat(file.group("/Fit/").group("metrics").children()).isEmpty();
      assertThat(file.exists("HyperCube/models")).isTrue();
      assertThat(file.exists("Nowhere/models")).isFalse();
      assertThat(file.exists("DataCube/inside")).isFalse();
      assertThat(file.isDataset("DataCube")).isTrue();
      assertThat(file.isDataset("HyperCube")).isFalse();
      assertThat(file.dataset("DataCube")).isSameAs(file.dataset("/DataCube"));
      assertThat(file.isWritable()).isFalse();
    }
  }

  @Test
  void whatIsMissingIsNamedWithWhatIsThere() {
    try (Hdf5File file = Hdf5File.openReadOnly(written())) {
      assertThatThrownBy(() -> file.dataset("HyperCube/model"))
          .isInstanceOf(MissingDatasetException.class)
          .hasMessageContaining("/HyperCube/model")
          .hasMessageContaining("/HyperCube holds models")
          .hasMessageContaining("cube.h5");
      assertThatThrownBy(() -> file.dataset("Nope/deep/x"))
          .isInstanceOf(MissingDatasetException.class)
          .hasMessageContaining("DataCube, Fit, HyperCube");
      assertThatThrownBy(() -> file.group("DataCube")).isInstanceOf(MissingDatasetException.class);
      assertThatThrownBy(() -> file.children("none")).isInstanceOf(MissingDatasetException.class);
    }
  }

  @Test
  void creatingNeverOverwrites() throws IOException {
    Path path = written();
    long size = Files.size(path);
    assertThatThrownBy(() -> Hdf5File.create(path))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("exists");
    assertThat(Files.size(path)).isEqualTo(size);
    assertThat(filesInFolder()).containsExactly("cube.h5");
    assertThatThrownBy(() -> Hdf5File.create(folder.resolve("no/such/folder.h5")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("folder");
  }

  @Test
  void openingNeedsAnHdf5File() throws IOException {
    assertThatThrownBy(() -> Hdf5File.openReadOnly(folder.resolve("none.h5")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> Hdf5File.openForUpdate(folder)).isInstanceOf(BadInputException.class);
    Path text = Files.writeString(folder.resolve("text.h5"), "SIMPLE  =  T".repeat(1000));
    Path empty = Files.createFile(folder.resolve("empty.h5"));
    for (Path foreign : List.of(text, empty)) {
      assertThatThrownBy(() -> Hdf5File.openReadOnly(foreign))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("not an HDF5 file")
          .message()
          .doesNotContain("\n");
    }
    assertThatThrownBy(() -> Hdf5File.openForUpdate(text)).isInstanceOf(FormatException.class);
    assertThat(filesInFolder()).containsExactly("empty.h5", "text.h5");
  }

  @Test
  void truncatedFilesAreRecognised() throws IOException {
    Path path = written();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 100);
    }
    assertThatThrownBy(() -> Hdf5File.openReadOnly(path))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("truncated");
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(20);
    }
    assertThatThrownBy(() -> Hdf5File.openReadOnly(path)).isInstanceOf(FormatException.class);
  }

  @Test
  void nothingWorksAfterClose() {
    Hdf5File file = Hdf5File.openReadOnly(written());
    Hdf5Dataset dataset = file.dataset("DataCube");
    Hdf5Attributes attributes = dataset.attributes();
    file.close();
    file.close();
    assertThat(file.isClosed()).isTrue();
    assertThatThrownBy(dataset::readDoubles)
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("cube.h5");
    assertThatThrownBy(dataset::shape).isInstanceOf(ClosedException.class);
    assertThatThrownBy(attributes::names).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> file.dataset("DataCube")).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> file.children("/")).isInstanceOf(ClosedException.class);
    assertThatThrownBy(file::flush).isInstanceOf(ClosedException.class);
  }

  @Test
  void readOnlyFilesCannotBeChanged() {
    try (Hdf5File file = Hdf5File.openReadOnly(written())) {
      assertThatThrownBy(() -> file.createDataset("new", THREE))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("open for reading");
      assertThatThrownBy(() -> file.dataset("DataCube").write(new double[3]))
          .isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(() -> file.delete("DataCube")).isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(() -> file.attributes().set("a", 1.0))
          .isInstanceOf(InvalidStateException.class);
      assertThat(file.children("/")).hasSize(3);
    }
  }

  @Test
  void deletingClosesTheDatasetAndFreesTheName() {
    try (Hdf5File file = Hdf5File.openForUpdate(written())) {
      Hdf5Dataset models = file.dataset("HyperCube/models");
      file.delete("HyperCube");
      assertThat(file.exists("HyperCube")).isFalse();
      assertThatThrownBy(models::readDoubles).isInstanceOf(ClosedException.class);
      file.createDataset("HyperCube/models", THREE).write(new double[] {7, 8, 9});
      assertThat(file.dataset("HyperCube/models").readDoubles()).containsExactly(7, 8, 9);
      assertThatThrownBy(() -> file.delete("none")).isInstanceOf(MissingDatasetException.class);
      assertThatThrownBy(() -> file.delete("/")).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void renamingMovesTheData() {
    try (Hdf5File file = Hdf5File.openForUpdate(written())) {
      Hdf5Dataset old = file.dataset("HyperCube/models");
      assertThatThrownBy(() -> file.rename("HyperCube/models", "DataCube"))
          .isInstanceOf(InvalidStateException.class);
      assertThat(old.readDoubles()).containsExactly(4, 5, 6);
      file.rename("HyperCube/models", "Old/models");
      assertThatThrownBy(old::readDoubles)
          .isInstanceOf(ClosedException.class)
          .hasMessageContaining("renamed");
      assertThat(file.dataset("Old/models").readDoubles()).containsExactly(4, 5, 6);
      assertThatThrownBy(() -> file.createDataset("DataCube", THREE))
          .isInstanceOf(InvalidStateException.class);
      assertThat(file.createGroup("Old").children()).containsExactly("models");
      assertThatThrownBy(() -> file.createGroup("DataCube"))
          .isInstanceOf(InvalidStateException.class);
    }
  }

  @Test
  void oneProcessDoesNotReadAndWriteAFile() throws IOException {
    Path path = written();
    Path link = Files.createLink(folder.resolve("link.h5"), path);
    try (Hdf5File reader = Hdf5File.openReadOnly(path);
        Hdf5File second = Hdf5File.openReadOnly(link)) {
      assertThatThrownBy(() -> Hdf5File.openForUpdate(link))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("open for reading");
      assertThat(second.children("/")).isEqualTo(reader.children("/"));
    }
    try (Hdf5File writer = Hdf5File.openForUpdate(path)) {
      assertThat(writer.isWritable()).isTrue();
      assertThatThrownBy(() -> Hdf5File.openReadOnly(path))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("open for writing");
      assertThatThrownBy(() -> Hdf5File.openForUpdate(path))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
      assertThat(filesInFolder()).containsExactly("cube.h5", "cube.h5.lock", "link.h5");
    }
    assertThat(filesInFolder()).containsExactly("cube.h5", "link.h5");
  }

  @Test
  void atomicCreationReplacesOrLeavesNothing() throws IOException {
    Path path = written();
    assertThatThrownBy(
            () ->
                Hdf5File.createAtomically(
                    path,
                    file -> {
                      file.createDataset("half", THREE).write(new double[3]);
                      throw new IllegalStateException("given up");
                    }))
        .hasMessage("given up");
    assertThat(filesInFolder()).containsExactly("cube.h5");
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      assertThat(file.exists("DataCube")).isTrue();
      Hdf5File.createAtomically(path, fresh -> fresh.attributes().set("version", 2));
      assertThat(file.dataset("DataCube").readDoubles()).containsExactly(1, 2, 3);
    }
    try (Hdf5File file = Hdf5File.openForUpdate(path)) {
      assertThat(file.children("/")).isEmpty();
      assertThat(file.attributes().getLong("version")).isEqualTo(2);
    }
    assertThat(filesInFolder()).containsExactly("cube.h5");
  }

  @Test
  void theLibraryCountsWhatIsOpen() {
    long before = Hdf5Library.openObjects();
    try (Hdf5File file = Hdf5File.openReadOnly(written())) {
      assertThat(file.dataset("DataCube").readDoubles()).hasSize(3);
      assertThat(Hdf5Library.openObjects() - before).isEqualTo(3);
      assertThat(Hdf5Library.openByKind())
          .containsEntry("FILE", 1L)
          .containsEntry("DATASET", 1L)
          .containsEntry("TYPE", 1L)
          .hasSize(3);
    }
    assertThat(Hdf5Library.version()).startsWith("1.14");
  }
}
