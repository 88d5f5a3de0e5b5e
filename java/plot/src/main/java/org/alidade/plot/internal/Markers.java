package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.alidade.plot.Marker;
import org.alidade.plot.Style;

/** Draws symbols. */
final class Markers {
  private static final double OUTLINE = 0.9;
  private static final double LIMIT_LENGTH = 3;

  private Markers() {}

  static void paint(Canvas canvas, Style style, double x, double y) {
    if (style.marker() == Marker.NONE) {
      return;
    }
    double r = style.markerSize() / 2;
    Shape shape = shape(style.marker(), x, y, r);
    Pen pen = Pen.solid(style.paint(), Math.min(OUTLINE, 0.3 * style.markerSize()));
    if (style.marker() == Marker.PLUS || style.marker() == Marker.CROSS) {
      canvas.stroke(shape, pen);
    } else if (style.marker() == Marker.ARROW_DOWN) {
      canvas.stroke(shape, pen);
      double tip = y + LIMIT_LENGTH * r;
      canvas.fill(polygon(x, tip, x + 0.7 * r, tip - r, x - 0.7 * r, tip - r), style.paint());
    } else if (style.hollow()) {
      canvas.fill(shape, Color.WHITE);
      canvas.stroke(shape, pen);
    } else {
      canvas.fill(shape, style.paint());
    }
  }

  private static Shape shape(Marker marker, double x, double y, double r) {
    return switch (marker) {
      case NONE, CIRCLE -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      case SQUARE -> new Rectangle2D.Double(x - 0.85 * r, y - 0.85 * r, 1.7 * r, 1.7 * r);
      case DIAMOND -> polygon(x, y - r, x + r, y, x, y + r, x - r, y);
      case TRIANGLE -> polygon(x, y - r, x + 0.9 * r, y + 0.7 * r, x - 0.9 * r, y + 0.7 * r);
      case TRIANGLE_DOWN -> polygon(x, y + r, x + 0.9 * r, y - 0.7 * r, x - 0.9 * r, y - 0.7 * r);
      case ARROW_DOWN -> strokes(x - r, y, x + r, y, x, y, x, y + (LIMIT_LENGTH - 1) * r);
      case PLUS -> strokes(x - r, y, x + r, y, x, y - r, x, y + r);
      case CROSS -> {
        double d = 0.75 * r;
        yield strokes(x - d, y - d, x + d, y + d, x - d, y + d, x + d, y - d);
      }
    };
  }

  private static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static Shape strokes(double... xy) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xy.length; i += 4) {
      path.moveTo(xy[i], xy[i + 1]);
      path.lineTo(xy[i + 2], xy[i + 3]);
    }
    return path;
  }
}
