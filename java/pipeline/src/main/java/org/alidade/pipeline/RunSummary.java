package org.alidade.pipeline;

import java.util.List;
import java.util.stream.Collectors;
import org.alidade.array.BadInputException;

/**
 * What became of a run. It is the same for every number of threads, but for the seconds.
 *
 * @param pipeline name of the pipeline
 * @param cancelled whether the run was cancelled or interrupted
 * @param stages the stages that were selected, in running order
 */
public record RunSummary(String pipeline, boolean cancelled, List<StageSummary> stages) {
  /** Copies the list. */
  public RunSummary {
    stages = List.copyOf(stages);
  }

  /** Whether every selected stage has all its items done. */
  public boolean isSuccess() {
    return stages.stream().allMatch(stage -> stage.status() == StageStatus.DONE);
  }

  /** All items that failed. */
  public List<ItemFailure> failures() {
    return stages.stream().flatMap(stage -> stage.failures().stream()).toList();
  }

  /**
   * One stage's part.
   *
   * @throws BadInputException if the stage was not selected
   */
  public StageSummary stage(String name) {
    return stages.stream()
        .filter(stage -> stage.stage().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "the stage " + name + " was not part of the run",
                    pipeline,
                    "ask for one of " + stages.stream().map(StageSummary::stage).toList()));
  }

  /** Lines for people: each stage, and what failed and why. */
  public String text() {
    String lines = stages.stream().map(StageSummary::text).collect(Collectors.joining("\n"));
    return cancelled ? lines + "\ncancelled: run again to go on" : lines;
  }
}
