package org.alidade.plot;

import java.awt.Color;
import java.util.List;

/**
 * Colours that readers with any kind of colour vision can tell apart.
 *
 * <p>The categorical colours are those proposed by Okabe and Ito (2002). {@link #DATA}, {@link
 * #MODEL} and {@link #RESIDUAL} follow the habit of spectral-fit figures: data black, model red,
 * residual green.
 */
public final class Palette {
  /** Observed data. */
  public static final Color DATA = Color.BLACK;

  /** Fitted model. */
  public static final Color MODEL = new Color(0xD6, 0x27, 0x1D);

  /** Data minus model. */
  public static final Color RESIDUAL = new Color(0x2C, 0xA0, 0x3C);

  /** Shading of masked pixels. */
  public static final Color MASKED = new Color(0xE0, 0xE0, 0xE0);

  /** Lines that only guide the eye. */
  public static final Color GUIDE = new Color(0x80, 0x80, 0x80);

  private static final List<Color> CATEGORIES =
      List.of(
          new Color(0, 114, 178),
          new Color(213, 94, 0),
          new Color(0, 158, 115),
          new Color(204, 121, 167),
          new Color(230, 159, 0),
          new Color(86, 180, 233),
          new Color(0, 0, 0),
          new Color(240, 228, 66));

  private Palette() {}

  /**
   * The colour of the {@code index}-th category; colours repeat after eight.
   *
   * @param index any number, negative ones included
   */
  public static Color category(int index) {
    return CATEGORIES.get(Math.floorMod(index, CATEGORIES.size()));
  }

  /** All eight categorical colours, the most distinct first and the faint yellow last. */
  public static List<Color> categories() {
    return CATEGORIES;
  }
}
