package org.alidade.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.alidade.array.BadInputException;
import org.alidade.pipeline.internal.Change;
import org.alidade.pipeline.internal.ItemRecord;
import org.alidade.pipeline.internal.Json;
import org.alidade.pipeline.internal.StageRecord;

/** A stage's items against what is known of them: what is left, what no longer counts. */
final class Worklist<T> {
  private final Stage<T> stage;
  private final RunState before;
  private final StageRecord known;
  private final Map<String, String> digests;
  private final Set<String> keys = new HashSet<>();
  private final List<Todo<T>> failedBefore = new ArrayList<>();
  private final List<Todo<T>> others = new ArrayList<>();
  private final List<Change> corrections = new ArrayList<>();
  private int skipped;
  private boolean shrunk;

  /**
   * Lists the items.
   *
   * @param context what the stage sees
   * @param known what earlier runs did
   * @throws Exception whatever the stage throws, or if two items have one key
   */
  Worklist(Stage<T> stage, StageContext context, StageRecord known) throws Exception {
    this.stage = stage;
    this.before = context.before();
    this.known = known;
    this.digests = new TreeMap<>();
    int order = 0;
    for (T item : stage.list(context)) {
      add(order++, item);
    }
    for (String key : known.items().keySet()) {
      if (!keys.contains(key)) {
        corrections.add(new Change.ItemDropped(stage.name(), key));
        shrunk = true;
      }
    }
  }

  /** Number of items in all. */
  int size() {
    return keys.size();
  }

  /** Number of items that need not be looked at. */
  int skipped() {
    return skipped;
  }

  /** Items to be looked at: those that failed before come first. */
  List<Todo<T>> todo() {
    List<Todo<T>> todo = new ArrayList<>(failedBefore);
    todo.addAll(others);
    return todo;
  }

  /** What has to be put right in the saved state before work begins. */
  List<Change> corrections() {
    return corrections;
  }

  /** Whether later stages see other results even if no item is done anew. */
  boolean hasShrunk() {
    return shrunk;
  }

  private void add(int order, T item) {
    String key = stage.key(item);
    if (!keys.add(key)) {
      throw new BadInputException(
          "two items have the key " + key, "stage " + stage.name(), "give each its own key");
    }
    String basis = basis(item, key);
    ItemRecord earlier = known.item(key);
    if (earlier == null) {
      others.add(new Todo<>(order, key, item, basis, null));
    } else if (!earlier.isDone()) {
      failedBefore.add(new Todo<>(order, key, item, basis, null));
    } else if (!earlier.basis().equals(basis)) {
      corrections.add(new Change.ItemDropped(stage.name(), key));
      others.add(new Todo<>(order, key, item, basis, null));
    } else {
      keep(order, item, key, earlier);
    }
  }

  private void keep(int order, T item, String key, ItemRecord earlier) {
    if (earlier.order() != order) {
      corrections.add(earlier.at(order).change(stage.name(), key));
    }
    if (stage.hasCheck()) {
      others.add(new Todo<>(order, key, item, earlier.basis(), earlier.value()));
    } else {
      skipped++;
    }
  }

  private String basis(T item, String key) {
    Function<? super T, ?> inputsOf = stage.inputsOf();
    if (inputsOf != null) {
      return Json.digest(Json.text(inputsOf.apply(item), stage.name() + ", " + key));
    }
    StringBuilder parts = new StringBuilder();
    for (String name : stage.after()) {
      ItemRecord same = before.records(name).get(key);
      parts.append(name).append('=');
      parts.append(same != null && same.isDone() ? same.value() : digest(name)).append('\n');
    }
    return parts.isEmpty() ? "" : Json.digest(parts.toString());
  }

  /** Digest of all results of a stage. */
  private String digest(String name) {
    return digests.computeIfAbsent(name, this::computeDigest);
  }

  private String computeDigest(String name) {
    StringBuilder text = new StringBuilder();
    before
        .records(name)
        .forEach(
            (key, result) -> {
              if (result.isDone()) {
                text.append(key).append('=').append(result.value()).append('\n');
              }
            });
    return Json.digest(text.toString());
  }
}
