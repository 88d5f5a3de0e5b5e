package org.alidade.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.alidade.array.InvalidStateException;
import org.alidade.pipeline.internal.Change;
import org.alidade.pipeline.internal.Journal;
import org.alidade.pipeline.internal.RunRecord;
import org.alidade.pipeline.internal.StageGraph;
import org.alidade.pipeline.internal.StageRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: stage after stage, each if those before it allow. */
final class PipelineRun {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

  private final Pipeline pipeline;
  private final StageGraph graph;
  private final Path folder;
  private final RunOptions options;
  private final Journal journal;
  private final Announcer announcer;
  private final long seed;
  private final List<StageSummary> summaries = new ArrayList<>();
  private boolean interrupted;

  PipelineRun(Pipeline pipeline, Path folder, RunOptions options, Journal journal) {
    this.pipeline = pipeline;
    this.graph = pipeline.graph();
    this.folder = folder;
    this.options = options;
    this.journal = journal;
    this.announcer = new Announcer(options.listener());
    this.seed = options.seed().orElseGet(() -> RandomGenerator.getDefault().nextLong());
  }

  RunSummary run(List<String> selected) {
    for (String stage : selected) {
      checkOthersAreComplete(stage, selected);
    }
    if (!options.resume()) {
      forget(selected);
    }
    for (String stage : selected) {
      StageSummary summary = runOrSayWhyNot(stage);
      summaries.add(summary);
      announcer.tell(listener -> listener.stageFinished(summary));
    }
    return new RunSummary(pipeline.name(), options.cancellation().isCancelled(), summaries);
  }

  /** Whether the calling thread was interrupted. */
  boolean wasInterrupted() {
    return interrupted;
  }

  private RunRecord record() {
    return journal.run();
  }

  private void checkOthersAreComplete(String stage, List<String> selected) {
    for (String before : graph.dependencies(stage)) {
      if (selected.contains(before)) {
        continue;
      }
      String changed = changedOption(before);
      if (!record().stage(before).isFinished() || !changed.isEmpty()) {
        throw new InvalidStateException(
            "the stage "
                + stage
                + " needs "
                + before
                + ", which is not complete"
                + (changed.isEmpty() ? "" : " (" + changed + ")"),
            "complete are " + pipelineState().completedStages(),
            "select " + before + " too");
      }
    }
  }

  private RunState pipelineState() {
    return RunState.of(record(), graph.order());
  }

  /** Which option changed of a stage or of one before it; "" if none. */
  private String changedOption(String stage) {
    for (String before : graph.before(stage)) {
      String changed = ownChangedOption(before);
      if (!changed.isEmpty()) {
        return before + ": " + changed;
      }
    }
    return ownChangedOption(stage);
  }

  private String ownChangedOption(String stage) {
    StageRecord known = record().stage(stage);
    return known.isBegun() ? difference(known.inputs(), pipeline.stage(stage).inputs()) : "";
  }

  private static String difference(Map<String, String> before, Map<String, String> now) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String old = before.get(name);
      String present = now.get(name);
      if (!Objects.equals(old, present)) {
        changes.add(name + " was " + shown(old) + ", is " + shown(present));
      }
    }
    return String.join("; ", changes);
  }

  private static String shown(@Nullable String json) {
    if (json == null) {
      return "not given";
    }
    return json.length() <= 60 ? json : json.substring(0, 57) + "...";
  }

  private void forget(List<String> selected) {
    Set<String> stages = new TreeSet<>();
    for (String stage : selected) {
      stages.add(stage);
      stages.addAll(graph.after(stage));
    }
    journal.append(forgetting(stages));
  }

  private List<Change> forgetting(Set<String> stages) {
    List<Change> changes = new ArrayList<>();
    for (String stage : record().stages()) {
      if (stages.contains(stage)) {
        changes.add(new Change.Forgotten(stage));
      }
    }
    return changes;
  }

  private StageSummary runOrSayWhyNot(String name) {
    if (options.cancellation().isCancelled()) {
      return StageSummary.without(name, StageStatus.NOT_STARTED, "the run was cancelled");
    }
    if (options.stopOnFirstFailure() && summaries.stream().anyMatch(PipelineRun::hasFailed)) {
      return StageSummary.without(name, StageStatus.NOT_STARTED, "the run stopped at a failure");
    }
    String obstacle = obstacle(name);
    if (!obstacle.isEmpty()) {
      return StageSummary.without(name, StageStatus.NOT_STARTED, obstacle);
    }
    invalidateIfChanged(name);
    return run(pipeline.stage(name));
  }

  private static boolean hasFailed(StageSummary summary) {
    return summary.status() != StageStatus.DONE;
  }

  private String obstacle(String stage) {
    for (String before : graph.dependencies(stage)) {
      if (!record().stage(before).isFinished()) {
        return before + " is not complete";
      }
      int failed = RunState.of(record(), List.of(before)).failures(before).size();
      if (failed > 0 && pipeline.stage(stage).needsEveryItem()) {
        return "it needs every item of " + before + ", " + failed + " failed";
      }
    }
    return "";
  }

  private void invalidateIfChanged(String stage) {
    String changed = ownChangedOption(stage);
    if (changed.isEmpty()) {
      return;
    }
    Set<String> stages = new TreeSet<>(graph.after(stage));
    stages.add(stage);
    List<Change> changes = forgetting(stages);
    journal.append(changes);
    for (Change change : changes) {
      String reason =
          change.stage().equals(stage) ? changed : "it comes after " + stage + ": " + changed;
      LOG.info("the stage {} is done anew: {}", change.stage(), reason);
      announcer.tell(listener -> listener.stageInvalidated(change.stage(), reason));
    }
  }

  private <T> StageSummary run(Stage<T> stage) {
    RunState before = RunState.of(record(), graph.before(stage.name()));
    StageContext context = new StageContext(stage.name(), folder, before, options.cancellation());
    StageRun<T> run =
        new StageRun<>(
            stage, context, options, journal, announcer, graph.after(stage.name()), seed);
    try {
      return run.run();
    } finally {
      interrupted |= run.wasInterrupted();
    }
  }
}
