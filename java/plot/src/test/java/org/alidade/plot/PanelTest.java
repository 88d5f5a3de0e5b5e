package org.alidade.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelTest {
  private static final Color RED = new Color(230, 0, 10);
  private static final Color BLUE = new Color(0, 20, 220);
  private static final double NAN = Double.NaN;

  @TempDir private Path folder = Path.of("unset");

  private static Figure figure() {
    return Figure.single().size(6, 4).dpi(100);
  }

  private static double[] ramp(int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> i);
    return x;
  }

  private String svg(Figure figure) throws Exception {
    return Files.readString(figure.writeSvg(folder.resolve("figure.svg")));
  }

  @Test
  void lineRunsWhereTheDataSay() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLimits(0, 10)
        .yLimits(0, 10)
        .line(new double[] {2, 8}, new double[] {5, 5}, Style.of(RED).width(3));
    Pixels pixels = new Pixels(figure);
    Rectangle frame = pixels.frame();
    Rectangle line = pixels.bounds(RED);
    assertThat(line.getCenterY()).isCloseTo(frame.getCenterY(), within(2.0));
    assertThat(line.getWidth()).isCloseTo(0.6 * frame.getWidth(), within(6.0));
    assertThat(pixels.at(0.5, 0.5)).isEqualTo(RED);
    assertThat(pixels.at(0.5, 0.6)).isEqualTo(Color.WHITE);
  }

  @Test
  void reversedLimitsMirrorTheAxis() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLimits(10, 0)
        .yLimits(20, 10)
        .points(new double[] {1}, new double[] {11}, Style.of(RED).marker(Marker.SQUARE, 8));
    assertThat(new Pixels(figure).at(0.9, 0.9)).isEqualTo(RED);
  }

  @Test
  void missingValueLeavesGapAndLonePointADot() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLimits(0, 10)
        .yLimits(0, 2)
        .line(
            new double[] {0, 4, 5, 6, 7, 8},
            new double[] {1, 1, NAN, 1, Double.POSITIVE_INFINITY, NAN},
            Style.of(RED).width(4));
    Pixels pixels = new Pixels(figure);
    assertThat(pixels.at(0.2, 0.5)).isEqualTo(RED);
    assertThat(pixels.at(0.5, 0.5)).isEqualTo(Color.WHITE);
    assertThat(pixels.at(0.6, 0.5)).isEqualTo(RED);
    assertThat(pixels.at(0.65, 0.5)).isEqualTo(Color.WHITE);
  }

  @Test
  void stepsChangeHalfWayBetweenPixels() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLimits(0, 4)
        .yLimits(0, 4)
        .steps(new double[] {1, 2, 3}, new double[] {1, 3, 1}, Style.of(RED).width(3));
    Pixels pixels = new Pixels(figure);
    assertThat(pixels.at(1.3 / 4, 0.25)).isEqualTo(RED);
    assertThat(pixels.at(1.7 / 4, 0.75)).isEqualTo(RED);
    assertThat(pixels.at(1.5 / 4, 0.5)).isEqualTo(RED);
    assertThat(pixels.at(1.7 / 4, 0.25)).isEqualTo(Color.WHITE);
  }

  @Test
  void errorBarsReachTheirEnds() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLimits(0, 2)
        .yLimits(0, 10)
        .errorBars(new double[] {1}, new double[] {5}, new double[] {3}, Style.of(RED));
    Pixels pixels = new Pixels(figure);
    assertThat(pixels.at(0.5, 0.77)).isNotEqualTo(Color.WHITE);
    assertThat(pixels.at(0.5, 0.23)).isNotEqualTo(Color.WHITE);
    assertThat(pixels.at(0.5, 0.83)).isEqualTo(Color.WHITE);
    assertThat(pixels.at(0.5, 0.17)).isEqualTo(Color.WHITE);
  }

  @Test
  void logarithmicAxesPlaceDecadesEvenlyAndDropWhatTheyCannotShow() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLog()
        .yLog()
        .xLimits(1, 1e4)
        .yLimits(1e-4, 1)
        .points(
            new double[] {100, -5, 0, 10},
            new double[] {1e-2, 1e-2, 1e-2, -1},
            Style.of(RED).marker(Marker.SQUARE, 8));
    Pixels pixels = new Pixels(figure);
    assertThat(pixels.at(0.5, 0.5)).isEqualTo(RED);
    assertThat(pixels.bounds(RED).getWidth()).isLessThan(14);
  }

  @Test
  void maskedOutlierDoesNotDriveTheLimits() {
    double[] x = ramp(100);
    double[] y = new double[100];
    boolean[] keep = new boolean[100];
    for (int i = 0; i < 100; i++) {
      y[i] = Math.sin(i / 5.0);
      keep[i] = i < 40 || i > 45;
    }
    y[42] = 1e6;
    Figure figure = figure();
    figure
        .panel(0, 0)
        .line(x, y, Style.of(RED).width(2))
        .maskedBands(x, keep)
        .yQuantileLimits(0.02, 0.98, 0.2);
    Pixels pixels = new Pixels(figure);
    Rectangle frame = pixels.frame();
    Rectangle leftPart = new Rectangle(frame.x, frame.y, frame.width / 3, frame.height);
    assertThat(pixels.count(RED, leftPart)).isGreaterThan(200);
    assertThat(pixels.bounds(RED).getHeight()).isGreaterThan(0.6 * frame.height);
    assertThat(pixels.count(Palette.MASKED)).isGreaterThan(frame.height * frame.width / 30);
  }

  @Test
  void maskedBandReachesHalfAPixelBeyondTheRun() {
    Figure figure = figure();
    double[] x = ramp(11);
    boolean[] keep = new boolean[11];
    Arrays.fill(keep, true);
    keep[4] = false;
    keep[5] = false;
    figure.panel(0, 0).xLimits(0, 10).line(x, x, Style.of(RED)).maskedBands(x, keep);
    Pixels pixels = new Pixels(figure);
    Rectangle frame = pixels.frame();
    Rectangle band = pixels.boundsInFrame(Palette.MASKED);
    assertThat(band.getMinX()).isCloseTo(frame.x + 0.35 * frame.width, within(2.0));
    assertThat(band.getMaxX()).isCloseTo(frame.x + 0.55 * frame.width, within(2.0));
  }

  @Test
  void dataThatAreAllMaskedStillSetTheLimits() throws Exception {
    Figure figure = figure();
    figure.panel(0, 0).line(ramp(3), new double[] {700, 800, 900}, Style.of(RED)).band(-1, 5);
    assertThat(svg(figure)).contains(">800<");
  }

  @Test
  void quantilesKeepOutliersOutOfTheLimits() throws Exception {
    double[] y = ramp(101);
    y[100] = 1e9;
    Figure figure = figure();
    figure.panel(0, 0).points(ramp(101), y, Style.of(RED)).yQuantileLimits(0.0, 0.9, 0);
    assertThat(svg(figure)).contains(">80<").doesNotContain("10<tspan");
  }

  @Test
  void rightAxisHasItsOwnScale() throws Exception {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .rightLabel("scaled kernel")
        .line(ramp(3), new double[] {0, 1, 2}, Style.of(RED).label("left"))
        .line(
            ramp(3),
            new double[] {0, 500, 1000},
            Style.of(BLUE).dashed().onRightAxis().label("right"));
    String svg = svg(figure);
    assertThat(svg).contains(">1.5<", ">800<", ">scaled kernel<", ">left<", ">right<");
    assertThat(svg).contains("stroke-dasharray");
  }

  @Test
  void barsStandOnTheAxisAndTargetsAboveThem() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLimits(-0.5, 2.5)
        .yLimits(0, 10)
        .bars(ramp(3), new double[] {4, NAN, 8}, Style.of(RED))
        .barTargets(ramp(3), new double[] {6, 6, 6}, Style.of(BLUE).width(3));
    Pixels pixels = new Pixels(figure);
    assertThat(pixels.at(0.5 / 3, 0.2)).isEqualTo(RED);
    assertThat(pixels.at(0.5 / 3, 0.5)).isEqualTo(Color.WHITE);
    assertThat(pixels.at(0.5, 0.2)).isEqualTo(Color.WHITE);
    assertThat(pixels.at(2.5 / 3, 0.75)).isEqualTo(RED);
    assertThat(pixels.at(0.5 / 3, 0.6)).isEqualTo(BLUE);
  }

  @Test
  void automaticLimitsOfBarsStartAtZero() {
    Figure figure = figure();
    figure.panel(0, 0).bars(ramp(3), new double[] {5, 6, 7}, Style.of(RED));
    Pixels pixels = new Pixels(figure);
    Rectangle frame = pixels.frame();
    assertThat(pixels.bounds(RED).getHeight()).isGreaterThan(0.85 * frame.height);
    assertThat(pixels.at(0.2, 0.05)).isEqualTo(RED);
  }

  @Test
  void histogramCountsEveryFiniteValueOnce() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .yLimits(0, 4)
        .xLimits(0, 4)
        .histogram(new double[] {0, 0.5, 4, 4, 4, NAN, 2.5}, 4, Style.of(RED));
    Pixels pixels = new Pixels(figure);
    assertThat(pixels.at(0.12, 0.45)).isEqualTo(RED);
    assertThat(pixels.at(0.12, 0.55)).isEqualTo(Color.WHITE);
    assertThat(pixels.at(0.37, 0.1)).isEqualTo(Color.WHITE);
    assertThat(pixels.at(0.62, 0.2)).isEqualTo(RED);
    assertThat(pixels.at(0.87, 0.7)).isEqualTo(RED);
  }

  @Test
  void fillBetweenIsTranslucent() {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLimits(0, 2)
        .yLimits(0, 4)
        .fillBetween(
            ramp(3), new double[] {1, 1, 1}, new double[] {3, 3, 3}, Style.of(RED).alpha(0.5));
    Color middle = new Pixels(figure).at(0.5, 0.5);
    assertThat(middle.getRed()).isGreaterThan(235);
    assertThat(middle.getGreen()).isBetween(120, 135);
  }

  @Test
  void linesAcrossTheBoxDoNotDriveTheLimits() throws Exception {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .line(ramp(3), ramp(3), Style.of(RED))
        .horizontalLine(1, Style.of(BLUE).width(3))
        .horizontalLine(5e5, Style.of(BLUE))
        .verticalLine(1e5, Style.of(BLUE));
    assertThat(svg(figure)).contains(">1.5<");
    assertThat(new Pixels(figure).at(0.25, 0.5)).isEqualTo(BLUE);
  }

  @Test
  void skyPixelsAreSquareSeamlessAndGreyWhereMissing() {
    double[] x = {0, 1, 2, 0, 1, 2};
    double[] y = {0, 0, 0, 1, 1, 1};
    double[] value = {1, 1, 1, 0, 1, NAN};
    Figure figure = figure().size(5, 4);
    figure.panel(0, 0).pixelMap(x, y, value, 1, ColorScale.of(Colormap.SEQUENTIAL).label("flux"));
    Pixels pixels = new Pixels(figure);
    Color high = Colormap.SEQUENTIAL.color(1);
    Rectangle bounds = pixels.boundsInFrame(Colormap.MISSING);
    assertThat(bounds.getWidth()).isCloseTo(bounds.getHeight(), within(2.0));
    assertThat(bounds.getWidth()).isGreaterThan(60);
    Rectangle map = pixels.boundsInFrame(Colormap.SEQUENTIAL.color(0));
    Rectangle lowerRow =
        new Rectangle(map.x + 3, (int) map.getMaxY() + 3, 2 * map.width, map.width - 8);
    assertThat(pixels.count(high, lowerRow)).isEqualTo(lowerRow.width * lowerRow.height);
  }

  @Test
  void fibresAreDiscs() {
    Figure figure = figure().size(5, 4);
    ColorScale colors = ColorScale.of(Colormap.SEQUENTIAL).limits(0, 2);
    figure
        .panel(0, 0)
        .xLimits(-2, 2)
        .yLimits(-2, 2)
        .scatterOnSky(new double[] {0}, new double[] {0}, new double[] {NAN}, 2, colors);
    Pixels pixels = new Pixels(figure);
    // Grey is the one colour that the colour bar beside the box does not show.
    Color color = Colormap.MISSING;
    Rectangle disc = pixels.boundsInFrame(color);
    double square = disc.getWidth() * disc.getHeight();
    assertThat(pixels.count(color) / square).isCloseTo(Math.PI / 4, within(0.05));
  }

  @Test
  void heatMapCellsLieBetweenTheirEdges() {
    double[] xEdges = {1, 10, 1000};
    double[] yEdges = {0, 1, 4};
    double[][] z = {{0, 1}, {NAN, 0.5}};
    Figure figure = figure();
    figure
        .panel(0, 0)
        .xLog()
        .heatMap(xEdges, yEdges, z, ColorScale.of(Colormap.GREY).limits(-1, 1));
    Pixels pixels = new Pixels(figure);
    assertThat(pixels.at(0.15, 0.1)).isEqualTo(Colormap.GREY.color(0.5));
    assertThat(pixels.at(0.6, 0.1)).isEqualTo(Colormap.GREY.color(1));
    assertThat(pixels.at(0.3, 0.6)).isEqualTo(Colormap.MISSING);
    assertThat(pixels.at(0.4, 0.6)).isEqualTo(Colormap.GREY.color(0.75));
  }

  @Test
  void heatMapFinerThanDotsIsAveraged() {
    int n = 20_000;
    double[] edges = ramp(n + 1);
    double[][] z = {new double[n]};
    for (int i = 0; i < n; i += 2) {
      z[0][i] = 1;
    }
    Figure figure = figure();
    figure
        .panel(0, 0)
        .heatMap(edges, new double[] {0, 1}, z, ColorScale.of(Colormap.GREY).limits(0, 1));
    assertThat(new Pixels(figure).at(0.43, 0.5).getRed())
        .isCloseTo(Colormap.GREY.color(0.5).getRed(), within(12));
  }

  @Test
  void emptyPanelsSayNoData() throws Exception {
    Figure figure = Figure.grid(2, 3).size(9, 6);
    figure.panel(0, 0).title("untouched");
    figure.panel(0, 1).line(new double[0], new double[0], Style.of(RED).label("nothing"));
    figure.panel(0, 2).yLog().line(ramp(2), new double[] {-1, NAN}, Style.of(RED));
    figure.panel(1, 0).histogram(new double[] {NAN}, 5, Style.of(RED));
    figure
        .panel(1, 1)
        .pixelMap(
            new double[0],
            new double[0],
            new double[0],
            1,
            ColorScale.of(Colormap.DIVERGING).log());
    figure.panel(1, 2).horizontalLine(3, Style.of(RED)).band(0, 1);
    String svg = svg(figure);
    assertThat(svg.split(">no data<", -1)).hasSize(6);
    figure.writePng(folder.resolve("empty.png"));
    figure.writePdf(folder.resolve("empty.pdf"));
  }

  @Test
  void singleAndConstantAndExtremeDataAreDrawn() {
    for (double value : new double[] {0, 5, -1e-17, 1e17, 1e300, 4.9e-324}) {
      Figure figure = figure();
      figure.panel(0, 0).line(ramp(3), new double[] {value, value, value}, Style.of(RED).width(3));
      Pixels pixels = new Pixels(figure);
      Rectangle frame = pixels.frame();
      assertThat(pixels.bounds(RED).getWidth())
          .as("constant %s", value)
          .isGreaterThan(0.9 * frame.width);
    }
    Figure figure = figure();
    figure.panel(0, 0).points(new double[] {3}, new double[] {4}, Style.of(RED));
    assertThat(new Pixels(figure).at(0.5, 0.5)).isEqualTo(RED);
    Figure wide = figure();
    wide.panel(0, 0).line(ramp(2), new double[] {-1.7e308, 1.7e308}, Style.of(RED));
    assertThat(wide.toImage().getWidth()).isEqualTo(600);
  }

  @Test
  void legendMovesAboveTheBoxWhereDataFillIt() throws Exception {
    double[] y = new double[2000];
    Arrays.setAll(y, i -> i % 2);
    Figure crowded = figure();
    crowded.panel(0, 0).line(ramp(2000), y, Style.of(RED).label("series"));
    Figure free = figure();
    free.panel(0, 0).line(ramp(2), ramp(2), Style.of(RED).label("series"));
    assertThat(new Pixels(crowded).frame().y).isGreaterThan(new Pixels(free).frame().y + 20);
    assertThat(svg(crowded)).contains(">series<");
    Figure without = figure();
    without.panel(0, 0).line(ramp(2), ramp(2), Style.of(RED).label("series")).noLegend();
    assertThat(svg(without)).doesNotContain(">series<");
  }

  @Test
  void fixedTicksShowTheirNames() throws Exception {
    Figure figure = figure();
    figure
        .panel(0, 0)
        .bars(ramp(3), ramp(3), Style.of(RED))
        .xTicks(ramp(3), new String[] {"hot", "warm & <mild>", "cold"});
    assertThat(svg(figure)).contains(">hot<", ">warm &amp; &lt;mild&gt;<", ">cold<");
  }

  @Test
  void panelKeepsItsOwnCopyOfTheData() {
    double[] y = {5, 5};
    Figure figure = figure();
    figure.panel(0, 0).yLimits(0, 10).line(new double[] {0, 1}, y, Style.of(RED).width(3));
    Arrays.fill(y, 8);
    assertThat(new Pixels(figure).at(0.5, 0.5)).isEqualTo(RED);
  }

  @Test
  void unusableInputIsRefused() {
    Panel panel = figure().panel(0, 0);
    Style style = Style.of(RED);
    double[] two = ramp(2);
    ColorScale colors = ColorScale.of(Colormap.GREY);
    assertThatThrownBy(() -> panel.line(two, ramp(3), style))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 and 3");
    assertThatThrownBy(() -> panel.maskedBands(two, new boolean[3]))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> panel.yLimits(1, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> panel.xLimits(NAN, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> panel.yQuantileLimits(0.9, 0.1, 0))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> panel.histogram(two, 0, style)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> panel.pixelMap(two, two, two, 0, colors))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> panel.heatMap(two, two, new double[2][1], colors))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> panel.heatMap(new double[] {1, 0}, two, new double[1][1], colors))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> panel.xTicks(two, new String[] {"a"}))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> colors.limits(2, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> colors.quantiles(-1, 1)).isInstanceOf(BadInputException.class);
  }
}
