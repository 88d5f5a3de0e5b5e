package org.alidade.cube.internal.solve.penalty;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.cube.PopulationGrid;
import org.alidade.cube.RatioPenalty;
import org.alidade.cube.Regularisation;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.jspecify.annotations.Nullable;

/** Makes the penalties that a solve asks for. */
public final class Penalties {
  private Penalties() {}

  /**
   * The strengths that options ask for: ratios that row actions would keep too count with a
   * strength of 1, unless another is given.
   */
  public static Regularisation strengths(SolveOptions options) {
    Regularisation wanted = options.regularisation();
    boolean on =
        switch (options.ratio().use()) {
          case ON -> true;
          case OFF -> false;
          case AUTO -> options.orbitWeights() != null;
        };
    return on && wanted.ratio() == 0 ? wanted.withRatio(1) : wanted;
  }

  /**
   * The penalties with a positive strength.
   *
   * @param regularisation strengths
   * @param problem the fit, whose own penalties do not matter
   * @param grid the population grid; looked at for smoothness only
   * @param orbitWeights C weights, needed for ratios only
   * @param ratio anchor and smallest weight of the ratios
   * @throws BadInputException if a penalty lacks what it needs
   */
  public static List<QuadraticPenalty> of(
      Regularisation regularisation,
      FitProblem problem,
      PopulationGrid grid,
      double @Nullable [] orbitWeights,
      RatioPenalty ratio) {
    List<QuadraticPenalty> penalties = new ArrayList<>();
    if (regularisation.smoothness() > 0) {
      penalties.add(SmoothnessPenalty.of(regularisation.smoothness(), problem, grid));
    }
    if (regularisation.ridge() > 0) {
      penalties.add(RidgePenalty.of(regularisation.ridge(), problem));
    }
    if (regularisation.ratio() > 0) {
      if (orbitWeights == null) {
        throw new BadInputException(
            "ratios are to be kept without orbit weights",
            "orbitWeights",
            "pass C or C*P weights or set ratio to 0");
      }
      penalties.add(RatioRowsPenalty.of(regularisation.ratio(), problem, orbitWeights, ratio));
    }
    return List.copyOf(penalties);
  }
}
