package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** A sheet to draw on: lengths in points, y downwards. One implementation per output format. */
public interface Canvas {
  /** Which point of a text sits at the given place. */
  enum Anchor {
    /** The left end of the baseline. */
    START,
    /** The middle of the baseline. */
    MIDDLE,
    /** The right end of the baseline. */
    END
  }

  /** Fills a shape; the colour may be translucent. */
  void fill(Shape shape, Color color);

  /** Draws the outline of a shape. */
  void stroke(Shape shape, Pen pen);

  /**
   * Writes text.
   *
   * @param text what to write
   * @param x place of the anchor
   * @param y place of the baseline
   * @param anchor which end of the text sits at (x, y)
   * @param angleDegrees counter-clockwise rotation about (x, y)
   * @param color colour
   */
  void text(Text text, double x, double y, Anchor anchor, double angleDegrees, Color color);

  /** Stretches an image over a rectangle without smoothing. */
  void image(BufferedImage image, Rectangle2D where);

  /** Restricts drawing to a rectangle until called again; null lifts the restriction. */
  void clip(@Nullable Rectangle2D area);

  /** How many image pixels per point are worth drawing. */
  double dotsPerPoint();
}
