package org.alidade.lightcurve.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/** A store that forgets everything with the process. */
final class MemoryVisitStore implements VisitStore, LightCurveStore {
  private final Path file;
  private final Map<String, float[]> values = new HashMap<>();
  private Table objects = Table.builder().column(Column.of("epoch", List.of())).build();
  private Table epochs = Table.builder().column(Column.of("epoch", List.of())).build();
  private List<String> keys = List.of();

  MemoryVisitStore(Path file) {
    this.file = file;
  }

  @Override
  public Path path() {
    return file;
  }

  @Override
  public Object prepare(SuperstackTable superstack, List<String> measurements, Table visits) {
    objects = superstack.objectTable();
    epochs = visits;
    keys = measurements;
    try {
      Files.writeString(file, "store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of("n_objects", objects.rows());
  }

  @Override
  public long populate(SourceCatalogue catalogue, String epoch) {
    long written = 0;
    for (String measurement : catalogue.measurementKeys()) {
      double[] value = catalogue.values(measurement, "value");
      double[] error = catalogue.values(measurement, "uncertainty");
      for (int row = 0; row < value.length; row++) {
        String place = catalogue.objectKeys().get(row) + " " + measurement + " " + epoch;
        values.put(place, new float[] {(float) value[row], (float) error[row]});
        written += 2;
      }
    }
    return written;
  }

  @Override
  public Object finish() {
    return Map.of("n_epochs", epochs.rows());
  }

  @Override
  public LightCurveStore open() {
    return this;
  }

  @Override
  public StoreInfo info() {
    return new StoreInfo("memory", objects.rows(), keys.size(), epochs.rows(), 0, 0, 0);
  }

  @Override
  public Table objects() {
    return objects;
  }

  @Override
  public Table epochs() {
    return epochs;
  }

  @Override
  public List<MeasurementType> types() {
    List<MeasurementType> types = new ArrayList<>();
    keys.forEach(key -> types.add(MeasurementType.of(types.size() + 1, key)));
    return types;
  }

  @Override
  public @Nullable LightCurve get(long objectId, int typeId) {
    Map<Double, float[]> points = new TreeMap<>();
    for (int row = 0; row < epochs.rows(); row++) {
      String epoch = TableColumns.get(epochs, "epoch", "test").text(row);
      float[] point = values.get("I" + objectId + " " + keys.get(typeId - 1) + " " + epoch);
      if (point != null) {
        points.put(TableColumns.get(epochs, "epoch_mjd", "test").number(row), point);
      }
    }
    int size = points.size();
    LightCurve curve =
        new LightCurve(
            objectId, typeId, new double[size], new float[size], new float[size], new int[size]);
    int i = 0;
    for (Map.Entry<Double, float[]> point : points.entrySet()) {
      curve.times()[i] = point.getKey();
      curve.values()[i] = Objects.requireNonNull(point.getValue())[0];
      curve.errors()[i++] = point.getValue()[1];
    }
    return size == 0 ? null : curve;
  }

  @Override
  public void close() {}
}
