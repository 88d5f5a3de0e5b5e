package org.alidade.plot;

import org.alidade.array.BadInputException;

/**
 * Type sizes in a panel, in points.
 *
 * @param title title above the box
 * @param label labels of the axes
 * @param ticks numbers along axes and colour bar
 * @param colorBar label of the colour bar
 * @param legend entries of the legend
 */
public record TextSizes(double title, double label, double ticks, double colorBar, double legend) {
  /** The sizes of a panel that asks for no others. */
  public static final TextSizes DEFAULT = new TextSizes(11, 10, 8.5, 10, 8.5);

  private static final double LARGEST = 200;

  /**
   * Checks the sizes.
   *
   * @throws BadInputException if one is not above 0 and at most 200
   */
  public TextSizes {
    for (double size : new double[] {title, label, ticks, colorBar, legend}) {
      if (!(size > 0 && size <= LARGEST)) {
        throw new BadInputException(
            "type of " + size + " points cannot be set",
            "TextSizes",
            "use sizes above 0 and up to " + LARGEST);
      }
    }
  }
}
