package org.alidade.spherex.figures;

import java.awt.Color;
import org.alidade.plot.Marker;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;
import org.alidade.spherex.UpperLimitRule;
import org.alidade.spherex.VisualizationOptions;

/**
 * Looks that both panels share.
 *
 * @param options sizes and opacities
 */
record Symbols(VisualizationOptions options) {
  private static final Color REJECTED = new Color(0x80, 0x80, 0x80);
  private static final double REJECTED_ALPHA = 0.5;

  /** The symbols of the reference have an outline of one point around their size. */
  private static final double OUTLINE = 1;

  static void axes(Panel panel, PanelFacts facts) {
    panel
        .title(facts.title())
        .xLabel(facts.xLabel())
        .yLabel(facts.yLabel())
        .xLimits(facts.xFrom(), facts.xTo())
        .yLimits(facts.yFrom(), facts.yTo());
  }

  Style good() {
    return Style.of(Color.BLACK)
        .marker(Marker.CIRCLE, options.markerSizeGood() + OUTLINE)
        .alpha(options.markerAlpha());
  }

  Style bars() {
    return Style.of(Color.BLACK).width(options.errorbarLinewidth()).alpha(options.errorbarAlpha());
  }

  /** A limit in one colour; the mark says by which rule. */
  Style limit(Color color) {
    Marker triangle = options.useMagnitude() ? Marker.TRIANGLE : Marker.TRIANGLE_DOWN;
    Marker marker =
        options.upperLimitRule() == UpperLimitRule.NSIGMA ? Marker.ARROW_DOWN : triangle;
    return Style.of(color).marker(marker, options.markerSizeUpperLimit() + OUTLINE);
  }

  Style rejected() {
    return Style.of(REJECTED)
        .marker(Marker.CROSS, options.markerSizeRejected() + OUTLINE)
        .alpha(REJECTED_ALPHA);
  }

  Style rejectedBars() {
    return Style.of(REJECTED).width(options.errorbarLinewidth()).alpha(REJECTED_ALPHA);
  }
}
