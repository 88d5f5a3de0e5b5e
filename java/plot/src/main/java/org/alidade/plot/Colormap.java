package org.alidade.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alidade.plot.internal.ColorStops;
import org.alidade.plot.internal.Oklab;

/**
 * Colour tables whose perceived lightness is a straight line (sequential, grey) or a symmetric
 * ridge (diverging), so that equal steps in the data look like equal steps.
 *
 * <p>The tables are computed once in the Oklab space (B. Ottosson, 2020): lightness and hue follow
 * straight lines, chroma is as large as the sRGB gamut allows up to a bound. No red-green contrast
 * is needed to read them.
 *
 * <p>The tables named as elsewhere keep the colours that users expect of the name. The perceptually
 * even ones among them (VIRIDIS to CIVIDIS) go through ten colours of the published tables (S. van
 * der Walt and N. Smith, in the public domain; J. Nunez and others 2018, PLoS ONE 13, e0199239);
 * the rainbows are not even and kept for parity.
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
  /** Violet over green to yellow. */
  VIRIDIS {
    @Override
    int compute(double t) {
      return ColorStops.between(
          t, 0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58,
          0xb5de2b, 0xfde725);
    }
  },
  /** Blue over red to yellow. */
  PLASMA {
    @Override
    int compute(double t) {
      return ColorStops.between(
          t, 0x0d0887, 0x46039f, 0x7201a8, 0x9c179e, 0xbd3786, 0xd8576b, 0xed7953, 0xfb9f3a,
          0xfdca26, 0xf0f921);
    }
  },
  /** Black over red to pale yellow. */
  INFERNO {
    @Override
    int compute(double t) {
      return ColorStops.between(
          t, 0x000004, 0x1b0c41, 0x4a0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9b06,
          0xf7d13d, 0xfcffa4);
    }
  },
  /** Black over purple to cream. */
  MAGMA {
    @Override
    int compute(double t) {
      return ColorStops.between(
          t, 0x000004, 0x180f3d, 0x440f76, 0x721f81, 0x9e2f7f, 0xcd4071, 0xf1605d, 0xfd9668,
          0xfeca8d, 0xfcfdbf);
    }
  },
  /** Blue over grey to yellow, the same to all kinds of colour vision. */
  CIVIDIS {
    @Override
    int compute(double t) {
      return ColorStops.between(
          t, 0x00204c, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369,
          0xe1cc55, 0xfdea45);
    }
  },
  /** Violet over green to red, from sines of the place in the table. */
  RAINBOW {
    @Override
    int compute(double t) {
      return ColorStops.rgb(
          Math.abs(2 * t - 0.5), Math.sin(Math.PI * t), Math.cos(Math.PI / 2 * t));
    }
  },
  /** Dark blue over cyan and yellow to dark red. */
  JET {
    @Override
    int compute(double t) {
      return ColorStops.rgb(
          1.5 - Math.abs(4 * t - 3), 1.5 - Math.abs(4 * t - 2), 1.5 - Math.abs(4 * t - 1));
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
   * The table of that name in lower case, such as {@code viridis}; {@code gray} is {@link #GREY}.
   */
  public static Optional<Colormap> named(String name) {
    String spelled = name.equals("gray") ? "grey" : name;
    return Arrays.stream(values()).filter(map -> map.lowerCase().equals(spelled)).findFirst();
  }

  /** The names that {@link #named} knows. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Colormap::lowerCase).toList();
  }

  private String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }

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
