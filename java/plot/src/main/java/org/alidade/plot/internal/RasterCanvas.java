package org.alidade.plot.internal;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.alidade.array.InvalidStateException;
import org.jspecify.annotations.Nullable;

/** Draws on pixels. */
public final class RasterCanvas implements Canvas, AutoCloseable {
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final double scale;

  /** A white sheet of the given size in points. */
  public RasterCanvas(double width, double height, int dotsPerInch) {
    scale = dotsPerInch / 72.0;
    int columns = (int) Math.round(width * scale);
    int rows = (int) Math.round(height * scale);
    image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    graphics = graphics(image);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, columns, rows);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
  }

  private static Graphics2D graphics(BufferedImage image) {
    try {
      return image.createGraphics();
    } catch (AWTError e) {
      InvalidStateException failure =
          new InvalidStateException(
              "cannot draw because the display named by DISPLAY does not answer",
              "java.awt.headless",
              "start Java with -Djava.awt.headless=true");
      failure.initCause(e);
      throw failure;
    }
  }

  /** The sheet drawn so far. */
  public BufferedImage image() {
    return image;
  }

  @Override
  public void fill(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  @Override
  public void stroke(Shape shape, Pen pen) {
    graphics.setColor(pen.color());
    graphics.setStroke(pen.toStroke());
    graphics.draw(shape);
  }

  @Override
  public void text(Text text, double x, double y, Anchor anchor, double angleDegrees, Color color) {
    AffineTransform line = AffineTransform.getTranslateInstance(x, y);
    line.rotate(-Math.toRadians(angleDegrees));
    line.translate(-text.anchorOffset(anchor), 0);
    for (Text.Run run : text.runs()) {
      AffineTransform place = new AffineTransform(line);
      place.translate(run.start(), -run.rise());
      place.scale(run.size(), -run.size());
      Path2D outline = Typeface.BUNDLED.outline(run.characters());
      fill(outline.createTransformedShape(place), color);
    }
  }

  @Override
  public void image(BufferedImage picture, Rectangle2D where) {
    AffineTransform place = AffineTransform.getTranslateInstance(where.getX(), where.getY());
    place.scale(where.getWidth() / picture.getWidth(), where.getHeight() / picture.getHeight());
    graphics.drawImage(picture, place, null);
  }

  @Override
  public void clip(@Nullable Rectangle2D area) {
    graphics.setClip(area);
  }

  @Override
  public double dotsPerPoint() {
    return scale;
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
