package org.alidade.pipeline.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alidade.array.BadInputException;

/** Which stage comes after which: an order in which all can run, and who hangs on whom. */
public final class StageGraph {
  private final Map<String, List<String>> dependencies;
  private final List<String> order;

  private StageGraph(Map<String, List<String>> dependencies, List<String> order) {
    this.dependencies = dependencies;
    this.order = order;
  }

  /**
   * Puts stages in order: every one after those it depends on, else as declared.
   *
   * @param dependencies names of stages, and of those each of them comes after
   * @throws BadInputException if a name is unknown or the stages form a circle
   */
  public static StageGraph of(Map<String, List<String>> dependencies) {
    dependencies.forEach(
        (stage, before) -> before.forEach(name -> checkKnown(name, stage, dependencies.keySet())));
    Set<String> order = new LinkedHashSet<>();
    while (order.size() < dependencies.size()) {
      order.add(nextOf(dependencies, order));
    }
    return new StageGraph(new LinkedHashMap<>(dependencies), List.copyOf(order));
  }

  private static void checkKnown(String name, String stage, Set<String> known) {
    if (!known.contains(name)) {
      throw new BadInputException(
          "the stage " + name + " does not exist",
          "what " + stage + " comes after",
          "name one of " + known);
    }
  }

  private static String nextOf(Map<String, List<String>> dependencies, Set<String> placed) {
    for (Map.Entry<String, List<String>> stage : dependencies.entrySet()) {
      if (!placed.contains(stage.getKey()) && placed.containsAll(stage.getValue())) {
        return stage.getKey();
      }
    }
    throw new BadInputException(
        "the stages wait for each other in a circle",
        String.join(" after ", circle(dependencies, placed)),
        "take one dependency away");
  }

  /** Going from one waiting stage to what it waits for must lead to a stage seen before. */
  private static List<String> circle(Map<String, List<String>> dependencies, Set<String> placed) {
    List<String> path = new ArrayList<>();
    String stage = firstNotIn(placed, dependencies.keySet());
    while (!path.contains(stage)) {
      path.add(stage);
      stage = firstNotIn(placed, dependencies.getOrDefault(stage, List.of()));
    }
    List<String> circle = new ArrayList<>(path.subList(path.indexOf(stage), path.size()));
    circle.add(stage);
    return circle;
  }

  private static String firstNotIn(Set<String> placed, Iterable<String> names) {
    for (String name : names) {
      if (!placed.contains(name)) {
        return name;
      }
    }
    throw new AssertionError("a stage that waits for nothing would have been placed");
  }

  /** All stages, every one after those it depends on. */
  public List<String> order() {
    return order;
  }

  /** The stages a stage names as its dependencies. */
  public List<String> dependencies(String stage) {
    return dependencies.getOrDefault(stage, List.of());
  }

  /** All stages that come before a stage, directly or not, in running order. */
  public Set<String> before(String stage) {
    Set<String> found = new LinkedHashSet<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      String candidate = order.get(i);
      if (candidate.equals(stage) || found.contains(candidate)) {
        found.addAll(dependencies(candidate));
      }
    }
    return inOrder(found);
  }

  /** All stages that hang on a stage, directly or not, in running order. */
  public Set<String> after(String stage) {
    Set<String> found = new LinkedHashSet<>();
    for (String candidate : order) {
      if (dependencies(candidate).stream()
          .anyMatch(name -> name.equals(stage) || found.contains(name))) {
        found.add(candidate);
      }
    }
    return found;
  }

  /** Some stages in running order. */
  public Set<String> inOrder(Set<String> names) {
    Set<String> sorted = new LinkedHashSet<>(order);
    sorted.retainAll(names);
    return sorted;
  }
}
