package org.alidade.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.List;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class ColormapTest {
  /** CIE lightness L* from sRGB, an independent judge of the Oklab tables. */
  private static double lightness(Color color) {
    double y =
        0.2126 * linear(color.getRed())
            + 0.7152 * linear(color.getGreen())
            + 0.0722 * linear(color.getBlue());
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  private static double linear(int channel) {
    double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  @Test
  void sequentialLightnessRisesEvenly() {
    double first = lightness(Colormap.SEQUENTIAL.color(0));
    double last = lightness(Colormap.SEQUENTIAL.color(1));
    assertThat(last - first).isGreaterThan(70);
    for (int i = 0; i < 20; i++) {
      double here = lightness(Colormap.SEQUENTIAL.color(i / 20.0));
      double next = lightness(Colormap.SEQUENTIAL.color((i + 1) / 20.0));
      assertThat(next - here).as("step %d", i).isBetween(0.5 * (last - first) / 20, 6.5);
    }
  }

  @Test
  void divergingIsLightInTheMiddleAndBalanced() {
    assertThat(lightness(Colormap.DIVERGING.color(0.5))).isGreaterThan(94);
    for (double d = 0.1; d <= 0.5; d += 0.1) {
      Color low = Colormap.DIVERGING.color(0.5 - d);
      Color high = Colormap.DIVERGING.color(0.5 + d);
      assertThat(lightness(low)).as("%s", d).isCloseTo(lightness(high), within(6.0));
      assertThat(low.getBlue()).isGreaterThan(low.getRed());
      assertThat(high.getRed()).isGreaterThan(high.getBlue());
    }
  }

  @Test
  void valuesOutsideTakeTheEndsAndMissingOnesGrey() {
    assertThat(Colormap.GREY.color(-3)).isEqualTo(Color.BLACK);
    assertThat(Colormap.GREY.color(Double.POSITIVE_INFINITY)).isEqualTo(Color.WHITE);
    assertThat(Colormap.SEQUENTIAL.color(Double.NaN)).isEqualTo(Colormap.MISSING);
  }

  @Test
  void paletteRepeatsAndAcceptsAnyIndex() {
    assertThat(Palette.category(8)).isEqualTo(Palette.category(0));
    assertThat(Palette.category(-1)).isEqualTo(Palette.category(7));
    assertThat(Palette.categories()).doesNotHaveDuplicates().hasSize(8);
  }

  @Test
  void namesFindTheirTables() {
    assertThat(Colormap.named("cividis")).contains(Colormap.CIVIDIS);
    assertThat(Colormap.named("gray")).contains(Colormap.GREY);
    assertThat(Colormap.named("nope")).isEmpty();
    assertThat(Colormap.names()).contains("rainbow", "viridis").hasSize(Colormap.values().length);
  }

  @Test
  void rainbowAndJetHaveTheirWellKnownColours() {
    assertThat(Colormap.RAINBOW.color(0)).isEqualTo(new Color(128, 0, 255));
    assertThat(Colormap.RAINBOW.color(1)).isEqualTo(new Color(255, 0, 0));
    assertThat(Colormap.RAINBOW.color(0.5).getGreen()).isGreaterThan(253);
    assertThat(Colormap.JET.color(0)).isEqualTo(new Color(0, 0, 128));
    assertThat(Colormap.JET.color(1)).isEqualTo(new Color(128, 0, 0));
  }

  @Test
  void evenTablesGetLighterAllTheWay() {
    for (Colormap map :
        List.of(
            Colormap.VIRIDIS,
            Colormap.PLASMA,
            Colormap.INFERNO,
            Colormap.MAGMA,
            Colormap.CIVIDIS)) {
      for (int i = 0; i < 50; i++) {
        assertThat(lightness(map.color((i + 1) / 50.0)))
            .as("%s %d", map, i)
            .isGreaterThan(lightness(map.color(i / 50.0)));
      }
    }
  }

  @Test
  void reversedNamesRunBackwards() {
    assertThat(ColorScale.named("viridis_r").reversed()).isTrue();
    assertThat(ColorScale.named("viridis_r").backwards()).isEqualTo(ColorScale.named("viridis"));
    assertThatThrownBy(() -> ColorScale.named("nope_r"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("viridis");
  }
}
