package org.alidade.pipeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.alidade.pipeline.internal.StageGraph;
import org.jspecify.annotations.Nullable;

/** Which stages the options select, in running order. */
final class Selection {
  private Selection() {}

  static List<String> of(StageGraph graph, RunOptions options) {
    if (!options.stages().isEmpty()) {
      options.stages().forEach(name -> checkKnown(graph, name));
      return List.copyOf(graph.inOrder(new LinkedHashSet<>(options.stages())));
    }
    Set<String> selected = new LinkedHashSet<>(graph.order());
    selected.retainAll(from(graph, options.from()));
    selected.retainAll(until(graph, options.until()));
    if (selected.isEmpty() && !graph.order().isEmpty()) {
      throw new BadInputException(
          "no stage lies between " + options.from() + " and " + options.until(),
          "selection of stages",
          "the order is " + graph.order());
    }
    return List.copyOf(selected);
  }

  private static Set<String> from(StageGraph graph, @Nullable String first) {
    if (first == null) {
      return new LinkedHashSet<>(graph.order());
    }
    checkKnown(graph, first);
    Set<String> stages = new LinkedHashSet<>(graph.after(first));
    stages.add(first);
    return stages;
  }

  private static Set<String> until(StageGraph graph, @Nullable String last) {
    if (last == null) {
      return new LinkedHashSet<>(graph.order());
    }
    checkKnown(graph, last);
    Set<String> stages = new LinkedHashSet<>(graph.before(last));
    stages.add(last);
    return stages;
  }

  private static void checkKnown(StageGraph graph, String name) {
    if (!graph.order().contains(name)) {
      throw new BadInputException(
          "the stage " + name + " does not exist",
          "selection of stages",
          "choose from " + graph.order());
    }
  }
}
