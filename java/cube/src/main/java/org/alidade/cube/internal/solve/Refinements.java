package org.alidade.cube.internal.solve;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.OrbitUsage;
import org.alidade.cube.SolveOptions;
import org.jspecify.annotations.Nullable;

/**
 * What happens to weights besides the steps of a solver: components without light stay at zero, a
 * patch is polished, the mixture is pulled towards the orbit weights.
 */
public final class Refinements {
  private final SupportedComponents supported;
  private final @Nullable OrbitProjection projection;
  private final @Nullable PatchPolish polish;
  private final int polishEvery;

  private Refinements(
      SupportedComponents supported,
      @Nullable OrbitProjection projection,
      @Nullable PatchPolish polish,
      int polishEvery) {
    this.supported = supported;
    this.projection = projection;
    this.polish = polish;
    this.polishEvery = polishEvery;
  }

  /**
   * Those that the options ask for.
   *
   * @param problem the fit
   * @param options projection and polish
   * @param orbitWeights C orbit weights, or null
   * @throws org.alidade.array.BadInputException if the projection is on without orbit weights
   */
  public static Refinements of(
      FitProblem problem, SolveOptions options, double @Nullable [] orbitWeights) {
    // Plain row projections never touch empty columns: no pass over the matrix just to name them.
    boolean plainRows =
        options.solver().isRowAction()
            && !options.certify()
            && orbitWeights == null
            && options.polishEvery() == 0;
    SupportedComponents supported =
        plainRows
            ? SupportedComponents.all(problem.shape().components())
            : SupportedComponents.of(problem);
    double[] targets = orbitWeights == null ? new double[0] : orbitWeights;
    OrbitProjection projection = null;
    if (options.orbitProjection() > 0) {
      double[] known = orbitWeights == null ? new double[problem.shape().components()] : targets;
      double[] usage =
          options.orbitUsage() == OrbitUsage.FLUX ? columnFluxes(problem) : new double[0];
      projection = new OrbitProjection(known, supported, options.orbitProjection(), usage);
    }
    boolean polishing =
        options.polishEvery() > 0 && options.nonNegative() && options.solver().isRowAction();
    PatchPolish polish = polishing ? new PatchPolish(problem, targets) : null;
    return new Refinements(supported, projection, polish, options.polishEvery());
  }

  /** Flux of every column over all spaxels and kept pixels, whatever their weight. */
  private static double[] columnFluxes(FitProblem problem) {
    double[] kept = new double[problem.shape().pixels()];
    for (int l = 0; l < kept.length; l++) {
      kept[l] = problem.data().keeps(l) ? 1 : 0;
    }
    try (DoubleArray flux = DoubleArray.allocate("cube.refine", problem.shape().unknowns())) {
      problem.operator().columnFluxes(kept, flux);
      return flux.toArray();
    }
  }

  /** The components that take part. */
  public SupportedComponents supported() {
    return supported;
  }

  /**
   * After an epoch of row projections.
   *
   * @param x weights, C*P values, updated
   * @param epoch the epoch that ended, from 1
   */
  public void afterEpoch(DoubleArray x, int epoch) {
    if (polish != null && epoch % polishEvery == 0) {
      polish.polish(x);
    }
    project(x);
  }

  /**
   * The projection alone, once after a solver that works on all data at once.
   *
   * @param x weights, C*P values, updated
   * @return whether there was a projection
   */
  public boolean project(DoubleArray x) {
    if (projection == null) {
      return false;
    }
    projection.apply(x);
    return true;
  }

  /** What the user should know, in order. */
  public List<String> messages() {
    List<String> messages = new ArrayList<>();
    supported.message().ifPresent(messages::add);
    if (projection != null) {
      projection.message().ifPresent(messages::add);
    }
    if (polish != null) {
      messages.add(polish.message());
    }
    return messages;
  }
}
