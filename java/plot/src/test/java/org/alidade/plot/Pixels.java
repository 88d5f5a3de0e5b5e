package org.alidade.plot;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Finds colours in a drawn figure. */
final class Pixels {
  private final BufferedImage image;

  Pixels(Figure figure) {
    image = figure.toImage();
  }

  /** Number of pixels of exactly this colour. */
  int count(Color color) {
    return count(color, new Rectangle(0, 0, image.getWidth(), image.getHeight()));
  }

  /** Number of pixels of exactly this colour inside an area. */
  int count(Color color, Rectangle area) {
    int found = 0;
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        if (image.getRGB(x, y) == color.getRGB()) {
          found++;
        }
      }
    }
    return found;
  }

  /** Smallest rectangle around all pixels of exactly this colour; empty if there are none. */
  Rectangle bounds(Color color) {
    return bounds(color, new Rectangle(0, 0, image.getWidth(), image.getHeight()));
  }

  /** Like {@link #bounds(Color)}, looking only a little inside the frame of the single panel. */
  Rectangle boundsInFrame(Color color) {
    Rectangle frame = frame();
    frame.grow(-2, -2);
    return bounds(color, frame);
  }

  private Rectangle bounds(Color color, Rectangle area) {
    Rectangle bounds = new Rectangle(-1, -1);
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        if (image.getRGB(x, y) == color.getRGB()) {
          bounds.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return bounds;
  }

  /** The box of the single panel: where dark pixels fill more than half of a row or column. */
  Rectangle frame() {
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < image.getHeight(); y++) {
      int dark = 0;
      for (int x = 0; x < image.getWidth(); x++) {
        dark += dark(x, y) ? 1 : 0;
      }
      if (dark > image.getWidth() / 2) {
        top = top < 0 ? y : top;
        bottom = y;
      }
    }
    int left = -1;
    int right = -1;
    for (int x = 0; x < image.getWidth(); x++) {
      int dark = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        dark += dark(x, y) ? 1 : 0;
      }
      if (dark > image.getHeight() / 2) {
        left = left < 0 ? x : left;
        right = x;
      }
    }
    return new Rectangle(left, top, right - left, bottom - top);
  }

  /** Colour at a place of the frame, given as fractions from its lower left corner. */
  Color at(double fromLeft, double fromBottom) {
    Rectangle frame = frame();
    int x = (int) Math.round(frame.x + fromLeft * frame.width);
    int y = (int) Math.round(frame.y + (1 - fromBottom) * frame.height);
    return new Color(image.getRGB(x, y));
  }

  private boolean dark(int x, int y) {
    Color c = new Color(image.getRGB(x, y));
    return Math.max(c.getRed(), Math.max(c.getGreen(), c.getBlue())) < 190;
  }
}
