package org.alidade.cube;

/** How the weights are found; all solvers minimise the same objective. */
public enum Solver {
  /**
   * Active set on the reduced Gram matrix, then polish with the exact matrix: the true optimum
   * (spec cubefit 6.8).
   */
  EXACT("exact"),
  /** Relaxed row-by-row projections (spec cubefit 3.8). */
  KACZMARZ("kaczmarz"),
  /** The same projections in panels of rows: the same weights up to rounding (spec cubefit 6.4). */
  BLOCKED_KACZMARZ("blocked-kaczmarz"),
  /** Conjugate gradients with projections (spec cubefit 6.7). */
  MPRGP("mprgp"),
  /** Spectral projected gradients, for comparison (spec cubefit 6.7). */
  SPG("spg");

  private final String label;

  Solver(String label) {
    this.label = label;
  }

  /** The name in files and on the command line. */
  public String label() {
    return label;
  }

  /** Whether rows are projected one after the other, in passes over all spaxels. */
  public boolean isRowAction() {
    return this == KACZMARZ || this == BLOCKED_KACZMARZ;
  }

  /**
   * The value with this name.
   *
   * @throws org.alidade.array.BadInputException if there is none
   */
  public static Solver of(String label) {
    return Labels.find(values(), Solver::label, label, "solver");
  }
}
