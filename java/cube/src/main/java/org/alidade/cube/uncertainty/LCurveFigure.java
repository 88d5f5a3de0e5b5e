package org.alidade.cube.uncertainty;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.alidade.plot.Figure;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/**
 * Draws an L-curve: residual against roughness with the corner and the recommended strength marked,
 * and growth of chi square and number of positive weights against strength.
 *
 * <p>Example: {@code LCurveFigure.draw(curve).writePng(path)}.
 */
public final class LCurveFigure {
  private LCurveFigure() {}

  /** The figure of a curve. */
  public static Figure draw(LCurve curve) {
    Figure figure = Figure.grid(1, 2).size(14, 5.5).dpi(110);
    drawCurve(figure.panel(0, 0), curve);
    drawStrengths(figure.panel(0, 1), curve);
    return figure;
  }

  private static void drawCurve(Panel panel, LCurve curve) {
    List<LCurvePoint> points = curve.points();
    panel
        .title("L-curve")
        .xLabel("residual norm |W^{1/2}(y - Ax)| / that without smoothness")
        .yLabel("roughness |Lz| [flux]")
        .xLog()
        .yLog();
    double unit = curve.free().residualNorm();
    ToDoubleFunction<LCurvePoint> residual = point -> point.residualNorm() / unit;
    panel.line(
        column(points, residual),
        column(points, LCurvePoint::roughness),
        Style.category(0).marker(Marker.CIRCLE, 5));
    mark(panel, curve, curve.corner(), "corner", Style.category(1).marker(Marker.SQUARE, 9));
    mark(
        panel,
        curve,
        curve.recommended(),
        "recommended",
        Style.category(2).marker(Marker.DIAMOND, 9));
  }

  private static void mark(Panel panel, LCurve curve, double strength, String name, Style style) {
    List<LCurvePoint> chosen =
        curve.points().stream().filter(point -> point.strength() == strength).toList();
    double unit = curve.free().residualNorm();
    panel.points(
        column(chosen, point -> point.residualNorm() / unit),
        column(chosen, LCurvePoint::roughness),
        style.label(String.format(Locale.ROOT, "%s: %.2g", name, strength)));
  }

  private static void drawStrengths(Panel panel, LCurve curve) {
    List<LCurvePoint> points = curve.points();
    double[] strengths = column(points, LCurvePoint::strength);
    panel
        .title("cost of smoothness")
        .xLabel("strength of the smoothness")
        .yLabel("growth of chi^{2}")
        .rightLabel("positive weights")
        .xLog()
        .yLog();
    panel
        .line(
            strengths,
            column(points, point -> positive(curve.chiSquareGrowth(point))),
            Style.category(0).marker(Marker.CIRCLE, 5).label("growth of chi^{2}"))
        .line(
            strengths,
            column(points, LCurvePoint::nonZeros),
            Style.category(3).dashed().onRightAxis().label("positive weights"))
        .verticalLine(curve.recommended(), Style.category(2).label("recommended"));
    if (curve.free().nonZeros() > 0) {
      panel.horizontalLine(
          curve.free().nonZeros(), Style.of(Palette.GUIDE).dotted().label("limit of the noise"));
    }
  }

  /** A logarithmic axis has no place for zero. */
  private static double positive(double value) {
    return value > 0 ? value : Double.NaN;
  }

  private static double[] column(List<LCurvePoint> points, ToDoubleFunction<LCurvePoint> quantity) {
    return points.stream().mapToDouble(quantity).toArray();
  }
}
