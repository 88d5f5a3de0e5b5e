package org.alidade.lightcurve.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.golden.Curves;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowDatabaseTest {
  private static final String ORIGINAL =
      """
      CREATE TABLE objects (object_id INTEGER PRIMARY KEY, parent_id INTEGER, ra REAL NOT NULL,
        dec REAL NOT NULL, mag_auto_superstack REAL, channel TEXT NOT NULL);
      CREATE TABLE aors (aor_number TEXT PRIMARY KEY, obs_time REAL NOT NULL, group_name TEXT);
      CREATE TABLE measurements (measurement_id INTEGER PRIMARY KEY AUTOINCREMENT,
        object_id INTEGER, aor_number TEXT, measurement_method TEXT, flux_type TEXT,
        magnitude REAL, mag_err REAL, flags INTEGER);
      INSERT INTO objects VALUES (4, NULL, 265.5, 69.25, 15.5, 'ch1'), (9, 4, 265, 69, 16, 'ch1');
      INSERT INTO aors VALUES ('r2', 53002.5, 'gr2'), ('r1', 53001.5, 'gr1'), ('r3', 53003, 'gr3');
      INSERT INTO measurements
        (object_id, aor_number, measurement_method, flux_type, magnitude, mag_err, flags) VALUES
        (4, 'r2', 'original_sci', 'mag_auto', 16, 0.5, 1),
        (4, 'r1', 'original_sci', 'mag_auto', 15, 0.25, 0),
        (4, 'r3', 'original_sci', 'mag_auto', NULL, NULL, 4),
        (9, 'r1', 'original_sci', 'mag_auto', 21, 0.25, 0),
        (9, 'r2', 'original_sci', 'mag_auto', 22, 0.25, 0),
        (4, 'r1', 'lac_cleaned_sci', 'mag_aper_1', 15.5, 0.25, 0)
      """;

  @TempDir Path folder;

  private Path original() throws SQLException {
    Path file = folder.resolve("original.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : ORIGINAL.split(";", -1)) {
        statement.execute(sql);
      }
    }
    return file;
  }

  @Test
  void rowsOfTheOriginal() throws SQLException {
    try (RowDatabase db = RowDatabase.openReadOnly(original())) {
      assertThat(db.types())
          .extracting(MeasurementType::key)
          .containsExactly("lac_cleaned_sci-mag_aper_1", "original_sci-mag_auto");
      int type = db.type("original_sci-mag_auto").typeId();
      LightCurve curve = Objects.requireNonNull(db.get(4, type));
      assertThat(curve.times()).containsExactly(53_001.5, 53_002.5, 53_003);
      assertThat(curve.magnitudes()).containsExactly(15, 16, Float.NaN);
      assertThat(curve.flags()).containsExactly(0, 1, 4);
      assertThat(db.getLightcurve(4, type, 53_002.5, 53_002.5).size()).isEqualTo(1);
      assertThat(db.getLightcurve(5, type, 0, 60_000).size()).isZero();
      assertThat(db.get(5, type)).isNull();
      assertThat(db.get(4, 77)).isNull();
      Table about = db.getObjectMetadata(9).orElseThrow();
      assertThat(about.columns()).extracting(Column::name).contains("mag_auto_superstack");
      assertThat(about.columns().get(2).number(0)).isEqualTo(265);
      assertThat(db.getObjectMetadata(5)).isEmpty();
      assertThat(db.epochs().columns().get(0).text(0)).isEqualTo("r1");
      assertThat(db.info().lightCurves()).isEqualTo(3);
      assertThat(db.info().measurements()).isEqualTo(6);
      assertThatThrownBy(() -> db.put(curve)).isInstanceOf(InvalidStateException.class);
    }
  }

  /** The original asks SQLite for a function that it lacks. */
  @Test
  void variableObjectsAreFound() throws SQLException {
    try (RowDatabase db = RowDatabase.openReadOnly(original())) {
      int type = db.type("original_sci-mag_auto").typeId();
      List<VariableObject> found = db.searchVariableObjects(2, 20, type);
      assertThat(found).hasSize(1);
      assertThat(found.get(0).objectId()).isEqualTo(4);
      assertThat(found.get(0).standardDeviation()).isCloseTo(Math.sqrt(0.5), within(1e-12));
      assertThat(found.get(0).spanDays()).isEqualTo(1);
      assertThat(found.get(0).decDegrees()).isEqualTo(69.25);
      assertThat(db.searchVariableObjects(2, 30, type)).hasSize(2);
      assertThat(db.searchVariableObjects(3, 30, type)).isEmpty();
      assertThatThrownBy(() -> db.searchVariableObjects(2, 20, 77))
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void leanRows() {
    Path file = folder.resolve("lean.db");
    float[] values = {15, Float.NaN, 17};
    LightCurve curve =
        new LightCurve(
            3,
            2,
            new double[] {53_001, 53_002.25, 53_003},
            values,
            values.clone(),
            new int[] {0, 1, 2});
    try (RowDatabase db = RowDatabase.open(file)) {
      db.putTypes(List.of(MeasurementType.of(2, "a"), MeasurementType.of(3, "b")));
      db.putObjects(
          Table.builder()
              .column(Column.of("object_id", new long[] {3}))
              .column(Column.of("object", List.of("I3")))
              .column(Column.of("ra", new double[] {10}))
              .column(Column.of("dec", new double[] {20}))
              .build());
      db.putEpochs(
          Table.builder()
              .column(Column.of("epoch", List.of("gr1")))
              .column(Column.of("epoch_mjd", new double[] {53_001}))
              .build());
      db.put(curve);
      db.put(curve);
      assertThatThrownBy(
              () ->
                  db.put(
                      new LightCurve(
                          1, 1, new double[] {2, 1, 2}, values, values.clone(), new int[3])))
          .isInstanceOf(BadInputException.class);
      db.commit();
    }
    try (RowDatabase db = RowDatabase.openReadOnly(file)) {
      Curves.same(db.get(3, 2), curve);
      assertThat(db.get(3, 3)).isNull();
      assertThat(db.info().measurements()).isEqualTo(3);
      assertThat(db.info().epochs()).isEqualTo(1);
      assertThat(db.searchVariableObjects(2, 20, 2).get(0).raDegrees()).isEqualTo(10);
    }
  }

  @Test
  void otherDatabasesAreRefused() throws Exception {
    Path blobs = folder.resolve("blobs.db");
    BinaryLightcurveDatabase.open(blobs).close();
    assertThatThrownBy(() -> RowDatabase.openReadOnly(blobs)).isInstanceOf(FormatException.class);
    Path empty = Files.createFile(folder.resolve("empty.db"));
    assertThatThrownBy(() -> RowDatabase.openReadOnly(empty)).isInstanceOf(FormatException.class);
  }
}
