package org.alidade.cube;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Solves a cube file: start vector, Kaczmarz epochs, checkpoints, {@code /X_global}.
 *
 * <p>The rows come from the hypercube on disk or straight from the inputs. A solve that was killed
 * or cancelled goes on from its last checkpoint when it is started again.
 *
 * <p>Example:
 *
 * <pre>{@code
 * SolveResult result =
 *     PipelineRunner.open(path).solveAll(SolveOptions.builder().epochs(2).seed(1).build());
 * }</pre>
 */
public final class PipelineRunner {
  private final Path cubeFile;
  private final InstantSource clock;

  private PipelineRunner(Path cubeFile, InstantSource clock) {
    this.cubeFile = cubeFile;
    this.clock = clock;
  }

  /** A runner for a populated cube file; the file is opened when something is to be done. */
  public static PipelineRunner open(Path cubeFile) {
    return open(cubeFile, InstantSource.system());
  }

  /**
   * The same with a clock of its own.
   *
   * @param clock time of progress, checkpoints and records
   */
  public static PipelineRunner open(Path cubeFile, InstantSource clock) {
    return new PipelineRunner(cubeFile, clock);
  }

  /**
   * Finds weights and writes them to {@code /X_global}.
   *
   * @param options what to do
   * @throws org.alidade.array.BadInputException if an option does not fit the problem
   * @throws org.alidade.array.MissingDatasetException if the file lacks inputs or models
   * @throws org.alidade.array.InvalidStateException if there is nothing to resume from, another
   *     solve is at work on the file, or the thread is interrupted
   */
  public SolveResult solveAll(SolveOptions options) {
    return new SolveSession(cubeFile, options, clock).run();
  }
}
