package org.alidade.cli.lvm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.lvm.DataConfig;
import org.jspecify.annotations.Nullable;

/** A configuration for JSON output: infinite bounds as texts, which JSON can carry. */
final class ConfigDocument {
  private ConfigDocument() {}

  static Map<String, @Nullable Object> of(DataConfig config) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    config.toMap().forEach((name, value) -> document.put(name, portable(value)));
    return document;
  }

  private static @Nullable Object portable(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ConfigDocument::portable).toList();
    }
    return value instanceof Double number && number.isInfinite() ? number.toString() : value;
  }
}
