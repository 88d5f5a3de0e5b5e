package org.alidade.cli.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.survey.SurveyArrays;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Colormap;
import org.alidade.plot.Figure;
import org.alidade.plot.Panel;

/** The galaxy on the sky as the fit sees it: brightness, mean velocity, dispersion, mean age. */
final class SkyFigure {
  private static final double PIXEL_ARCSEC = 0.5;

  private final MockGalaxy galaxy;
  private final SurveyArrays arrays;
  private final double[] x;

  SkyFigure(MockGalaxy galaxy, double[] x) {
    this.galaxy = galaxy;
    this.arrays = galaxy.arrays();
    this.x = x.clone();
  }

  void write(Path file) {
    KinematicMoments moments = KinematicMoments.of(arrays, x);
    Figure figure = Figure.grid(2, 2).size(11.5, 8).dpi(110).title("the mock galaxy as fitted");
    map(
        figure.panel(0, 0).title("white light"),
        brightness(),
        ColorScale.of(Colormap.SEQUENTIAL).log().label("mean flux per pixel"));
    map(
        figure.panel(0, 1).title("mean velocity of the model"),
        moments.velocity(),
        ColorScale.of(Colormap.DIVERGING).label("V [km/s]"));
    map(
        figure.panel(1, 0).title("velocity dispersion of the model"),
        moments.dispersion(),
        ColorScale.of(Colormap.SEQUENTIAL).label("dispersion [km/s]"));
    map(
        figure.panel(1, 1).title("light-weighted mean age"),
        meanAge(moments.light()),
        ColorScale.of(Colormap.SEQUENTIAL).label("log_{10} age [Gyr]"));
    figure.writePng(file);
  }

  private void map(Panel panel, double[] bySpaxel, ColorScale colors) {
    double[] values =
        Arrays.stream(arrays.binNum().orElseThrow()).mapToDouble(s -> bySpaxel[s]).toArray();
    panel.xLabel("x [arcsec]").yLabel("y [arcsec]");
    panel.pixelMap(
        arrays.xPix().orElseThrow(), arrays.yPix().orElseThrow(), values, PIXEL_ARCSEC, colors);
  }

  /** Mean flux of each bin, spread over its pixels. */
  private double[] brightness() {
    double[] data = arrays.cube();
    int pixels = data.length / arrays.spaxelCount();
    double[] area = new double[arrays.spaxelCount()];
    for (int bin : arrays.binNum().orElseThrow()) {
      area[bin]++;
    }
    return IntStream.range(0, area.length)
        .mapToDouble(
            s -> Arrays.stream(data, s * pixels, (s + 1) * pixels).average().orElse(0) / area[s])
        .toArray();
  }

  /** Mean of log age per bin, components weighted by their light there. */
  private double[] meanAge(double[][] light) {
    int components = arrays.componentCount();
    int populations = x.length / components;
    double[] ages = galaxy.agesGyr();
    double[] sums = new double[components];
    double[] ageSums = new double[components];
    for (int j = 0; j < x.length; j++) {
      sums[j / populations] += x[j];
      ageSums[j / populations] += x[j] * Math.log10(ages[j % populations % ages.length]);
    }
    return Arrays.stream(light)
        .mapToDouble(
            parts -> {
              double total = 0;
              double mean = 0;
              for (int c = 0; c < components; c++) {
                if (sums[c] > 0) {
                  total += parts[c];
                  mean += parts[c] * ageSums[c] / sums[c];
                }
              }
              return mean / total;
            })
        .toArray();
  }
}
