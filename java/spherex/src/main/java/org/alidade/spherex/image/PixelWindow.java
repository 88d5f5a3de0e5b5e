package org.alidade.spherex.image;

import org.alidade.array.BadInputException;

/**
 * A rectangle of pixels.
 *
 * @param x0 first column; may lie outside the image
 * @param y0 first row; may lie outside the image
 * @param width columns
 * @param height rows
 */
public record PixelWindow(int x0, int y0, int width, int height) {
  /** Checks the lengths. */
  public PixelWindow {
    if (width <= 0 || height <= 0) {
      throw new BadInputException(
          width + " x " + height + " pixels", "window", "use positive lengths");
    }
  }

  /** The window of a size that is centred as well as whole pixels allow. */
  public static PixelWindow around(PixelPosition centre, int width, int height) {
    return new PixelWindow(
        (int) Math.ceil(centre.x() - width / 2.0),
        (int) Math.ceil(centre.y() - height / 2.0),
        width,
        height);
  }

  /** Whether no pixel lies outside an image. */
  boolean isInside(int columns, int rows) {
    return x0 >= 0 && y0 >= 0 && (long) x0 + width <= columns && (long) y0 + height <= rows;
  }

  /**
   * The part in an image.
   *
   * @throws BadInputException if there is none
   */
  PixelWindow clipped(int columns, int rows) {
    int fromX = Math.max(0, x0);
    int fromY = Math.max(0, y0);
    long toX = Math.min(columns, (long) x0 + width);
    long toY = Math.min(rows, (long) y0 + height);
    if (toX <= fromX || toY <= fromY) {
      throw new BadInputException(
          "the window does not touch the image",
          "window",
          "choose a centre in " + columns + " x " + rows + " pixels");
    }
    return new PixelWindow(fromX, fromY, (int) toX - fromX, (int) toY - fromY);
  }
}
