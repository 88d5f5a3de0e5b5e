package org.alidade.bindings;

import org.alidade.array.BadInputException;

/**
 * Neighbouring places in the order of a Kaczmarz pass: rows whose steps are known, and the rows
 * after them.
 *
 * <p>Example: in a pass by panels of 8 rows, {@code new Panel(16, 8, 8)} takes the steps of the
 * third panel and looks at the fourth.
 *
 * @param first place of the first row whose step is to be taken
 * @param done number of rows whose steps are to be taken, at most {@link #MOST_ROWS}
 * @param ahead number of rows after them whose products are wanted, at most {@link #MOST_ROWS}
 */
public record Panel(long first, int done, int ahead) {
  /** Largest number of rows of a panel. */
  public static final int MOST_ROWS = 64;

  /**
   * Checks the sizes.
   *
   * @throws BadInputException if one is negative or too large
   */
  public Panel {
    if (first < 0 || done < 0 || ahead < 0 || done > MOST_ROWS || ahead > MOST_ROWS) {
      throw new BadInputException(
          "panel of " + done + " rows and " + ahead + " more at " + first,
          "Kaczmarz sweep",
          "use 0 to " + MOST_ROWS + " rows");
    }
  }

  /** Number of sums a kernel writes: a product per row ahead, and one for every pair of them. */
  public int sums() {
    return ahead * (ahead + 1);
  }
}
