package org.alidade.lightcurve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.alidade.array.MissingDatasetException;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Light curves by object and measurement type, for reading. All methods may be called by many
 * threads at a time.
 *
 * <pre>{@code
 * try (LightCurveStore store = LightCurveStores.open(Path.of("field.alc"))) {
 *   LightCurve curve = store.get(12345, 1);
 * }
 * }</pre>
 */
public interface LightCurveStore extends AutoCloseable {
  /** What the store holds, in figures. */
  StoreInfo info();

  /**
   * The objects, one row each, in the store's order: {@code object_id} (64-bit number), {@code
   * object} (key, text), {@code ra} and {@code dec} (degrees, ICRS, NaN if unknown), then whatever
   * else is known of them, such as {@code x_image}, {@code superstack_mag_auto} or statistics.
   */
  Table objects();

  /**
   * The epochs, one row each, in order of time: {@code epoch} (key, text), {@code epoch_mjd} (MJD,
   * days), then whatever else is known of them. No row where the store knows no common epochs.
   */
  Table epochs();

  /** The measurement types, by number. */
  List<MeasurementType> types();

  /** Light curve of one object and type, null if there is none. */
  @Nullable LightCurve get(long objectId, int typeId);

  /** Light curves of one object, by type; empty if there is none. */
  default List<LightCurve> getObject(long objectId) {
    List<LightCurve> found = new ArrayList<>();
    for (MeasurementType type : types()) {
      LightCurve curve = get(objectId, type.typeId());
      if (curve != null) {
        found.add(curve);
      }
    }
    return found;
  }

  /** Hands out the light curves of one type that exist, in the order of the objects asked for. */
  default void get(long[] objectIds, int typeId, Consumer<LightCurve> sink) {
    for (long objectId : objectIds) {
      LightCurve curve = get(objectId, typeId);
      if (curve != null) {
        sink.accept(curve);
      }
    }
  }

  /**
   * Type of the given name.
   *
   * @throws MissingDatasetException if the store has none of that name
   */
  default MeasurementType type(String key) {
    return types().stream()
        .filter(type -> type.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "no measurement type " + key,
                    "light-curve store",
                    "choose one of " + types().stream().map(MeasurementType::key).toList()));
  }

  @Override
  void close();
}
