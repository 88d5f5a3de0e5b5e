package org.alidade.cube;

/** Where a solve starts. */
public enum WarmStart {
  /**
   * A passed x0, else the best checkpoint, a newer latest checkpoint, the last solution, a Jacobi
   * seed.
   */
  AUTO("auto"),
  /**
   * The best checkpoint, a newer latest checkpoint, the last solution, a passed x0; an error
   * without any.
   */
  RESUME("resume"),
  /** A seed from the diagonal of the normal equations. */
  JACOBI("jacobi"),
  /** The exact optimum over a few spaxels and the brightest columns of every component. */
  NNLS("nnls"),
  /** All zero. */
  ZEROS("zeros"),
  /** The passed vector. */
  X0("x0");

  private final String label;

  WarmStart(String label) {
    this.label = label;
  }

  /** The name in files and on the command line. */
  public String label() {
    return label;
  }

  /**
   * The warm start with this name.
   *
   * @throws org.alidade.array.BadInputException if there is none
   */
  public static WarmStart of(String label) {
    return Labels.find(values(), WarmStart::label, label, "warm start");
  }
}
