package org.alidade.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class ScatterTest {
  private static final double[] NONE = {};
  private static final double[] X = {1, 3};
  private static final double[] Y = {1, 3};

  private static Figure figure() {
    Figure figure = Figure.single().size(4, 4).dpi(100);
    figure.panel(0, 0).xLimits(0, 4).yLimits(0, 4);
    return figure;
  }

  @Test
  void pointsHaveTheColoursOfTheirValues() {
    Figure figure = figure();
    ColorScale colors = ColorScale.named("viridis").limits(0, 10);
    figure
        .panel(0, 0)
        .coloredPoints(
            X, Y, new double[] {0, 10}, colors, Style.of(Color.RED).marker(Marker.SQUARE, 12));
    Pixels pixels = new Pixels(figure);
    // The colour bar shows one or two rows of each, a symbol fourteen.
    assertThat(pixels.count(new Color(0x440154))).isGreaterThan(150);
    assertThat(pixels.count(new Color(0xfde725))).isGreaterThan(150);
    assertThat(pixels.count(Color.RED)).isZero();
  }

  @Test
  void barsReachAsFarAsTheirErrorsWithoutCaps() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .errorCrosses(
            new double[] {2},
            new double[] {2},
            new double[] {1},
            new double[] {0.5},
            NONE,
            null,
            Style.of(Color.RED).width(2));
    Pixels pixels = new Pixels(figure);
    Rectangle cross = pixels.bounds(Color.RED);
    Rectangle frame = pixels.frame();
    assertThat(cross.getWidth() / frame.getWidth()).isCloseTo(0.5, within(0.02));
    assertThat(cross.getHeight() / frame.getHeight()).isCloseTo(0.25, within(0.02));
  }

  @Test
  void missingErrorsDrawNoBar() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .errorCrosses(
            X, Y, new double[] {1, Double.NaN}, NONE, NONE, null, Style.of(Color.RED).width(2));
    Rectangle bars = new Pixels(figure).bounds(Color.RED);
    assertThat(bars.getHeight()).isLessThan(6);
  }

  @Test
  void valuesWithoutColoursAreRefused() {
    ColorScale colors = ColorScale.of(Colormap.JET);
    assertThatThrownBy(
            () -> figure().panel(0, 0).errorCrosses(X, Y, X, Y, NONE, colors, Style.category(0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 and 0");
  }

  @Test
  void triangleAndArrowPointDown() {
    assertThat(widthAtTopOverBottom(Marker.TRIANGLE)).isLessThan(0.5);
    assertThat(widthAtTopOverBottom(Marker.TRIANGLE_DOWN)).isGreaterThan(2);
    assertThat(widthAtTopOverBottom(Marker.ARROW_DOWN)).isGreaterThan(2);
  }

  /** Coloured pixels in the top rows of a symbol over those in its bottom rows. */
  private static double widthAtTopOverBottom(Marker marker) {
    Figure figure = figure();
    Style style = Style.of(Color.RED).marker(marker, 30);
    figure.panel(0, 0).points(new double[] {2}, new double[] {2}, style);
    Pixels pixels = new Pixels(figure);
    Rectangle all = pixels.bounds(Color.RED);
    int rows = 3;
    double top = pixels.count(Color.RED, new Rectangle(all.x, all.y, all.width, rows));
    double bottom =
        pixels.count(Color.RED, new Rectangle(all.x, all.y + all.height - rows, all.width, rows));
    return top / bottom;
  }

  @Test
  void gridLinesCrossTheBoxAtTheTicks() {
    Figure figure = figure();
    figure.panel(0, 0).points(X, Y, Style.category(0)).grid(Style.of(Color.RED).width(2));
    Pixels pixels = new Pixels(figure);
    assertThat(pixels.at(0.5, 0.6)).isEqualTo(Color.RED);
    assertThat(pixels.at(0.6, 0.5)).isEqualTo(Color.RED);
    assertThat(pixels.at(0.6, 0.6)).isEqualTo(Color.WHITE);
  }

  @Test
  void largerTextTakesRoomFromTheBox() {
    Figure small = figure();
    small.panel(0, 0).xLabel("x").yLabel("y").title("t").points(X, Y, Style.category(0));
    Figure large = figure();
    large
        .panel(0, 0)
        .xLabel("x")
        .yLabel("y")
        .title("t")
        .textSizes(new TextSizes(20, 20, 16, 20, 16))
        .points(X, Y, Style.category(0));
    Rectangle wide = new Pixels(small).frame();
    Rectangle narrow = new Pixels(large).frame();
    assertThat(narrow.width).isLessThan(wide.width - 10);
    assertThat(narrow.height).isLessThan(wide.height - 15);
  }

  @Test
  void textsHaveASize() {
    assertThatThrownBy(() -> new TextSizes(11, 0, 8, 8, 8))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("0.0 points");
  }
}
