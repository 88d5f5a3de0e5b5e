package org.alidade.cube.uncertainty;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.alidade.cube.BuildFingerprint;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.solve.FitProblem;

/**
 * Uncertainties of the weights of a fit by the bootstrap (spec cubefit 6.8, item 6): the fit is
 * solved again for replicas of the data, which are the model plus noise like that of the residuals.
 * Geometry, mask and penalties stay, so all replicas share one reduced Gram matrix and differ in
 * the linear term alone.
 *
 * <p>The spread is that of the noise. What is wrong with templates, velocity distributions or the
 * smoothness is not in it.
 *
 * <p>Example:
 *
 * <pre>{@code
 * BootstrapResult result =
 *     Bootstrap.run(
 *         path, SolveOptions.defaults(), BootstrapOptions.defaults(), ProgressListener.NONE);
 * result.determination().account().forEach(System.out::println);
 * }</pre>
 */
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * Solves for all replicas.
   *
   * @param cubeFile a populated file, which is only read
   * @param fit penalties, weights of pixels, rank of templates and threads of the fit whose spread
   *     is wanted
   * @param options number and noise of the replicas
   * @param progress told about the parts of the matrix and about replicas
   * @throws org.alidade.array.BadInputException if options do not fit the file
   */
  public static BootstrapResult run(
      Path cubeFile, SolveOptions fit, BootstrapOptions options, ProgressListener progress) {
    try (ReducedFit reduced = ReducedFit.open(cubeFile, fit, progress);
        FitProblem problem = reduced.penalised()) {
      ReplicaSolver solver =
          (data, start) -> {
            try (FitProblem replica = problem.withData(data)) {
              return options.isPolished()
                  ? reduced.solveExactly(replica, start)
                  : reduced.solve(replica, start);
            }
          };
      return new ResidualBootstrap(problem, solver, options, fit.threads(), progress)
          .run(new double[problem.shape().unknowns()]);
    }
  }

  /**
   * Writes a result to {@code /Fit/bootstrap} of the cube file (docs/formats/cube.md), in place of
   * an earlier one.
   *
   * @param cubeFile the file the result was made from, which nobody has open
   * @param result what to write
   * @param fit what it was made with
   * @param options what it was made with
   */
  public static void store(
      Path cubeFile, BootstrapResult result, SolveOptions fit, BootstrapOptions options) {
    BootstrapStore.write(
        cubeFile, result, fit, options, BuildFingerprint.current(cubeFile), Instant.now());
  }

  /**
   * The result stored in a cube file, if there is one that belongs to its present inputs.
   *
   * @param cubeFile a populated file
   */
  public static Optional<BootstrapResult> read(Path cubeFile) {
    return BootstrapStore.read(cubeFile, BuildFingerprint.current(cubeFile));
  }
}
