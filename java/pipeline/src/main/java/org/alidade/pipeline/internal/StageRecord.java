package org.alidade.pipeline.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one stage: its inputs, its items, whether it went through all of them. */
public final class StageRecord {
  private final Map<String, String> inputs = new TreeMap<>();
  private final Map<String, ItemRecord> items = new LinkedHashMap<>();
  private boolean begun;
  private boolean finished;

  void begin(Map<String, String> newInputs) {
    inputs.clear();
    inputs.putAll(newInputs);
    begun = true;
    finished = false;
  }

  void setFinished(boolean value) {
    finished = value;
  }

  void put(String item, ItemRecord itemRecord) {
    items.put(item, itemRecord);
  }

  void drop(String item) {
    items.remove(item);
  }

  /** Whether the stage ever started and was not forgotten since. */
  public boolean isBegun() {
    return begun;
  }

  /** Whether the stage went through all its items. */
  public boolean isFinished() {
    return finished;
  }

  /** Names and JSON texts of what the stage was last begun with. */
  public Map<String, String> inputs() {
    return new TreeMap<>(inputs);
  }

  /** The record of an item, null if there is none. */
  public @Nullable ItemRecord item(String key) {
    return items.get(key);
  }

  /** A copy of all records, in the order of the stage's items. */
  public Map<String, ItemRecord> items() {
    Map<String, ItemRecord> sorted = new LinkedHashMap<>();
    items.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, ItemRecord> entry) -> entry.getValue().order())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
