package org.alidade.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.pipeline.internal.Journal;
import org.alidade.pipeline.internal.RunLock;
import org.alidade.pipeline.internal.StageGraph;

/**
 * Stages that hang together, and the one way to run them.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Pipeline pipeline = Pipeline.named("spherex").stage(query).stage(download).build();
 * RunSummary summary = pipeline.run(folder, RunOptions.defaults());
 * log.info(summary.text());
 * }</pre>
 *
 * <p>A run lives in a folder: {@code NAME.run} is its state, {@code NAME.lock} keeps a second
 * runner out. Running again goes on where the last run ended, however it ended.
 */
public final class Pipeline {
  private final String name;
  private final Map<String, Stage<?>> stages;
  private final StageGraph graph;

  private Pipeline(String name, Map<String, Stage<?>> stages, StageGraph graph) {
    this.name = name;
    this.stages = stages;
    this.graph = graph;
  }

  /**
   * Begins a pipeline.
   *
   * @param name becomes the name of the state's file
   * @throws BadInputException if the name has other characters than letters, digits, '.', '_', '+'
   *     and '-'
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Names of the stages in running order: each after those it depends on, else as declared. */
  public List<String> stages() {
    return graph.order();
  }

  /**
   * Runs what is left to do, or what the options select.
   *
   * <p>Items that fail, stages that cannot begin and cancellation are told in the summary. If the
   * calling thread is interrupted the run is cancelled, and the thread is still marked as
   * interrupted afterwards.
   *
   * @param folder of the run; made if missing
   * @throws BadInputException if the options name a stage that does not exist
   * @throws InvalidStateException if somebody else runs it, or a selected stage needs one that is
   *     neither selected nor complete
   * @throws FormatException if the saved state is foreign or damaged
   * @throws IoFailureException if the state cannot be saved; what was reported done stays done
   */
  public RunSummary run(Path folder, RunOptions options) {
    List<String> selected = Selection.of(graph, options);
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      options.cancellation().cancel();
    }
    makeFolder(folder);
    try (RunLock lock = RunLock.acquire(folder.resolve(name + ".lock"));
        Journal journal = Journal.open(stateFile(folder), name)) {
      PipelineRun run = new PipelineRun(this, folder, options, journal);
      RunSummary summary = run.run(selected);
      interrupted |= run.wasInterrupted();
      return summary;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Results and failures so far, also while a run goes on.
   *
   * @throws FormatException if the saved state is foreign or damaged
   * @throws IoFailureException if it cannot be read
   */
  public RunState state(Path folder) {
    return RunState.of(Journal.read(stateFile(folder), name), graph.order());
  }

  /** The file that holds the state of a run in a folder. */
  public Path stateFile(Path folder) {
    return folder.resolve(name + ".run");
  }

  StageGraph graph() {
    return graph;
  }

  Stage<?> stage(String stage) {
    Stage<?> found = stages.get(stage);
    if (found == null) {
      throw new BadInputException("the stage " + stage + " does not exist", name, "see stages()");
    }
    return found;
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the folder of the run cannot be made (" + e.getMessage() + ")",
              folder.toString(),
              "choose a folder that can be written");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Builds a pipeline. */
  public static final class Builder {
    private final String name;
    private final Map<String, Stage<?>> stages = new LinkedHashMap<>();

    private Builder(String name) {
      this.name = Names.checked(name, "pipeline");
    }

    /**
     * Adds a stage.
     *
     * @throws BadInputException if there is one of that name
     */
    public Builder stage(Stage<?> stage) {
      if (stages.putIfAbsent(stage.name(), stage) != null) {
        throw new BadInputException(
            "two stages are named " + stage.name(), "pipeline " + name, "give each its own name");
      }
      return this;
    }

    /**
     * Builds the pipeline.
     *
     * @throws BadInputException if a stage comes after one that does not exist, or after itself by
     *     any detour
     */
    public Pipeline build() {
      Map<String, List<String>> dependencies = new LinkedHashMap<>();
      stages.forEach((key, stage) -> dependencies.put(key, stage.after()));
      return new Pipeline(name, new LinkedHashMap<>(stages), StageGraph.of(dependencies));
    }
  }
}
