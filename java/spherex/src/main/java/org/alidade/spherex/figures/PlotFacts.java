package org.alidade.spherex.figures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.alidade.spherex.AbMagnitude;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.UpperLimitRule;
import org.alidade.spherex.VisualizationOptions;
import org.alidade.spherex.results.LightCurve;
import org.alidade.spherex.results.QualityClass;
import org.alidade.spherex.results.QualityControl;

/**
 * What the figures of a light curve show, before anything is drawn: which points, where, in which
 * class, and the limits and texts of the axes (spec spherex 9, 10).
 *
 * <p>Example: {@code PlotFacts.of(curve, control, options).spectrum().yTo()}.
 *
 * @param spectrum axes of the spectrum
 * @param lightCurve axes of the light curve
 * @param points points to draw
 * @param clipped outliers that are not drawn
 * @param firstGoodMjd time of the first good point; NaN if there is none
 */
public record PlotFacts(
    PanelFacts spectrum,
    PanelFacts lightCurve,
    List<FigurePoint> points,
    List<PhotometryResult> clipped,
    double firstGoodMjd) {
  /** Wavelengths that every spectrum spans, um. */
  public static final double SHORTEST_MICRONS = 0.7;

  /** Its long end, um. */
  public static final double LONGEST_MICRONS = 5.1;

  private static final double TIME_PADDING = 0.05;
  private static final double HALF_DAY = 0.5;

  /** Copies the lists. */
  public PlotFacts {
    points = List.copyOf(points);
    clipped = List.copyOf(clipped);
  }

  /**
   * Decides what the figures show.
   *
   * @param control tells good points and limits
   * @param options clipping, axes and quantity
   */
  public static PlotFacts of(
      LightCurve curve, QualityControl control, VisualizationOptions options) {
    List<PhotometryResult> clipped = outliers(curve.results(), control, options);
    Set<PhotometryResult> hidden = new HashSet<>(clipped);
    List<FigurePoint> points = new ArrayList<>();
    for (PhotometryResult result : curve.results()) {
      if (!hidden.contains(result)) {
        FigurePoint point = point(result, control, options.useMagnitude());
        if (Double.isFinite(point.spectrumY())) {
          points.add(point);
        }
      }
    }
    double[] y = yLimits(points, options);
    double[] mjd = mjdLimits(points);
    String quantity = options.useMagnitude() ? "AB Magnitude" : "Flux Density (\u03bcJy)";
    return new PlotFacts(
        new PanelFacts(
            "SPHEREx Spectrum",
            "Wavelength (\u03bcm)",
            quantity,
            SHORTEST_MICRONS,
            LONGEST_MICRONS,
            y[0],
            y[1]),
        new PanelFacts("SPHEREx Light Curve", "MJD", quantity, mjd[0], mjd[1], y[0], y[1]),
        points,
        clipped,
        points.stream()
            .filter(point -> point.good() || point.isGoodLimit())
            .mapToDouble(point -> point.result().mjd())
            .min()
            .orElse(Double.NaN));
  }

  /** The points of a class, by time. */
  public List<FigurePoint> of(QualityClass kind) {
    return points.stream().filter(point -> point.kind() == kind).toList();
  }

  /** Days since the first good point. */
  double days(FigurePoint point) {
    return point.result().mjd() - firstGoodMjd;
  }

  private static List<PhotometryResult> outliers(
      List<PhotometryResult> results, QualityControl control, VisualizationOptions options) {
    Map<Band, List<PhotometryResult>> groups = new TreeMap<>();
    for (PhotometryResult result : results) {
      if (!control.isUpperLimit(result)) {
        Band group = options.clipPerBand() ? result.band() : Band.UNKNOWN;
        groups.computeIfAbsent(group, band -> new ArrayList<>()).add(result);
      }
    }
    List<PhotometryResult> outliers = new ArrayList<>();
    for (List<PhotometryResult> group : groups.values()) {
      double[] flux = group.stream().mapToDouble(PhotometryResult::fluxMicrojansky).toArray();
      boolean[] kept = SigmaClip.kept(flux, options.sigmaClipSigma(), options.sigmaClipMaxiters());
      for (int i = 0; i < kept.length; i++) {
        if (!kept[i]) {
          outliers.add(group.get(i));
        }
      }
    }
    outliers.sort(LightCurve.ORDER);
    return outliers;
  }

  private static FigurePoint point(
      PhotometryResult result, QualityControl control, boolean magnitudes) {
    QualityClass kind = control.classify(result);
    double limit = control.limitMicrojansky(result);
    if (!magnitudes) {
      return new FigurePoint(
          result,
          kind,
          control.isGood(result),
          result.fluxMicrojansky(),
          result.fluxErrorMicrojansky(),
          limit);
    }
    double magnitude = result.magnitudeAb().orElse(Double.NaN);
    boolean atLimit = control.upperLimits() == UpperLimitRule.NSIGMA;
    return new FigurePoint(
        result,
        kind,
        control.isGood(result),
        magnitude,
        result.magnitudeErrorAb().orElse(Double.NaN),
        atLimit ? AbMagnitude.ofMicrojansky(limit).orElse(Double.NaN) : magnitude);
  }

  private static double[] yLimits(List<FigurePoint> points, VisualizationOptions options) {
    double[] limits =
        YLimits.of(
            points.stream().mapToDouble(FigurePoint::spectrumY).toArray(),
            options.ylimPercentileMin(),
            options.ylimPercentileMax(),
            options.ylimPaddingFraction());
    return options.useMagnitude() ? new double[] {limits[1], limits[0]} : limits;
  }

  private static double[] mjdLimits(List<FigurePoint> points) {
    double first = mjd(points).min().orElse(0);
    double last = mjd(points).max().orElse(1);
    double room = last > first ? TIME_PADDING * (last - first) : HALF_DAY;
    return new double[] {first - room, last + room};
  }

  private static DoubleStream mjd(List<FigurePoint> points) {
    return points.stream().mapToDouble(point -> point.result().mjd()).filter(Double::isFinite);
  }
}
