package org.alidade.plot.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import org.alidade.plot.LineType;
import org.alidade.plot.Style;

/**
 * Colour, width in points and dash pattern of an outline.
 *
 * @param color colour, possibly translucent
 * @param width width in points
 * @param type dash pattern
 */
public record Pen(Color color, double width, LineType type) {
  /** An unbroken pen. */
  static Pen solid(Color color, double width) {
    return new Pen(color, width, LineType.SOLID);
  }

  /** The pen of a series. */
  static Pen of(Style style) {
    return new Pen(style.paint(), style.width(), style.line());
  }

  /** Dash lengths in points; empty for an unbroken line. */
  double[] dash() {
    return Arrays.stream(type.pattern()).map(length -> length * width).toArray();
  }

  /** Dashes end square so that gaps keep their length; unbroken lines end round. */
  boolean roundEnds() {
    return type == LineType.SOLID;
  }

  BasicStroke toStroke() {
    double[] lengths = dash();
    float[] pattern = new float[lengths.length];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = (float) lengths[i];
    }
    int cap = roundEnds() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
    return new BasicStroke(
        (float) width, cap, BasicStroke.JOIN_ROUND, 10f, pattern.length == 0 ? null : pattern, 0f);
  }
}
