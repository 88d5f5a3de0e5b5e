package org.alidade.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON has no NaN and no infinity: both become null. */
final class FiniteNumbers {
  private FiniteNumbers() {}

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number : null;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> clean = new LinkedHashMap<>();
      map.forEach((key, item) -> clean.put(String.valueOf(key), of(item)));
      return clean;
    }
    if (value instanceof Collection<?> items) {
      List<@Nullable Object> clean = new ArrayList<>();
      items.forEach(item -> clean.add(of(item)));
      return clean;
    }
    if (value instanceof double[] numbers) {
      List<@Nullable Object> clean = new ArrayList<>();
      for (double number : numbers) {
        clean.add(of(number));
      }
      return clean;
    }
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    return value;
  }
}
