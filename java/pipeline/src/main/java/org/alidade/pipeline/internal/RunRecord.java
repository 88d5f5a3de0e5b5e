package org.alidade.pipeline.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The state of a run: what its changes add up to. */
public final class RunRecord {
  private final Map<String, StageRecord> stages = new LinkedHashMap<>();

  /** Creates the state of a run that did nothing yet. */
  public RunRecord() {}

  /** The record of a stage, empty if it never ran. */
  public StageRecord stage(String name) {
    StageRecord known = stages.get(name);
    return known == null ? new StageRecord() : known;
  }

  /** Names of the stages that ran, in the order of their first run. */
  public List<String> stages() {
    return List.copyOf(stages.keySet());
  }

  void apply(Change change) {
    if (change instanceof Change.Forgotten) {
      stages.remove(change.stage());
      return;
    }
    StageRecord stage = stages.computeIfAbsent(change.stage(), name -> new StageRecord());
    if (change instanceof Change.Begun begun) {
      stage.begin(begun.inputs());
    } else if (change instanceof Change.Reopened) {
      stage.setFinished(false);
    } else if (change instanceof Change.Finished) {
      stage.setFinished(true);
    } else if (change instanceof Change.ItemDone done) {
      stage.put(
          done.item(), ItemRecord.done(done.order(), done.basis(), String.valueOf(done.value())));
    } else if (change instanceof Change.ItemFailed failed) {
      String reason = Objects.requireNonNullElse(failed.reason(), "");
      stage.put(
          failed.item(),
          ItemRecord.failed(failed.order(), failed.attempts(), failed.error(), reason));
    } else if (change instanceof Change.ItemDropped dropped) {
      stage.drop(dropped.item());
    }
  }

  /** The shortest history that leads to this state. */
  List<Change> history() {
    List<Change> changes = new ArrayList<>();
    stages.forEach((name, stage) -> addHistory(changes, name, stage));
    return changes;
  }

  private static void addHistory(List<Change> changes, String name, StageRecord stage) {
    if (stage.isBegun()) {
      changes.add(new Change.Begun(name, stage.inputs()));
    }
    stage.items().forEach((key, item) -> changes.add(item.change(name, key)));
    if (stage.isFinished()) {
      changes.add(new Change.Finished(name));
    }
  }
}
