package org.alidade.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.alidade.pipeline.internal.ItemRecord;
import org.alidade.pipeline.internal.Json;
import org.alidade.pipeline.internal.RunRecord;
import org.alidade.pipeline.internal.StageRecord;

/**
 * Results and failures of stages as they were at one moment; does not change afterwards.
 *
 * <p>Example: {@code pipeline.state(folder).results("download", Download.class)}.
 */
public final class RunState {
  private static final String NOTHING = "null";

  private final Map<String, Map<String, ItemRecord>> items;
  private final Set<String> completed;

  private RunState(Map<String, Map<String, ItemRecord>> items, Set<String> completed) {
    this.items = items;
    this.completed = completed;
  }

  static RunState of(RunRecord run, Collection<String> stages) {
    Map<String, Map<String, ItemRecord>> items = new LinkedHashMap<>();
    Set<String> completed = new LinkedHashSet<>();
    for (String name : stages) {
      StageRecord stage = run.stage(name);
      items.put(name, stage.items());
      if (stage.isFinished()) {
        completed.add(name);
      }
    }
    return new RunState(items, completed);
  }

  /** Stages that went through all their items, in running order; some items may have failed. */
  public List<String> completedStages() {
    return List.copyOf(completed);
  }

  /**
   * Keys of the items that are done, in the order of the stage's items.
   *
   * @throws BadInputException if the stage is unknown here
   */
  public List<String> done(String stage) {
    List<String> keys = new ArrayList<>();
    records(stage).forEach((key, item) -> addIf(item.isDone(), keys, key));
    return keys;
  }

  private static void addIf(boolean wanted, List<String> keys, String key) {
    if (wanted) {
      keys.add(key);
    }
  }

  /**
   * What the work on a stage's items returned, in the order of the items; items whose work returned
   * null are left out. For one item of many {@link #result} is quicker.
   *
   * @throws BadInputException if the stage is unknown here or a value is not of the type
   */
  public <V> Map<String, V> results(String stage, Class<V> type) {
    Map<String, V> values = new LinkedHashMap<>();
    records(stage)
        .forEach(
            (key, item) -> {
              if (!item.value().equals(NOTHING)) {
                values.put(key, Json.value(item.value(), type, stage + ", " + key));
              }
            });
    return values;
  }

  /**
   * What the work on one item returned; empty if that was null or the item is not done.
   *
   * @throws BadInputException if the stage is unknown here or the value is not of the type
   */
  public <V> Optional<V> result(String stage, String item, Class<V> type) {
    ItemRecord known = records(stage).get(item);
    return known == null || known.value().equals(NOTHING)
        ? Optional.empty()
        : Optional.of(Json.value(known.value(), type, stage + ", " + item));
  }

  /**
   * Items that failed, in the order of the stage's items.
   *
   * @throws BadInputException if the stage is unknown here
   */
  public List<ItemFailure> failures(String stage) {
    return records(stage).entrySet().stream()
        .filter(entry -> !entry.getValue().isDone())
        .map(entry -> failure(stage, entry.getKey(), entry.getValue()))
        .toList();
  }

  private static ItemFailure failure(String stage, String key, ItemRecord item) {
    return new ItemFailure(stage, key, item.attempts(), item.error(), item.reason());
  }

  /** All records of a stage. */
  Map<String, ItemRecord> records(String stage) {
    Map<String, ItemRecord> found = items.get(stage);
    if (found == null) {
      throw new BadInputException(
          "the stage " + stage + " is not known here",
          "results of stages",
          "name one of " + items.keySet() + "; inside a stage: one that comes before it");
    }
    return found;
  }
}
