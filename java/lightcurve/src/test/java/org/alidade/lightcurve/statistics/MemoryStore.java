package org.alidade.lightcurve.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/** Light curves in memory. */
final class MemoryStore implements LightCurveStore {
  private final Map<Long, Map<Integer, LightCurve>> curves = new TreeMap<>();
  private final List<MeasurementType> types;

  MemoryStore(List<MeasurementType> types, List<LightCurve> all) {
    this.types = types;
    for (LightCurve curve : all) {
      curves.computeIfAbsent(curve.objectId(), id -> new TreeMap<>()).put(curve.typeId(), curve);
    }
  }

  @Override
  public StoreInfo info() {
    return new StoreInfo("memory", curves.size(), types.size(), 0, 0, 0, 0);
  }

  @Override
  public Table objects() {
    return Table.builder()
        .column(
            Column.of("object_id", curves.keySet().stream().mapToLong(Long::longValue).toArray()))
        .column(
            Column.of(
                "object",
                curves.keySet().stream().map(id -> "I" + id).collect(Collectors.toList())))
        .build();
  }

  @Override
  public Table epochs() {
    return Table.builder().column(Column.of("epoch", List.of())).build();
  }

  @Override
  public List<MeasurementType> types() {
    return types;
  }

  @Override
  public @Nullable LightCurve get(long objectId, int typeId) {
    return curves.getOrDefault(objectId, Map.of()).get(typeId);
  }

  @Override
  public void close() {}
}
