package org.alidade.lightcurve.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.golden.Curves;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryLightcurveDatabaseTest {
  private static final double[] TIMES = {53_000.000123456, 53_010.25, 53_500.5, 58_000.75};

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("curves.db");
  }

  private static LightCurve curve(long objectId, int typeId, double... times) {
    float[] values = new float[times.length];
    float[] errors = new float[times.length];
    int[] flags = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      values[i] = 15 + objectId + typeId / 8f + i / 16f;
      errors[i] = 0.25f;
      flags[i] = i;
    }
    return new LightCurve(objectId, typeId, times.clone(), values, errors, flags);
  }

  private static Table objects(long... ids) {
    double[] ra = new double[ids.length];
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      ra[i] = 265 + ids[i] / 8.0;
      keys.add("I" + ids[i]);
    }
    return Table.builder()
        .column(Column.of("object_id", ids))
        .column(Column.of("object", keys))
        .column(Column.of("ra", ra))
        .column(Column.of("dec", ra.clone()))
        .column(Column.of("superstack_mag_auto", ra.clone()))
        .column(Column.of("note \"x\"", keys))
        .build();
  }

  private static Table epochs(double... times) {
    List<String> keys = new ArrayList<>();
    for (double time : times) {
      keys.add("gr" + (int) time);
    }
    return Table.builder()
        .column(Column.of("epoch", keys))
        .column(Column.of("epoch_mjd", times))
        .build();
  }

  private static LightCurve get(LightCurveStore store, long objectId, int typeId) {
    return Objects.requireNonNull(store.get(objectId, typeId));
  }

  @Test
  void everythingPutIsThereAfterCommit() {
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.open(file())) {
      db.putObjects(objects(1, 2));
      db.putTypes(List.of(MeasurementType.of(3, "ch1_sci-mag_auto")));
      db.putEpochs(epochs(TIMES));
      db.put(curve(1, 3, TIMES));
      db.put(curve(2, 3, TIMES[0], TIMES[3], 57_000));
      assertThat(db.get(1, 3)).isNull();
      db.commit();
      Curves.same(get(db, 1, 3), curve(1, 3, TIMES));
    }
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.openReadOnly(file())) {
      Curves.same(get(db, 1, 3), curve(1, 3, TIMES));
      Curves.same(get(db, 2, 3), curve(2, 3, TIMES[0], TIMES[3], 57_000));
      assertThat(db.get(9, 3)).isNull();
      assertThat(db.getObject(2)).hasSize(1);
      List<Long> ids = new ArrayList<>();
      assertThat(db.forEach(one -> ids.add(one.objectId()))).isEqualTo(2);
      assertThat(ids).containsExactly(1L, 2L);
      assertThat(db.info().lightCurves()).isEqualTo(2);
      assertThat(db.info().measurements()).isEqualTo(7);
      assertThat(db.info().epochs()).isEqualTo(4);
      assertThat(db.info().bytes()).isPositive();
      assertThat(db.type("ch1_sci-mag_auto").typeId()).isEqualTo(3);
      assertThat(db.epochs().columns().get(0).text(0)).isEqualTo("gr53000");
      List<Column> objects = db.objects().columns();
      assertThat(objects).extracting(Column::name).startsWith("object_id", "object", "ra", "dec");
      assertThat(objects).extracting(Column::name).contains("superstack_mag_auto", "note \"x\"");
      assertThat(objects.get(1).text(1)).isEqualTo("I2");
      assertThatThrownBy(() -> db.put(curve(1, 3, TIMES)))
          .isInstanceOf(InvalidStateException.class);
    }
    assertThat(folder.resolve("curves.db-wal")).doesNotExist();
  }

  /** Types that change their channel and axes that are made later leave older blobs as they are. */
  @Test
  void laterAxesLeaveOlderBlobsAsTheyAre() {
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.open(file())) {
      db.putEpochs(epochs(TIMES));
      db.putTypes(List.of(MeasurementType.of(1, "a")));
      db.put(curve(1, 1, TIMES));
      db.commit();
      db.putTypes(List.of(new MeasurementType(1, "a", "ch2", "", "", "")));
      double[] shifted = {1, 2, 3};
      db.putEpochs(
          Table.builder()
              .column(Column.of("epoch", List.of("gr53000", "x", "y")))
              .column(Column.of("epoch_mjd", new double[] {52_000, 5, 6}))
              .column(Column.of("epoch_mjd_ch2", shifted))
              .build());
      db.put(curve(2, 1, shifted));
      db.commit();
      Curves.same(get(db, 1, 1), curve(1, 1, TIMES));
      Curves.same(get(db, 2, 1), curve(2, 1, shifted));
      assertThat(db.epochs().rows()).isEqualTo(6);
      assertThat(db.info().epochs()).isEqualTo(6);
    }
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.openReadOnly(file())) {
      Curves.same(get(db, 1, 1), curve(1, 1, TIMES));
      Curves.same(get(db, 2, 1), curve(2, 1, 1, 2, 3));
    }
  }

  @Test
  void summariesIgnoreWhatIsNotMeasured() {
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.open(file())) {
      db.putObjects(objects(1));
      db.commit();
      double[] magnitudes = {15, 99, 16, Double.NaN, 18};
      double[] errors = {0.5, 99, 1, 1, 0.5};
      db.storeLightcurve(1, 1, new double[] {5, 1, 3, 2, 4}, magnitudes, errors, new int[5]);
      db.storeLightcurve(1, 2, new double[] {5}, new double[] {99}, new double[] {99}, new int[1]);
      CurveSummary summary = db.summariesOfObject(1).get(0);
      assertThat(summary.points()).isEqualTo(5);
      assertThat(summary.spanDays()).isEqualTo(4);
      assertThat(summary.valid()).isEqualTo(3);
      assertThat(summary.mean()).isCloseTo(49 / 3.0, within(1e-12));
      assertThat(summary.median()).isEqualTo(16);
      assertThat(summary.medianDeviation()).isEqualTo(1);
      assertThat(summary.weightedMean()).isCloseTo((4 * 15 + 16 + 4 * 18) / 9.0, within(1e-12));
      assertThat(summary.reducedChiSquare())
          .isCloseTo(
              (4 * 1.4444444 * 1.4444444 + 0.4444444 * 0.4444444 + 4 * 1.5555556 * 1.5555556) / 2,
              within(1e-5));
      // in order of time 16, 18, 15: differences 2 and -3
      assertThat(summary.vonNeumannEta()).isCloseTo(13 / (42 / 9.0), within(1e-12));
      assertThat(db.summariesOfType(2).get(0).mean()).isNaN();
      assertThat(db.searchObjectsByVariability(1, 3, null))
          .extracting(VariableObject::raDegrees)
          .containsExactly(265.125);
    }
  }

  @Test
  void pointsAreAppendedAndCurvesDeleted() {
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.open(file())) {
      db.append(curve(1, 1, 5, 6));
      db.append(curve(1, 1, 7));
      assertThat(get(db, 1, 1).times()).containsExactly(5, 6, 7);
      db.storeAll(List.of(curve(1, 2, 5), curve(2, 1, 5), curve(2, 2, 6)).iterator());
      assertThat(db.delete(1, 1)).isTrue();
      assertThat(db.delete(1, 1)).isFalse();
      assertThat(db.deleteType(2)).isTrue();
      assertThat(db.summaries()).extracting(CurveSummary::objectId).containsExactly(2L);
      assertThat(db.deleteObject(2)).isTrue();
      assertThat(db.info().lightCurves()).isZero();
    }
  }

  @Test
  void foreignKeysOnRequest() {
    BlobOptions options = BlobOptions.defaults().withForeignKeys(true).withCompression(true);
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.open(file(), options)) {
      assertThatThrownBy(
              () ->
                  db.storeLightcurve(1, 1, new double[1], new double[1], new double[1], new int[1]))
          .isInstanceOf(InvalidStateException.class);
      db.putObjects(objects(1));
      db.putTypes(List.of(MeasurementType.of(1, "a")));
      db.put(curve(1, 1, TIMES));
      db.commit();
      Curves.same(get(db, 1, 1), curve(1, 1, TIMES));
    }
  }

  @Test
  void manyThreadsReadWhileOneWrites() throws Exception {
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.open(file())) {
      for (int object = 0; object < 20; object++) {
        db.put(curve(object, 1, TIMES));
      }
      db.commit();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<Boolean>> readers = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
          readers.add(threads.submit(() -> readAll(db)));
        }
        readers.add(
            threads.submit(
                () -> {
                  for (int object = 20; object < 60; object++) {
                    db.put(curve(object, 1, TIMES));
                    db.commit();
                  }
                  return true;
                }));
        for (Future<Boolean> reader : readers) {
          assertThat(reader.get()).isTrue();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(db.info().lightCurves()).isEqualTo(60);
    }
  }

  private static boolean readAll(LightCurveStore db) {
    for (int round = 0; round < 10; round++) {
      for (int object = 0; object < 20; object++) {
        Curves.same(get(db, object, 1), curve(object, 1, TIMES));
      }
    }
    return true;
  }

  @Test
  void otherFilesAreRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("text.db"), "this is no database at all, sorry");
    assertThatThrownBy(() -> BinaryLightcurveDatabase.open(text))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> BinaryLightcurveDatabase.openReadOnly(text))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> BinaryLightcurveDatabase.openReadOnly(folder.resolve("none.db")))
        .isInstanceOf(MissingDatasetException.class);
    Path other = Files.createFile(folder.resolve("empty.db"));
    assertThatThrownBy(() -> BinaryLightcurveDatabase.openReadOnly(other))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("lightcurves_binary");
    BinaryLightcurveDatabase closed = BinaryLightcurveDatabase.open(file());
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.get(1, 1)).isInstanceOf(ClosedException.class);
  }

  /** What is written for the original program has its tables and pages, and nothing else. */
  @Test
  void originalProgramsCanReadIt() {
    Python.assumeModules("sqlite3", "numpy");
    try (BinaryLightcurveDatabase db =
        BinaryLightcurveDatabase.open(file(), BlobOptions.asOriginal())) {
      db.put(curve(1, 3, TIMES));
      db.commit();
    }
    String found =
        Python.run(
            "import sqlite3, sys, numpy as np; c = sqlite3.connect(sys.argv[1]);"
                + "print(c.execute('pragma journal_mode').fetchone()[0],"
                + " c.execute('pragma page_size').fetchone()[0]);"
                + "print(*sorted(r[0] for r in c.execute(\"select name from sqlite_master where"
                + " type='table'\")));"
                + "r = c.execute('select n_points, lightcurve_data from lightcurves_binary')"
                + ".fetchone(); print(r[0], np.frombuffer(r[1], '<f4', offset=16)[1])",
            file());
    assertThat(found.lines())
        .containsExactly("delete 4096", "lightcurves_binary measurement_types objects", "4 16.375");
  }
}
