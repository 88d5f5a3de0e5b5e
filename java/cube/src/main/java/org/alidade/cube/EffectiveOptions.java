package org.alidade.cube;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.DerivedDatasets;
import org.jspecify.annotations.Nullable;

/**
 * The options a solve ran with as text, for the log and for the file: all of them, so that a result
 * says how it was made. Arrays are named by their length and digest.
 */
final class EffectiveOptions {
  private EffectiveOptions() {}

  /**
   * Options as JSON.
   *
   * @param options the options
   * @param seed the seed that was used, also where the options leave it open
   */
  static String json(SolveOptions options, long seed) {
    Map<String, @Nullable Object> named = fields(options);
    named.put("seed", seed);
    named.remove("listener");
    return CubeReading.toJson(named);
  }

  private static Map<String, @Nullable Object> fields(Record options) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      named.put(component.getName(), plain(value(options, component)));
    }
    return named;
  }

  private static @Nullable Object value(Record options, RecordComponent component) {
    try {
      return component.getAccessor().invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("option " + component.getName() + " cannot be read", e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Record nested) {
      return fields(nested);
    }
    if (value instanceof double[] numbers) {
      return numbers.length + " values, sha256 " + DerivedDatasets.digest(numbers);
    }
    if (value instanceof Duration duration) {
      return duration.toNanos() / 1e9;
    }
    return value instanceof Enum<?> choice ? choice.name() : value.toString();
  }
}
