package org.alidade.cli.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Colormap;
import org.alidade.plot.Figure;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/**
 * What was planted beside what was found: population map of the galaxy, light and mean age of the
 * families.
 */
final class RecoveryFigure {
  private static final double PERCENT = 100;

  private final MockGalaxy galaxy;
  private final int components;
  private final double[] planted;
  private final double[] found;

  RecoveryFigure(MockGalaxy galaxy, double[] x) {
    this.galaxy = galaxy;
    this.components = galaxy.arrays().componentCount();
    this.planted = galaxy.arrays().xTrue().orElseThrow();
    this.found = x.clone();
  }

  void write(Path file) {
    Figure figure = Figure.grid(2, 2).size(13, 9).dpi(110).title("planted and found");
    double[][] plantedMap = map(planted);
    double[][] foundMap = map(found);
    double top = Math.max(largest(plantedMap), largest(foundMap));
    ColorScale colors =
        ColorScale.of(Colormap.SEQUENTIAL).limits(0, top).label("part of the light [%]");
    heat(figure.panel(0, 0).title("populations planted"), plantedMap, colors);
    heat(figure.panel(0, 1).title("populations found"), foundMap, colors);
    light(figure.panel(1, 0).title("light of the orbit families"));
    ages(figure.panel(1, 1).title("mean age of the orbit families"));
    figure.writePng(file);
  }

  private void heat(Panel panel, double[][] map, ColorScale colors) {
    panel
        .xLabel("log_{10} age [Gyr]")
        .yLabel("[M/H]")
        .heatMap(edges(logAges()), edges(galaxy.metallicities()), map, colors);
  }

  private void light(Panel panel) {
    double[] places = places();
    panel
        .yLabel("part of the light [%]")
        .xTicks(places, galaxy.componentNames().toArray(String[]::new))
        .bars(places, percent(found), Style.category(0).label("found"))
        .barTargets(places, percent(planted), Style.category(1).width(2.5).label("planted"));
  }

  private void ages(Panel panel) {
    double[] places = places();
    panel
        .yLabel("mean log_{10} age [Gyr]")
        .xTicks(places, galaxy.componentNames().toArray(String[]::new))
        .points(places, meanAges(found), Style.category(0).marker(Marker.CIRCLE, 8).label("found"))
        .points(
            places,
            meanAges(planted),
            Style.category(1).marker(Marker.CIRCLE, 12).hollowMarkers().label("planted"))
        .xLimits(-0.6, components - 0.4)
        .horizontalLine(0, Style.of(Palette.GUIDE).dotted());
  }

  private double[] places() {
    return IntStream.range(0, components).asDoubleStream().toArray();
  }

  private double[] percent(double[] weights) {
    return Arrays.stream(LightFractions.ofComponents(weights, components))
        .map(part -> PERCENT * part)
        .toArray();
  }

  private double[] logAges() {
    return Arrays.stream(galaxy.agesGyr()).map(Math::log10).toArray();
  }

  /** Percent of the light, rows of metallicity, columns of age. */
  private double[][] map(double[] weights) {
    double[] parts = LightFractions.ofPopulations(weights, components);
    int ages = galaxy.agesGyr().length;
    double[][] map = new double[parts.length / ages][ages];
    for (int p = 0; p < parts.length; p++) {
      map[p / ages][p % ages] = PERCENT * parts[p];
    }
    return map;
  }

  private double[] meanAges(double[] weights) {
    double[] logAges = logAges();
    int populations = weights.length / components;
    double[] sums = new double[components];
    double[] means = new double[components];
    for (int j = 0; j < weights.length; j++) {
      sums[j / populations] += weights[j];
      means[j / populations] += weights[j] * logAges[j % populations % logAges.length];
    }
    return IntStream.range(0, components).mapToDouble(c -> means[c] / sums[c]).toArray();
  }

  private static double largest(double[][] map) {
    return Arrays.stream(map).flatMapToDouble(Arrays::stream).max().orElse(1);
  }

  /** Edges halfway between evenly spread centres. */
  private static double[] edges(double[] centres) {
    double half = (centres[1] - centres[0]) / 2;
    double[] edges = new double[centres.length + 1];
    for (int i = 0; i < centres.length; i++) {
      edges[i] = centres[i] - half;
      edges[i + 1] = centres[i] + half;
    }
    return edges;
  }
}
