package org.alidade.cube.view;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.cube.internal.CubeLayout;

/** Which of the weights that a fit has saved. Example: {@code WeightChoice.of("best")}. */
public enum WeightChoice {
  /** The newest checkpoint, {@code /Fit/x_latest}. */
  LATEST("latest", CubeLayout.FIT + "/x_latest"),
  /** The one of smallest validation error, {@code /Fit/x_best}. */
  BEST("best", CubeLayout.FIT + "/x_best"),
  /** The solution at the end of a solve, {@code /X_global}. */
  SOLUTION("solution", CubeLayout.X_GLOBAL);

  private final String label;
  private final String path;

  WeightChoice(String label, String path) {
    this.label = label;
    this.path = path;
  }

  /** The choice of a label: latest, best or solution, in any case. */
  public static WeightChoice of(String label) {
    for (WeightChoice choice : values()) {
      if (choice.label.equals(label.toLowerCase(Locale.ROOT))) {
        return choice;
      }
    }
    throw new BadInputException("no weights " + label, "x", "use latest, best or solution");
  }

  /** The label: latest, best or solution. */
  public String label() {
    return label;
  }

  /** Path of the dataset. */
  public String path() {
    return path;
  }
}
