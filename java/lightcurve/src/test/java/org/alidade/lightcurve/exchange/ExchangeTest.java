package org.alidade.lightcurve.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.blob.BinaryLightcurveDatabase;
import org.alidade.lightcurve.blob.RowDatabase;
import org.alidade.lightcurve.golden.Curves;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.GoldenData;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {
  @TempDir Path folder;

  private static LightCurve curve(long objectId, int typeId, int size) {
    double[] times = new double[size];
    float[] values = new float[size];
    float[] errors = new float[size];
    int[] flags = new int[size];
    for (int i = 0; i < size; i++) {
      times[i] = 53_000 + i * 10.123456789;
      values[i] = i == 1 ? Float.NaN : 15 + objectId / 7f + typeId + i / 16f;
      errors[i] = i == 1 ? Float.NaN : 0.1f;
      flags[i] = i * 3;
    }
    return new LightCurve(objectId, typeId, times, values, errors, flags);
  }

  private BinaryLightcurveDatabase filled() {
    BinaryLightcurveDatabase db = BinaryLightcurveDatabase.open(folder.resolve("filled.db"));
    db.putObjects(
        Table.builder()
            .column(Column.of("object_id", new long[] {5, 12, 20}))
            .column(Column.of("object", List.of("I5", "I12", "I20")))
            .column(Column.of("ra", new double[] {265.25, 265.5, Double.NaN}))
            .column(Column.of("dec", new double[] {69.25, 69.5, Double.NaN}))
            .build());
    db.putTypes(
        List.of(
            MeasurementType.of(1, "ch1_sci-mag_auto"), MeasurementType.of(2, "ch2_sci-mag_iso")));
    db.put(curve(5, 1, 4));
    db.put(curve(5, 2, 3));
    db.put(curve(12, 2, 5));
    db.commit();
    return db;
  }

  private BinaryLightcurveDatabase empty() {
    return BinaryLightcurveDatabase.open(folder.resolve("empty.db"));
  }

  private static String name(ExportFormat format) {
    return switch (format) {
      case VOTABLE -> "curves.vot";
      default -> "curves." + format.name().toLowerCase(Locale.ROOT);
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = ExportFormat.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ZARR", "DATABASE"})
  void everythingComesBack(ExportFormat format) {
    Path file = folder.resolve(name(format));
    try (BinaryLightcurveDatabase db = filled();
        BinaryLightcurveDatabase back = empty()) {
      List<Long> progress = new ArrayList<>();
      LightCurveExport.of(db).magnitudeSystem("Vega").progress(progress::add).to(file);
      assertThat(progress).contains(3L);
      assertThat(LightCurveImport.from(file).into(back)).isEqualTo(new ImportSummary(2, 2, 3, 12));
      Curves.same(back.get(5, back.type("ch1_sci-mag_auto").typeId()), curve(5, 1, 4));
      LightCurve last = Objects.requireNonNull(back.get(12, 2));
      Curves.same(last, curve(12, 2, 5));
      assertThat(back.objects().columns().get(1).text(1)).isEqualTo("I12");
      assertThat(back.objects().columns().get(2).number(1)).isEqualTo(265.5);
    }
  }

  @Test
  void selections() {
    Path file = folder.resolve("one.json");
    try (BinaryLightcurveDatabase db = filled();
        BinaryLightcurveDatabase back = empty()) {
      LightCurveExport.of(db).objects(12, 5).types(2).to(file);
      assertThat(LightCurveImport.from(file).into(back)).isEqualTo(new ImportSummary(2, 1, 2, 8));
      assertThat(back.type("ch2_sci-mag_iso").channel()).isEqualTo("ch2");
      assertThatThrownBy(() -> LightCurveExport.of(db).objects(99).to(file))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("99");
      assertThatThrownBy(() -> LightCurveExport.of(db).to(folder.resolve("x.txt")))
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void filesSayTheirSystems() throws IOException {
    Python.assumeModules("astropy");
    try (BinaryLightcurveDatabase db = filled()) {
      for (String name : List.of("c.ecsv", "c.vot", "c.fits")) {
        Path file = folder.resolve(name);
        LightCurveExport.of(db).magnitudeSystem("Vega").to(file);
        String found =
            Python.run(
                "import sys; from astropy.table import Table; t = Table.read(sys.argv[1]);"
                    + "print(len(t), repr(float(t['mjd'][3])), t['mjd'].unit,"
                    + " str(t['type'][0]).strip(), int(t['flags'][2]), t['object_id'].dtype.kind)",
                file);
        assertThat(found.strip()).isEqualTo("12 53030.370370367 d ch1_sci-mag_auto 6 i");
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("Vega").contains("MJD (UTC)");
      }
      Path csv = folder.resolve("c.csv");
      LightCurveExport.of(db).magnitudeSystem("AB").to(csv);
      assertThat(Files.readAllLines(csv).get(1)).contains("I5,265.25,69.25").endsWith("AB");
    }
  }

  @Test
  void lightCurvesOfTheSdss() {
    Path file = GoldenData.data("lightcurves", "sdss_s82_rrlyrae.csv.gz");
    try (BinaryLightcurveDatabase db = empty()) {
      ImportSummary brought = LightCurveImport.from(file).into(db);
      assertThat(brought).isEqualTo(new ImportSummary(483, 5, 2415, 136_196));
      LightCurve curve = Objects.requireNonNull(db.get(1_013_184, db.type("r").typeId()));
      assertThat(curve.times()[0]).isEqualTo(51_081.346189);
      assertThat(curve.values()[0]).isEqualTo(17.236f);
      assertThat(curve.errors()[0]).isEqualTo(0.005f);
    }
  }

  @Test
  void nativeStoresTakeThem() {
    Path csv = folder.resolve("curves.csv");
    Path store = folder.resolve("native.alc");
    try (BinaryLightcurveDatabase db = filled()) {
      LightCurveExport.of(db).to(csv);
    }
    try (FolderStoreWriter writer = FolderStoreWriter.open(store, StoreOptions.defaults())) {
      assertThat(LightCurveImport.from(csv).into(writer).lightCurves()).isEqualTo(3);
    }
    try (FolderStore read = FolderStore.open(store)) {
      Curves.same(read.get(12, 2), curve(12, 2, 5));
      LightCurveExport.of(read).to(folder.resolve("again.fits"));
    }
    try (BinaryLightcurveDatabase db = empty()) {
      LightCurveImport.from(folder.resolve("again.fits")).into(db);
      Curves.same(db.get(5, 2), curve(5, 2, 3));
    }
  }

  @Test
  void matchFilesOfTheZtf() {
    Path first = GoldenData.data("lightcurves", "ztf_000269_zr_c10_q1_match.h5");
    Path second = GoldenData.data("lightcurves", "ztf_000245_zr_c10_q1_match.h5");
    try (BinaryLightcurveDatabase db = empty()) {
      ImportSummary brought = LightCurveImport.from(first, second).into(db);
      assertThat(brought.measurements()).isEqualTo(101 + 336);
      assertThat(brought.objects()).isEqualTo(20);
      assertThat(brought.types()).isEqualTo(1);
      LightCurve curve = Objects.requireNonNull(db.get(numberOf(db, "ztf_000269_36_zr_0"), 1));
      assertThat(curve.times()[0]).isEqualTo(58_218.27620371111);
      assertThat(curve.values()[0]).isEqualTo(18.934471f);
    }
  }

  private static long numberOf(LightCurveStore store, String key) {
    List<Column> columns = store.objects().columns();
    for (long row = 0; row < columns.get(0).rows(); row++) {
      if (columns.get(1).text(row).equals(key)) {
        return columns.get(0).integer(row);
      }
    }
    throw new AssertionError("no object " + key);
  }

  @Test
  void storesAreCopied() {
    Path original = GoldenData.golden("lightcurve", "lightcurves_open.db");
    try (BinaryLightcurveDatabase db = empty()) {
      // also that of object 6, which has no row in the table of objects
      assertThat(LightCurveImport.from(original).into(db))
          .isEqualTo(new ImportSummary(4, 3, 6, 150 + 160 + 160 + 40 + 160 + 160));
      try (BinaryLightcurveDatabase read = BinaryLightcurveDatabase.openReadOnly(original)) {
        Curves.same(db.get(3, 1), Objects.requireNonNull(read.get(3, 1)));
      }
    }
    Path rows = folder.resolve("rows.db");
    try (BinaryLightcurveDatabase db = filled();
        RowDatabase target = RowDatabase.open(rows)) {
      assertThat(LightCurveImport.from(folder.resolve("filled.db")).into(target).lightCurves())
          .isEqualTo(db.info().lightCurves());
    }
    try (RowDatabase read = RowDatabase.openReadOnly(rows)) {
      Curves.same(read.get(12, 2), curve(12, 2, 5));
    }
    assertThatThrownBy(() -> importInto(rows, original))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("one by one");
  }

  private void importInto(Path... files) {
    try (BinaryLightcurveDatabase db = empty()) {
      LightCurveImport.from(files).into(db);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n",
        "{\"x\": 1}",
        "{\"curves\": [{\"mjd\": [1], \"value\": [], \"error\": [1], \"flags\": [1]}]}",
        "{\"curves\": [",
        "# %ECSV 1.0\n# ---\n",
        "PAR1 nothing",
        "SQLite format 3\0 nothing"
      })
  void damagedFilesAreRefused(String content) throws IOException {
    String name = content.startsWith("PAR1") ? "damaged.parquet" : "damaged";
    Path file = Files.writeString(folder.resolve(name), content);
    assertThatThrownBy(() -> importInto(file)).isInstanceOf(FormatException.class);
  }

  @Test
  void missingFilesAreRefused() {
    assertThatThrownBy(() -> importInto(folder.resolve("none.csv")))
        .isInstanceOf(MissingDatasetException.class);
    assertThatThrownBy(LightCurveImport::from).isInstanceOf(BadInputException.class);
  }
}
