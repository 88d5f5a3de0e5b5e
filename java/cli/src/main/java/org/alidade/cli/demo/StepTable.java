package org.alidade.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;

/** The steps of the demo as they end: number, seconds, what was done. */
final class StepTable {
  private record Step(String name, double seconds, String what) {}

  private final Output output;
  private final List<Step> steps = new ArrayList<>();
  private long last = System.nanoTime();

  StepTable(Output output) {
    this.output = output;
    output.line("step           time  what");
  }

  /** A step ended now that began when the one before ended. */
  void done(String name, String what) {
    long now = System.nanoTime();
    Step step = new Step(name, (now - last) / 1e9, what);
    last = now;
    steps.add(step);
    output.line("%-11s %5.2f s  %s".formatted(step.name(), step.seconds(), step.what()));
  }

  double seconds() {
    return steps.stream().mapToDouble(Step::seconds).sum();
  }

  List<Map<String, Object>> document() {
    List<Map<String, Object>> document = new ArrayList<>();
    for (Step step : steps) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("step", step.name());
      entry.put("seconds", step.seconds());
      entry.put("what", step.what());
      document.add(entry);
    }
    return document;
  }
}
