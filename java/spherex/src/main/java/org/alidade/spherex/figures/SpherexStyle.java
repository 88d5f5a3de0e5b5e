package org.alidade.spherex.figures;

import java.awt.Color;
import java.util.Objects;
import org.alidade.plot.LineType;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;
import org.alidade.plot.TextSizes;

/**
 * Type sizes, grid and frame of the figures, which a user sets once for all figures.
 *
 * <p>Example: {@code StyleFile.ofUser()} takes them from the matplotlibrc of the user.
 *
 * @param textSizes sizes of titles, labels and numbers
 * @param grid whether lines cross the box at the ticks
 * @param gridLine look of these lines
 * @param frameWidth width of frame and ticks, pt
 * @param ticksOutward whether ticks point away from the box
 */
public record SpherexStyle(
    TextSizes textSizes, boolean grid, Style gridLine, double frameWidth, boolean ticksOutward) {
  /** The style of the specification: titles of 14 pt, labels of 12 pt, a faint grid. */
  public static final SpherexStyle DEFAULT =
      new SpherexStyle(
          new TextSizes(14, 12, 10, 10, 9),
          true,
          Style.of(new Color(0xB0, 0xB0, 0xB0)).width(0.8).alpha(0.3).line(LineType.SOLID),
          0.8,
          false);

  /** Checks that nothing is missing. */
  public SpherexStyle {
    Objects.requireNonNull(textSizes);
    Objects.requireNonNull(gridLine);
  }

  /** Gives a panel this style. */
  Panel apply(Panel panel) {
    panel.textSizes(textSizes).frameWidth(frameWidth);
    if (grid) {
      panel.grid(gridLine);
    }
    return ticksOutward ? panel.ticksOutward() : panel;
  }
}
