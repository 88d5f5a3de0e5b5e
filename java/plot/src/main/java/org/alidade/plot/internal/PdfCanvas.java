package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes one PDF 1.4 page (ISO 32000-1). The typeface is embedded, so text looks the same
 * everywhere and can be searched and copied.
 */
public final class PdfCanvas implements Canvas {
  private static final double IMAGE_DOTS_PER_POINT = 300 / 72.0;

  private final StringBuilder page = new StringBuilder();
  private final double width;
  private final double height;
  private final Map<Integer, Integer> characterOfGlyph = new TreeMap<>();
  private final TreeSet<Integer> alphas = new TreeSet<>();
  private final List<BufferedImage> images = new ArrayList<>();
  private boolean clipped;

  /** An empty page of the given size in points. */
  public PdfCanvas(double width, double height) {
    this.width = width;
    this.height = height;
    numbers(1, 0, 0, -1, 0, height).append("cm 1 j\n");
  }

  /** The finished document. */
  public byte[] toBytes() {
    clip(null);
    return new PdfDocument(width, height, page.toString(), characterOfGlyph, alphas, images)
        .toBytes();
  }

  @Override
  public void fill(Shape shape, Color color) {
    paint(color, "rg");
    path(shape);
    page.append("f\n");
  }

  @Override
  public void stroke(Shape shape, Pen pen) {
    paint(pen.color(), "RG");
    numbers(pen.width()).append(pen.roundEnds() ? "w 1 J [" : "w 0 J [");
    numbers(pen.dash()).append("] 0 d\n");
    path(shape);
    page.append("S\n");
  }

  @Override
  public void text(Text text, double x, double y, Anchor anchor, double angleDegrees, Color color) {
    double cos = Math.cos(Math.toRadians(angleDegrees));
    double sin = Math.sin(Math.toRadians(angleDegrees));
    double offset = text.anchorOffset(anchor);
    paint(color, "rg");
    page.append("BT\n");
    for (Text.Run run : text.runs()) {
      double along = run.start() - offset;
      page.append("/F ");
      numbers(run.size()).append("Tf ");
      double atX = x + along * cos - run.rise() * sin;
      double atY = y - along * sin - run.rise() * cos;
      numbers(cos, -sin, -sin, -cos, atX, atY).append("Tm <");
      run.characters().codePoints().forEach(this::glyph);
      page.append("> Tj\n");
    }
    page.append("ET\n");
  }

  private void glyph(int codePoint) {
    int glyph = Typeface.BUNDLED.glyph(codePoint);
    characterOfGlyph.putIfAbsent(glyph, codePoint);
    page.append(String.format(Locale.ROOT, "%04X", glyph));
  }

  @Override
  public void image(BufferedImage image, Rectangle2D where) {
    page.append("q ");
    numbers(
        where.getWidth(), 0, 0, -where.getHeight(), where.getX(), where.getY() + where.getHeight());
    page.append("cm /I").append(images.size()).append(" Do Q\n");
    images.add(image);
  }

  @Override
  public void clip(@Nullable Rectangle2D area) {
    if (clipped) {
      page.append("Q\n");
    }
    clipped = area != null;
    if (area != null) {
      page.append("q ");
      path(area);
      page.append("W n\n");
    }
  }

  @Override
  public double dotsPerPoint() {
    return IMAGE_DOTS_PER_POINT;
  }

  private void paint(Color color, String operator) {
    alphas.add(color.getAlpha());
    page.append("/A").append(color.getAlpha()).append(" gs ");
    numbers(color.getRed() / 255.0, color.getGreen() / 255.0, color.getBlue() / 255.0);
    page.append(operator).append('\n');
  }

  private void path(Shape shape) {
    double[] c = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator it = shape.getPathIterator(null); !it.isDone(); it.next()) {
      int kind = it.currentSegment(c);
      int end = 0;
      switch (kind) {
        case PathIterator.SEG_MOVETO -> numbers(c[0], c[1]).append("m\n");
        case PathIterator.SEG_LINETO -> numbers(c[0], c[1]).append("l\n");
        case PathIterator.SEG_QUADTO -> {
          numbers(third(x, c[0]), third(y, c[1]), third(c[2], c[0]), third(c[3], c[1]), c[2], c[3]);
          page.append("c\n");
          end = 2;
        }
        case PathIterator.SEG_CUBICTO -> {
          numbers(c).append("c\n");
          end = 4;
        }
        default -> page.append("h\n");
      }
      if (kind != PathIterator.SEG_CLOSE) {
        x = c[end];
        y = c[end + 1];
      }
    }
  }

  /** Control point of the cubic curve that equals a quadratic one. */
  private static double third(double end, double control) {
    return end + 2.0 / 3.0 * (control - end);
  }

  private StringBuilder numbers(double... values) {
    for (double value : values) {
      Coordinates.append(page, value).append(' ');
    }
    return page;
  }
}
