package org.alidade.plot;

import java.awt.Color;
import org.alidade.plot.internal.Oklab;

/**
 * Colour tables whose perceived lightness is a straight line (sequential, grey) or a symmetric
 * ridge (diverging), so that equal steps in the data look like equal steps.
 *
 * <p>The tables are computed once in the Oklab space (B. Ottosson, 2020): lightness and hue follow
 * straight lines, chroma is as large as the sRGB gamut allows up to a bound. No red-green contrast
 * is needed to read them.
 */
public enum Colormap {
  /** Dark violet over blue and green to yellow, for quantities that grow. */
  SEQUENTIAL {
    @Override
    int compute(double t) {
      double hue = 300 + t * (105 - 300);
      return Oklab.toRgb(0.27 + 0.64 * t, 0.15, hue);
    }
  },
  /** Blue over white to orange-red, for signed quantities. */
  DIVERGING {
    @Override
    int compute(double t) {
      double distance = Math.abs(2 * t - 1);
      double lightness = 0.97 - 0.55 * distance;
      double hue = t < 0.5 ? 255 : 40;
      return Oklab.toRgb(lightness, 0.2 * Math.pow(distance, 0.8), hue);
    }
  },
  /** Black to white. */
  GREY {
    @Override
    int compute(double t) {
      return Oklab.toRgb(t, 0, 0);
    }
  };

  private static final int ENTRIES = 256;

  /** Colour of missing values. */
  public static final Color MISSING = new Color(0xD0, 0xD0, 0xD0);

  // Filled once by the constructor and never handed out.
  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] table = new int[ENTRIES];

  Colormap() {
    for (int i = 0; i < ENTRIES; i++) {
      table[i] = compute(i / (ENTRIES - 1.0));
    }
  }

  abstract int compute(double t);

  /**
   * The colour at a place in the table.
   *
   * @param t place from 0 to 1; values outside take the end colours, NaN takes {@link #MISSING}
   */
  public Color color(double t) {
    if (Double.isNaN(t)) {
      return MISSING;
    }
    int index = (int) Math.round(Math.max(0, Math.min(1, t)) * (ENTRIES - 1));
    return new Color(table[index]);
  }
}
