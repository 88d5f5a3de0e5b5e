package org.alidade.fuzz;

import static org.alidade.fuzz.ForeignBytes.attempt;
import static org.alidade.fuzz.ForeignBytes.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.lightcurve.blob.ColumnBlob;
import org.alidade.lightcurve.blob.PointBlob;
import org.alidade.lightcurve.blob.TimeAxis;
import org.alidade.lightcurve.exchange.LightCurveImport;
import org.alidade.lightcurve.internal.zarr.ZarrArray;
import org.alidade.lightcurve.internal.zarr.ZarrGroup;
import org.alidade.lightcurve.query.GridFilter;
import org.alidade.lightcurve.query.GridRequest;
import org.alidade.lightcurve.query.ObjectQuery;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Light curves: stores of all kinds, files that are imported, and queries. */
class LightCurvesFuzzTest {
  private static final double MOST_ELEMENTS = 1e4;
  private static final TimeAxis AXIS = new TimeAxis(1, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
  private static final TableValues OBJECTS =
      TableValues.of(
          Table.builder()
              .column(Column.of("key", List.of("a", "b", "c")))
              .column(Column.of("mag", new double[] {14.5, Double.NaN, 17}))
              .column(Column.of("n", new long[] {1, 2, 3}))
              .build());

  @FuzzTest
  void points(byte[] bytes) {
    ForeignBytes.check(bytes.length, () -> checkCurve(PointBlob.decode(bytes)));
  }

  @FuzzTest
  void columns(byte[] bytes) {
    byte[] blob = StoreChecksums.ofBlob(bytes);
    ForeignBytes.check(blob.length, () -> checkCurve(ColumnBlob.decode(blob, number -> AXIS)));
  }

  @FuzzTest
  void database(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.db", LightCurvesFuzzTest::readStore);
  }

  @MethodSource("org.alidade.fuzz.Seeds#segment")
  @FuzzTest
  void segment(byte[] bytes) {
    List<Piece> pieces = SmallStore.withSegment(StoreChecksums.ofSegment(bytes));
    ForeignBytes.inFolder(bytes.length, pieces, LightCurvesFuzzTest::readStore);
  }

  @MethodSource("org.alidade.fuzz.Seeds#catalogue")
  @FuzzTest
  void catalogueOfFolder(byte[] bytes) {
    ForeignBytes.inFolder(
        bytes.length, SmallStore.withCatalogue(bytes), LightCurvesFuzzTest::readStore);
  }

  /** VOTables are left to the answers of archives: here STIL takes the lengths that they state. */
  @FuzzTest
  void imported(byte[] bytes) {
    if (!ForeignBytes.text(bytes).stripLeading().startsWith("<")) {
      ForeignBytes.asFile(
          bytes, "foreign.bin", file -> LightCurveImport.from(file).into(new Checking()));
    }
  }

  @FuzzTest
  void zarr(byte[] bytes) {
    ForeignBytes.asFolder(bytes, LightCurvesFuzzTest::readZarr);
  }

  @FuzzTest
  void query(byte[] bytes) {
    String text = ForeignBytes.text(bytes);
    ForeignBytes.check(
        bytes.length,
        () -> {
          attempt(() -> holds(ObjectQuery.parse(text).mask(OBJECTS).length == 3, "a bit per row"));
          for (GridFilter.Kind kind : GridFilter.Kind.values()) {
            GridFilter filter = new GridFilter("mag", kind, text);
            attempt(() -> GridRequest.of(0, 2).withFilters(List.of(filter)).rows(OBJECTS));
          }
        });
  }

  /** Opens a store of any kind and reads what is in it. */
  static void readStore(Path path) {
    try (LightCurveStore store = LightCurveStores.open(path)) {
      attempt(store::info);
      attempt(store::objects);
      attempt(store::epochs);
      for (MeasurementType type : store.types()) {
        for (long object = 0; object <= SmallStore.OBJECTS; object++) {
          long id = object;
          attempt(() -> checkCurve(store.get(id, type.typeId())));
        }
      }
    }
  }

  private static void readZarr(Path folder) {
    for (ZarrArray array : ZarrGroup.open(folder).arrays().values()) {
      double size = Arrays.stream(array.shape()).asDoubleStream().reduce(1, (a, b) -> a * b);
      if (size <= MOST_ELEMENTS) { // chunks that are missing are allowed: arrays may be larger
        attempt(array::texts);
        attempt(array::doubles);
        attempt(array::longs);
        attempt(() -> array.floats(new long[array.shape().length], array.shape()));
      }
    }
  }

  private static void checkCurve(@Nullable LightCurve curve) {
    if (curve != null) {
      holds(curve.times().length == curve.values().length, "a value per time");
      holds(curve.flags().length == curve.errors().length, "flags per error");
    }
  }

  /** Takes what is imported and looks at it. */
  static final class Checking implements LightCurveSink {
    private final List<MeasurementType> known = new ArrayList<>();

    @Override
    public void putObjects(Table objects) {
      holds(objects.rows() >= 0, "objects");
    }

    @Override
    public void putEpochs(Table epochs) {
      holds(epochs.rows() >= 0, "epochs");
    }

    @Override
    public void putTypes(List<MeasurementType> types) {
      known.addAll(types);
    }

    @Override
    public void put(LightCurve curve) {
      checkCurve(curve);
    }

    @Override
    public void commit() {
      holds(known.size() < 1 << 20, "types");
    }
  }
}
