package org.alidade.spherex.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alidade.array.InvalidStateException;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run knows, in memory and in its file; every change of what is complete is saved. */
final class KeptState {
  private static final Logger LOG = LoggerFactory.getLogger(KeptState.class);

  private final QueryConfig config;
  private final StateFile file;
  private SpherexState state;
  private boolean begun;

  KeptState(QueryConfig config, StateFile file) {
    this.config = config;
    this.file = file;
    state = SpherexState.fresh(config);
  }

  SpherexState get() {
    return state;
  }

  Path path() {
    return file.path();
  }

  /** Begins a run of which nothing is done. */
  void begin() {
    begun = true;
    state = SpherexState.fresh(config);
  }

  /** Goes on with what is in memory, whatever the file says. */
  void keep() {
    begun = true;
  }

  /**
   * Prepares a step; one that is called first goes on with the saved run.
   *
   * @throws InvalidStateException if it needs a stage that is not complete
   */
  void prepare(PipelineStage stage) {
    if (!begun && file.existing().isPresent()) {
      load();
    }
    begun = true;
    check(stage);
  }

  /**
   * Checks that a stage may run.
   *
   * @throws InvalidStateException naming the stage, what is missing and what is complete
   */
  void check(PipelineStage stage) {
    List<PipelineStage> missing =
        stage.dependencies().stream().filter(needed -> !state.isComplete(needed)).toList();
    if (!missing.isEmpty()) {
      String names = String.join(", ", names(missing));
      throw new InvalidStateException(
          "the stage " + stage.text() + " needs " + names,
          "complete are " + names(state.completedStages()),
          "run " + names + " first, or resume");
    }
  }

  private static List<String> names(List<PipelineStage> stages) {
    return stages.stream().map(PipelineStage::text).toList();
  }

  /** Goes on with a state in which a stage is complete. */
  void complete(SpherexState next, PipelineStage stage, String following) {
    replace(next.completed(stage, following));
    LOG.info("stage {} is complete", stage.text());
  }

  /** Goes on with another state. */
  void replace(SpherexState next) {
    state = next;
    save();
  }

  void save() {
    file.save(state);
  }

  /**
   * Reads the file. Stages that options changed since reach, and a figure that is gone, are no
   * longer complete.
   *
   * @return whether there was a state that can be used
   */
  boolean load() {
    Optional<SpherexState> saved = file.load();
    if (saved.isEmpty()) {
      return false;
    }
    SpherexState loaded = saved.get();
    Optional<PipelineStage> changed = ConfigChanges.firstStage(loaded.config(), config);
    state = loaded.copy().config(config).build();
    changed.ifPresent(
        stage -> {
          LOG.info("options changed: {} and what depends on it is done again", stage.text());
          state = state.reopened(stage);
        });
    if (state.plotPath() != null && !Files.exists(state.plotPath())) {
      state = state.reopened(PipelineStage.VISUALIZATION);
    }
    begun = true;
    return true;
  }
}
