package org.alidade.lightcurve.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.golden.Curves;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.table.TableWriter;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrTest {
  private static final int OBJECTS = 11;
  private static final int EPOCHS = 7;

  /** A store as the original program writes it, but for the version of the format. */
  private static final String ORIGINAL =
      """
      import sys, numpy as np, zarr
      from numcodecs import Blosc, VLenUTF8
      g = zarr.open_group(sys.argv[1], mode='w')
      g.attrs['created'] = '2025-10-20T00:00:00'
      codec = Blosc('zstd', clevel=5, shuffle=Blosc.SHUFFLE)
      O, M, E = 40, 3, 90
      a = np.full((O, M, 2, E), np.nan, 'f4')
      for o in range(O):
          for m in range(M):
              a[o, m, 0] = 15 + o / 64 + m + np.arange(E) / 1024
              a[o, m, 1] = 0.25
      a[3, 1, :, 5] = np.nan
      chunks = (O, M, 2, 1) if sys.argv[2] == 'write' else (15, M, 2, E)
      def put(name, data, dims, **more):
          d = g.create_dataset(name, data=data, compressor=codec, **more)
          d.attrs['_ARRAY_DIMENSIONS'] = dims
      put('lightcurves', a, ['object', 'measurement', 'value', 'epoch'], chunks=chunks,
          fill_value=np.nan)
      put('object', np.array(['I%d' % (i + 1) for i in range(O)]), ['object'])
      put('measurement', np.array(['ch1_sci-mag_auto', 'b', 'c'], dtype=object), ['measurement'],
          object_codec=VLenUTF8())
      put('value', np.array(['value', 'uncertainty']), ['value'])
      put('epoch', np.array(['gr%d' % i for i in range(E)]), ['epoch'])
      put('object_ra', np.linspace(264, 266, O), ['object'], chunks=(7,))
      put('object_dec', np.linspace(68, 70, O).astype('>f8'), ['object'])
      put('epoch_mjd', 53000 + 10.5 * np.arange(E), ['epoch'])
      zarr.consolidate_metadata(sys.argv[1])
      """;

  @TempDir Path folder;

  private LabelledStore store() {
    LabelledStore store =
        LabelledStore.create(folder.resolve("store"), Catalogues.content(OBJECTS, EPOCHS));
    for (int epoch = 1; epoch < EPOCHS; epoch++) {
      store.populateEpoch(Catalogues.of(1, epoch, epoch == 3 ? 5 : OBJECTS), "gr" + epoch);
    }
    store.rechunk(RechunkOptions.defaults());
    return store;
  }

  @Test
  void everythingComesBack() {
    LabelledStore store = store();
    int count = 0;
    for (ZarrFormat format : List.of(ZarrFormat.version2(), ZarrFormat.version3())) {
      for (ZarrFormat.Compression compression : ZarrFormat.Compression.values()) {
        Path zarr = folder.resolve("z" + count);
        LabelledStore back = LabelledStore.at(folder.resolve("back" + count++));
        try (LabelledReader reader = store.openReader()) {
          ZarrExport.write(
              reader, zarr, format.withCompression(compression).withObjectsPerChunk(4));
        }
        ZarrImport.read(zarr, back, RechunkOptions.defaults().withMemoryBytes(2000));
        same(store, back);
      }
    }
  }

  private static void same(LabelledStore store, LabelledStore back) {
    try (LabelledReader reader = store.openReader();
        LabelledReader copy = back.openReader()) {
      assertThat(copy.axes()).isEqualTo(reader.axes());
      assertThat(copy.info().measurements()).isEqualTo(reader.info().measurements());
      assertThat(copy.created()).isEqualTo(reader.created());
      assertThat(names(copy.objects()))
          .containsExactlyInAnyOrderElementsOf(names(reader.objects()));
      assertThat(names(copy.epochs())).containsExactlyElementsOf(names(reader.epochs()));
      for (int object = 1; object <= OBJECTS; object++) {
        Curves.same(copy.get(object, 1), Objects.requireNonNull(reader.get(object, 1)));
        assertThat(copy.get(object, 2)).isNull();
      }
    }
  }

  private static List<String> names(Table table) {
    List<String> names = new ArrayList<>();
    table.columns().forEach(column -> names.add(column.name()));
    return names;
  }

  @Test
  void zarrOfPythonReadsIt() {
    Python.assumeModules("zarr");
    try (LabelledReader reader = store().openReader()) {
      for (ZarrFormat.Compression compression : ZarrFormat.Compression.values()) {
        Path zarr = folder.resolve("z" + compression);
        ZarrExport.write(reader, zarr, ZarrFormat.version2().withCompression(compression));
        String found =
            Python.run(
                """
                import sys, zarr, numpy as np
                g = zarr.open_consolidated(sys.argv[1])
                a = g['lightcurves']
                print(a.shape, a.dtype, a.attrs['_ARRAY_DIMENSIONS'], a[6, 0, 0, 1], a[6, 0, 0, 2])
                print(g['flags'][6, 0, 1], g['flags'][6, 0, 2], g['epoch'][2], g['object'][4])
                print(g['object_ra'][2], g['epoch_mjd'][0], g['object_object_id'][3], g.attrs['n_epochs'])
                """,
                zarr);
        assertThat(found.lines())
            .containsExactly(
                "(11, 2, 2, 7) float32 ['object', 'measurement', 'value', 'epoch'] 16.05664 nan",
                "18 65535 gr3 I5",
                "264.25 53002.5 4 7");
      }
    }
  }

  @Test
  void directoriesOfTheOriginal() throws IOException {
    Python.assumeModules("zarr");
    for (String layout : List.of("read", "write")) {
      Path original = folder.resolve(layout + "store");
      Python.run(ORIGINAL, original.resolve("lightcurves_" + layout + ".zarr"), layout);
      List<String> keys = new ArrayList<>();
      double[] magnitudes = new double[40];
      for (int i = 39; i >= 0; i--) {
        keys.add("I" + (i + 1));
        magnitudes[39 - i] = i + 1;
      }
      TableWriter.write(
          original.resolve("object_table.parquet"),
          Table.builder()
              .column(Column.of("object", keys))
              .column(Column.of("superstack_mag_auto", magnitudes))
              .build());
      LabelledStore store = LabelledStore.at(folder.resolve(layout));
      ZarrImport.read(original, store, RechunkOptions.defaults());
      try (LabelledReader reader = store.openReader()) {
        LightCurve curve = Objects.requireNonNull(reader.get(4, 2));
        assertThat(curve.size()).isEqualTo(89);
        assertThat(curve.times()[5]).isEqualTo(53_000 + 10.5 * 6);
        assertThat(curve.values()[5]).isEqualTo(15 + 3 / 64f + 1 + 6 / 1024f);
        assertThat(curve.flags()).containsOnly(0);
        assertThat(reader.objectsInBox(263, 264.01, 0, 90)).containsExactly("I1");
        assertThat(names(reader.objects())).contains("superstack_mag_auto", "ra", "dec");
        int column = names(reader.objects()).indexOf("superstack_mag_auto");
        assertThat(reader.objects().columns().get(column).number(2)).isEqualTo(3);
        assertThat(
                reader.objects().columns().get(names(reader.objects()).indexOf("dec")).number(39))
            .isEqualTo(70);
      }
    }
  }

  @Test
  void whatIsNoArrayIsRefused() throws IOException {
    LabelledStore target = LabelledStore.at(folder.resolve("target"));
    RechunkOptions options = RechunkOptions.defaults();
    assertThatThrownBy(() -> ZarrImport.read(folder, target, options))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("no Zarr group");
    Files.writeString(folder.resolve(".zgroup"), "{\"zarr_format\": 2}");
    assertThatThrownBy(() -> ZarrImport.read(folder, target, options))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("lightcurves");
    Path zarr = folder.resolve("z");
    try (LabelledReader reader = store().openReader()) {
      ZarrExport.write(reader, zarr, ZarrFormat.version3());
      assertThatThrownBy(() -> ZarrExport.write(reader, zarr, ZarrFormat.version3()))
          .isInstanceOf(InvalidStateException.class);
    }
    Files.write(zarr.resolve("lightcurves/c/0/0/0/0"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> ZarrImport.read(zarr, target, options))
        .isInstanceOf(FormatException.class);
    Path description = zarr.resolve("flags/zarr.json");
    Files.writeString(description, Files.readString(description).replace("zstd", "lzma"));
    assertThatThrownBy(() -> ZarrImport.read(zarr, target, options))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("lzma");
    assertThatThrownBy(() -> ZarrFormat.version2().withObjectsPerChunk(0))
        .isInstanceOf(BadInputException.class);
  }
}
