package org.alidade.lvm.report;

import java.awt.Color;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alidade.lvm.Fibre;
import org.alidade.lvm.LineList;
import org.alidade.lvm.Range;
import org.alidade.lvm.SpectralLine;
import org.alidade.math.Quantiles;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Colormap;
import org.alidade.plot.Figure;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/**
 * The figures of a tile (spec lvm 17).
 *
 * <pre>{@code
 * TileMeasures measures = TileMeasures.of(tile, LineWindow.HALPHA, 2);
 * TileFigures.lineMaps(measures).writePng(Path.of("halpha.png"));
 * }</pre>
 */
public final class TileFigures {
  /** The windows of spec lvm 17: Hbeta and [O III], Halpha and [N II], [S II]. */
  static final List<Range> WINDOWS =
      List.of(new Range(4800, 5100), new Range(6500, 6650), new Range(6700, 6750));

  private static final int DPI = 110;
  private static final double MAP_POINTS = 172; // extent of the fibres on the sheet
  private static final double LOW_QUANTILE = 0.02;
  private static final double HIGH_QUANTILE = 0.98;

  /** Limits of spectra: outliers may leave the box, lines do not. */
  private static final double LOW_LIGHT = 0.01;

  private static final double HIGH_LIGHT = 0.99;
  private static final double ROOM = 0.35;
  private static final double LINE_REACH = 5; // Angstrom

  private static final double LEGEND_ROOM = 0.75;
  private static final double MARGIN = 0.07;
  private static final List<String> STATUSES =
      List.of("good", "dead", "low throughput", "repaired", "short", "all masked");
  private static final Color BAND = new Color(86, 180, 233);

  private TileFigures() {}

  /** Fibre positions coloured by index, by sector and by status. */
  public static Figure fibres(List<Fibre> fibres) {
    FibrePlaces places = FibrePlaces.of(fibres);
    Figure figure = maps(3);
    double[] index = fibres.stream().mapToDouble(Fibre::index).toArray();
    map(
        figure.panel(0, 0).title("fibre index"),
        places,
        index,
        ColorScale.of(Colormap.SEQUENTIAL).label("index among the fibres"));
    groups(figure.panel(0, 1).title("sector"), places, fibres, Fibre::ifuLabel);
    groups(
        figure.panel(0, 2).title("status"),
        places,
        fibres,
        fibre -> fibre.status() + " " + statusName(fibre.status()));
    return figure;
  }

  /** Mean spectrum with the scatter of the fibres. */
  public static Figure spectrum(TileMeasures measures) {
    Figure figure = Figure.single().size(14, 4.5).dpi(DPI);
    FluxUnit unit = FluxUnit.of(measures.meanSpectrum());
    spectrum(figure.panel(0, 0), measures, unit, 0, measures.wavelengthAngstrom().length);
    return figure;
  }

  /** The mean spectrum in windows around lines; windows outside of the grid say so. */
  public static Figure windows(TileMeasures measures) {
    Figure figure = Figure.grid(1, WINDOWS.size()).size(16, 4.5).dpi(DPI);
    for (int i = 0; i < WINDOWS.size(); i++) {
      window(figure.panel(0, i), measures, WINDOWS.get(i));
    }
    return figure;
  }

  /** Light of the line, and the same above the continuum. */
  public static Figure lineMaps(TileMeasures measures) {
    Figure figure = maps(2);
    FibrePlaces places = FibrePlaces.of(measures.fibres());
    LineWindow line = measures.line();
    String range = whole(line.line().low()) + "-" + whole(line.line().high()) + " \u00c5";
    FluxUnit unit = FluxUnit.of(measures.lineFlux());
    map(
        figure.panel(0, 0).title(line.name() + ", " + range),
        places,
        unit.apply(measures.lineFlux()),
        robust().label("sum of flux [" + unit.text() + "]"));
    map(
        figure.panel(0, 1).title(line.name() + " above the continuum"),
        places,
        unit.apply(measures.lineAboveContinuum()),
        robust().label("sum of flux [" + unit.text() + "]"));
    return figure;
  }

  /** Median signal to noise, and width of the line-spread function at Halpha. */
  public static Figure quality(TileMeasures measures) {
    Figure figure = maps(2);
    FibrePlaces places = FibrePlaces.of(measures.fibres());
    map(
        figure.panel(0, 0).title("median signal to noise"),
        places,
        measures.signalToNoise(),
        robust().label("flux / error, per pixel"));
    map(
        figure.panel(0, 1).title("line-spread function at H\u03b1"),
        places,
        measures.lsfFwhm(),
        robust().label("FWHM [\u00c5]"));
    return figure;
  }

  private static Figure maps(int columns) {
    return Figure.grid(1, columns).size(5.3 * columns, 4.6).dpi(DPI);
  }

  private static ColorScale robust() {
    return ColorScale.of(Colormap.SEQUENTIAL).quantiles(LOW_QUANTILE, HIGH_QUANTILE);
  }

  private static void map(Panel panel, FibrePlaces places, double[] values, ColorScale colors) {
    axes(panel, places);
    if (Arrays.stream(values).noneMatch(Double::isFinite)) {
      panel.note("no values");
    }
    panel.scatterOnSky(places.x(), places.y(), values, FibrePlaces.FIBRE_ARCMINUTES, colors);
  }

  private static void axes(Panel panel, FibrePlaces places) {
    panel
        .xLabel(places.onSky() ? "\u0394\u03b1 cos \u03b4 [arcmin]" : "focal plane x [arcmin]")
        .yLabel(places.onSky() ? "\u0394\u03b4 [arcmin]" : "focal plane y [arcmin]")
        .equalAspect();
    if (places.onSky()) {
      panel.xReversed();
    }
  }

  /** Fibres in one colour per group; each group is in the legend with its number of fibres. */
  private static void groups(
      Panel panel, FibrePlaces places, List<Fibre> fibres, Function<Fibre, String> group) {
    axes(panel, places);
    Map<String, List<Integer>> members =
        IntStream.range(0, fibres.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> group.apply(fibres.get(i)), TreeMap::new, Collectors.toList()));
    double size = MAP_POINTS * FibrePlaces.FIBRE_ARCMINUTES / places.extent();
    double diameter = Double.isNaN(size) ? 4 : Math.max(2, Math.min(24, size));
    leaveRoomForLegend(panel, places);
    int colour = 0;
    for (Map.Entry<String, List<Integer>> entry : members.entrySet()) {
      int[] chosen = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
      panel.points(
          Arrays.stream(chosen).mapToDouble(i -> places.x()[i]).toArray(),
          Arrays.stream(chosen).mapToDouble(i -> places.y()[i]).toArray(),
          Style.category(colour++)
              .marker(Marker.CIRCLE, diameter)
              .label(entry.getKey() + " (" + chosen.length + ")"));
    }
  }

  /** Limits that leave free the side of the panel where the legend goes. */
  private static void leaveRoomForLegend(Panel panel, FibrePlaces places) {
    DoubleSummaryStatistics x = summary(places.x());
    DoubleSummaryStatistics y = summary(places.y());
    double margin = MARGIN * places.extent();
    if (margin > 0) {
      double room = LEGEND_ROOM * places.extent();
      double left = places.onSky() ? x.getMax() + margin : x.getMin() - margin;
      double right = places.onSky() ? x.getMin() - room : x.getMax() + room;
      panel.xLimits(left, right).yLimits(y.getMin() - margin, y.getMax() + margin);
    }
  }

  private static DoubleSummaryStatistics summary(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
  }

  private static String statusName(int status) {
    return status >= 0 && status < STATUSES.size() ? STATUSES.get(status) : "unknown";
  }

  private static void window(Panel panel, TileMeasures measures, Range window) {
    double[] wavelength = measures.wavelengthAngstrom();
    int first = 0;
    while (first < wavelength.length && wavelength[first] < window.low()) {
      first++;
    }
    int end = first;
    while (end < wavelength.length && wavelength[end] <= window.high()) {
      end++;
    }
    double[] shown = Arrays.copyOfRange(measures.meanSpectrum(), first, end);
    spectrum(panel, measures, FluxUnit.of(shown), first, end);
    panel.xLimits(window.low(), window.high());
    List<SpectralLine> lines = LineList.within(window.low(), window.high());
    panel.title(lines.stream().map(SpectralLine::name).collect(Collectors.joining(", ")));
    if (end - first < 2) {
      panel.note("outside of the grid");
      return;
    }
    showPeaks(panel, measures, first, end, lines);
    for (SpectralLine line : lines) {
      panel.verticalLine(line.airAngstrom(), Style.of(Palette.GUIDE).dotted());
    }
  }

  /** Limits that show the peaks of the lines, whatever single pixels do elsewhere. */
  private static void showPeaks(
      Panel panel, TileMeasures measures, int first, int end, List<SpectralLine> lines) {
    double[] shown = Arrays.copyOfRange(measures.meanSpectrum(), first, end);
    double[] mean = FluxUnit.of(shown).apply(shown);
    double peak =
        IntStream.range(0, mean.length)
            .filter(i -> isNear(measures.wavelengthAngstrom()[first + i], lines))
            .mapToDouble(i -> mean[i])
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    double[] finite = Arrays.stream(mean).filter(Double::isFinite).toArray();
    if (finite.length > 0) {
      double low = Quantiles.quantile(finite, LOW_LIGHT);
      double room = ROOM * (peak - low);
      if (room > 0) {
        panel.yLimits(low - room, peak + room);
      }
    }
  }

  private static boolean isNear(double angstrom, List<SpectralLine> lines) {
    return lines.stream().anyMatch(line -> Math.abs(line.airAngstrom() - angstrom) < LINE_REACH);
  }

  private static Panel spectrum(
      Panel panel, TileMeasures measures, FluxUnit unit, int first, int end) {
    double[] x = Arrays.copyOfRange(measures.wavelengthAngstrom(), first, end);
    double[] mean = unit.apply(Arrays.copyOfRange(measures.meanSpectrum(), first, end));
    double[] scatter = unit.apply(Arrays.copyOfRange(measures.scatter(), first, end));
    double[] low = new double[mean.length];
    double[] high = new double[mean.length];
    Arrays.setAll(low, i -> mean[i] - scatter[i]);
    Arrays.setAll(high, i -> mean[i] + scatter[i]);
    return panel
        .yQuantileLimits(LOW_LIGHT, HIGH_LIGHT, ROOM)
        .xLabel("wavelength in air [\u00c5]")
        .yLabel("flux [" + unit.text() + "]")
        .fillBetween(x, low, high, Style.of(BAND).alpha(0.4).label("\u00b11\u03c3 of the fibres"))
        .line(x, mean, Style.of(Palette.DATA).width(0.8).label("mean of good fibres"));
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }
}
