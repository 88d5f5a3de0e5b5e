package org.alidade.lvm;

import java.util.List;

/** Typed reading of configuration values that are lists. */
final class ConfigValues {
  private ConfigValues() {}

  static List<Range> ranges(Object value) {
    return ((List<?>) value).stream().map(Range.class::cast).toList();
  }

  static List<Integer> integers(Object value) {
    return ((List<?>) value).stream().map(Integer.class::cast).toList();
  }
}
