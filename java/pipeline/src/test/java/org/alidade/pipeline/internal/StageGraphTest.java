package org.alidade.pipeline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class StageGraphTest {
  private static final int GRAPHS = 300;

  /** A graph without circles whose stages are declared in any order. */
  private static Map<String, List<String>> anyGraph(RandomGenerator random) {
    int size = 1 + random.nextInt(12);
    List<Integer> declared = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      declared.add(i);
    }
    Collections.shuffle(declared, new Random(random.nextLong()));
    double density = random.nextDouble();
    Map<String, List<String>> graph = new LinkedHashMap<>();
    for (int stage : declared) {
      List<String> before = new ArrayList<>();
      for (int other = 0; other < stage; other++) {
        if (random.nextDouble() < density) {
          before.add("s" + other);
        }
      }
      graph.put("s" + stage, before);
    }
    return graph;
  }

  @Test
  void everyStageComesAfterThoseItNeeds(RandomGenerator random) {
    for (int i = 0; i < GRAPHS; i++) {
      Map<String, List<String>> graph = anyGraph(random);
      List<String> order = StageGraph.of(graph).order();
      assertThat(order).containsExactlyInAnyOrderElementsOf(graph.keySet());
      graph.forEach(
          (stage, before) ->
              assertThat(order.subList(0, order.indexOf(stage))).containsAll(before));
    }
  }

  @Test
  void beforeAndAfterAreTheTwoSidesOfOneRelation(RandomGenerator random) {
    for (int i = 0; i < GRAPHS; i++) {
      StageGraph graph = StageGraph.of(anyGraph(random));
      for (String stage : graph.order()) {
        TreeSet<String> before = new TreeSet<>(graph.dependencies(stage));
        graph.dependencies(stage).forEach(name -> before.addAll(graph.before(name)));
        assertThat(new TreeSet<>(graph.before(stage))).isEqualTo(before);
        for (String other : graph.order()) {
          assertThat(graph.after(other).contains(stage)).isEqualTo(before.contains(other));
        }
      }
    }
  }

  @Test
  void circlesAreNamed(RandomGenerator random) {
    for (int i = 0; i < GRAPHS; i++) {
      Map<String, List<String>> graph = anyGraph(random);
      List<String> others = List.copyOf(graph.keySet());
      int length = 1 + random.nextInt(5);
      for (int k = 0; k < length; k++) {
        List<String> before = new ArrayList<>(others);
        before.add("c" + (k + 1) % length);
        graph.put("c" + k, before);
      }
      assertThatThrownBy(() -> StageGraph.of(graph))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("in a circle: c")
          .satisfies(
              e ->
                  assertThat(String.valueOf(e.getMessage()).split(" after ", -1))
                      .hasSize(length + 1));
    }
  }

  @Test
  void unknownStagesAreNamed() {
    assertThatThrownBy(() -> StageGraph.of(Map.of("plot", List.of("measure"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the stage measure does not exist: what plot comes after: name one of [plot]");
  }

  @Test
  void thoseWhoNeedNothingKeepTheirPlaces() {
    Map<String, List<String>> graph = new LinkedHashMap<>();
    graph.put("b", List.of());
    graph.put("a", List.of());
    graph.put("c", List.of());
    assertThat(StageGraph.of(graph).order()).containsExactly("b", "a", "c");
  }
}
