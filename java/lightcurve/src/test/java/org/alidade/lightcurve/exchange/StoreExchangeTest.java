package org.alidade.lightcurve.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.lightcurve.array.LabelledStore;
import org.alidade.lightcurve.array.RechunkOptions;
import org.alidade.lightcurve.array.ZarrImport;
import org.alidade.lightcurve.golden.Curves;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stores of one kind become stores of another. */
@ExtendWith(LeakCheck.class)
class StoreExchangeTest {
  private static final MockField FIELD =
      MockField.of(MockOptions.defaults().withObjects(6).withTypes(3).withEpochs(40));

  @TempDir Path folder;

  private Path mock() {
    Path store = folder.resolve("mock.alc");
    try (FolderStoreWriter writer = FolderStoreWriter.open(store, StoreOptions.defaults())) {
      FIELD.writeTo(writer);
    }
    return store;
  }

  private Path imported(String name, Path from) {
    Path store = folder.resolve(name);
    try (FolderStoreWriter writer = FolderStoreWriter.open(store, StoreOptions.defaults())) {
      LightCurveImport.from(from).into(writer);
    }
    return store;
  }

  private Path exported(Path store, String name) {
    Path file = folder.resolve(name);
    try (LightCurveStore open = LightCurveStores.open(store)) {
      LightCurveExport.of(open).to(file);
    }
    return file;
  }

  private static void same(Path found, Path expected) {
    try (LightCurveStore left = LightCurveStores.open(found);
        LightCurveStore right = LightCurveStores.open(expected)) {
      assertThat(left.types()).isEqualTo(right.types());
      assertThat(left.info().lightCurves()).isEqualTo(right.info().lightCurves());
      long compared = 0;
      for (long object = 0; object < 10; object++) {
        for (LightCurve curve : right.getObject(object)) {
          LightCurve there = Objects.requireNonNull(left.get(object, curve.typeId()));
          Curves.same(measured(there), measured(curve));
          compared++;
        }
      }
      assertThat(compared).isEqualTo(right.info().lightCurves()).isPositive();
    }
  }

  /** The array has no entries for what was not measured. */
  private static LightCurve measured(LightCurve curve) {
    return curve.where(i -> curve.flags()[i] >= 0);
  }

  @Test
  void folderStoresAreCopied() {
    Path mock = mock();
    Path copy = imported("copy.alc", mock);
    same(copy, mock);
    try (FolderStore store = FolderStore.open(copy)) {
      assertThat(store.epochs().rows()).isEqualTo(40);
      assertThat(store.objects().column("kind").text(0))
          .isEqualTo(FIELD.objects().column("kind").text(0));
    }
  }

  @Test
  void theArrayGoesToZarrAndComesBack() throws IOException {
    Path mock = mock();
    Path zarr = exported(mock, "mock.zarr");
    assertThatThrownBy(() -> exported(mock, "mock.zarr")).isInstanceOf(InvalidStateException.class);
    assertThatThrownBy(() -> LightCurveStores.open(zarr))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("alidade lightcurve import");
    same(imported("back.alc", zarr), mock);

    Path array = folder.resolve("array");
    ZarrImport.read(zarr, LabelledStore.at(array), RechunkOptions.defaults());
    same(imported("folder.alc", array), mock);
    same(imported("file.alc", LabelledStore.at(array).readFile()), mock);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  @Test
  void aPartOfTheArray() {
    Path zarr = folder.resolve("part.zarr");
    List<Long> progress = new ArrayList<>();
    try (LightCurveStore store = LightCurveStores.open(mock())) {
      LightCurveExport.of(store).objects(5, 2).types(3).progress(progress::add).to(zarr);
    }
    assertThat(progress).endsWith(2L);
    try (LightCurveStore part = LightCurveStores.open(imported("part.alc", zarr))) {
      assertThat(part.objects().column("object_id").integer(1)).isEqualTo(5);
      LightCurve expected = measured(FIELD.object(5).get(2));
      LightCurve found = Objects.requireNonNull(part.get(5, 1));
      assertThat(found.times()).containsExactly(expected.times());
      assertThat(found.flags()).containsExactly(expected.flags());
    }
  }

  @Test
  void theArrayNeedsEpochs() {
    Path original = GoldenData.golden("lightcurve", "lightcurves_open.db");
    assertThatThrownBy(() -> exported(original, "none.zarr"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("epochs");
    Path mock = mock();
    try (FolderStoreWriter writer = FolderStoreWriter.open(mock, StoreOptions.defaults())) {
      LightCurve first = FIELD.object(1).get(0);
      double[] times = first.times().clone();
      times[3] += 1e-6;
      writer.put(new LightCurve(1, 1, times, first.values(), first.errors(), first.flags()));
      writer.commit();
    }
    assertThatThrownBy(() -> exported(mock, "moved.zarr"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is of no epoch");
    assertThat(folder.resolve("moved.zarr")).doesNotExist();
  }

  @Test
  void theOriginalsDatabaseComesBackByteForByte() throws SQLException {
    Path original = GoldenData.golden("lightcurve", "lightcurves_open.db");
    Path store = imported("original.alc", original);
    same(store, original);
    Path again = exported(store, "again.db");
    List<String> expected = rows(original);
    assertThat(expected).hasSize(6);
    assertThat(rows(again)).isEqualTo(expected);
    assertThatThrownBy(() -> exported(again, "again.db")).isInstanceOf(InvalidStateException.class);
    // a selection has what it names only
    Path part = folder.resolve("part.db");
    try (LightCurveStore open = LightCurveStores.open(store)) {
      LightCurveExport.of(open).objects(1, 6).types(2).to(part);
    }
    assertThat(rows(part)).containsExactly(expected.get(1), expected.get(5));
  }

  /** Numbers and blobs of a database, also of light curves whose object has no row. */
  private static List<String> rows(Path database) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT object_id, type_id, n_points, lightcurve_data FROM lightcurves_binary"
                    + " ORDER BY object_id, type_id")) {
      while (rows.next()) {
        found.add(
            rows.getLong(1)
                + " "
                + rows.getInt(2)
                + " "
                + rows.getInt(3)
                + " "
                + HexFormat.of().formatHex(rows.getBytes(4)));
      }
    }
    return found;
  }

  @Test
  void otherProgramsReadTheColumns() {
    Path file = exported(mock(), "mock.h5");
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
      assertThat(hdf5.dataset("object").filters()).hasSize(2);
      assertThat(hdf5.attributes().getString("time_system")).isEqualTo("MJD (UTC)");
    }
    Python.assumeModules("h5py");
    LightCurve first = FIELD.object(1).get(0);
    String found =
        Python.run(
            "import sys, h5py; f = h5py.File(sys.argv[1]); print(len(f['mjd']),"
                + " repr(float(f['mjd'][1])), f['object'][0].decode(), f['type'][-1].decode(),"
                + " f['mjd'].attrs['unit'], f['value'].dtype, len({len(d) for d in f.values()}))",
            file);
    assertThat(found.strip())
        .isEqualTo(
            "720 " + first.times()[1] + " I1 " + FIELD.types().get(2).key() + " d float32 1");
  }

  @Test
  void foldersOfOtherThings() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThatThrownBy(() -> imported("x.alc", other)).isInstanceOf(FormatException.class);
    assertThat(LightCurveStores.isStore(other)).isFalse();
    Path notes = Files.writeString(folder.resolve("notes.txt"), "SQLite");
    assertThat(LightCurveStores.isStore(notes)).isFalse();
  }
}
