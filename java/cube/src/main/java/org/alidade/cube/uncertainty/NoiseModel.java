package org.alidade.cube.uncertainty;

import java.util.Arrays;
import org.alidade.array.BadInputException;

/** How the noise of a bootstrap replica is made. */
public enum NoiseModel {
  /**
   * The residuals of the fit with the sign of every block of neighbouring pixels drawn anew (wild
   * bootstrap): keeps the size of the errors at every pixel and their correlation within a block.
   */
  RESIDUALS("residuals"),
  /** Independent normal numbers times a given standard deviation per pixel. */
  GAUSSIAN("gaussian");

  private final String label;

  NoiseModel(String label) {
    this.label = label;
  }

  /** The name in files and on the command line. */
  public String label() {
    return label;
  }

  /**
   * The value with this name.
   *
   * @throws BadInputException if there is none
   */
  public static NoiseModel of(String label) {
    return Arrays.stream(values())
        .filter(value -> value.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "noise model '" + label + "'", "noise", "use residuals or gaussian"));
  }
}
