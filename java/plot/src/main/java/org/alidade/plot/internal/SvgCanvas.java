package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes SVG 1.1. Text stays text: it can be searched and edited, and is shown in DejaVu Sans where
 * the viewer has it, else in another sans serif.
 */
public final class SvgCanvas implements Canvas {
  private static final double IMAGE_DOTS_PER_POINT = 300 / 72.0;

  private final StringBuilder out = new StringBuilder();
  private int clips;
  private boolean clipped;

  /** An empty document of the given size in points. */
  public SvgCanvas(double width, double height) {
    String w = Coordinates.text(width);
    String h = Coordinates.text(height);
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
        .append(" width=\"" + w + "pt\" height=\"" + h + "pt\"")
        .append(" viewBox=\"0 0 " + w + " " + h + "\"")
        .append(" xml:space=\"preserve\" font-family=\"DejaVu Sans, Verdana, sans-serif\">\n")
        .append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  }

  /** The finished document. */
  public byte[] toBytes() {
    clip(null);
    return (out + "</svg>\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void fill(Shape shape, Color color) {
    out.append("<path d=\"");
    path(shape);
    out.append('"');
    color("fill", color);
    out.append("/>\n");
  }

  @Override
  public void stroke(Shape shape, Pen pen) {
    out.append("<path d=\"");
    path(shape);
    out.append("\" fill=\"none\"");
    color("stroke", pen.color());
    attribute("stroke-width", pen.width());
    out.append(" stroke-linejoin=\"round\"");
    if (pen.roundEnds()) {
      out.append(" stroke-linecap=\"round\"");
    }
    double[] dash = pen.dash();
    if (dash.length > 0) {
      out.append(" stroke-dasharray=\"");
      for (double length : dash) {
        Coordinates.append(out, length).append(' ');
      }
      out.setLength(out.length() - 1);
      out.append('"');
    }
    out.append("/>\n");
  }

  @Override
  public void text(Text text, double x, double y, Anchor anchor, double angleDegrees, Color color) {
    if (text.isEmpty()) {
      return;
    }
    out.append("<text transform=\"translate(");
    point(x, y).append(')');
    if (angleDegrees != 0) {
      Coordinates.append(out.append(" rotate("), -angleDegrees).append(')');
    }
    out.append("\" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT)).append('"');
    attribute("font-size", text.size());
    color("fill", color);
    out.append('>');
    double rise = 0;
    for (Text.Run run : text.runs()) {
      if (run.size() == text.size() && run.rise() == rise) {
        out.append(escaped(run.characters()));
      } else {
        out.append("<tspan");
        attribute("dy", rise - run.rise());
        attribute("font-size", run.size());
        out.append('>').append(escaped(run.characters())).append("</tspan>");
      }
      rise = run.rise();
    }
    out.append("</text>\n");
  }

  @Override
  public void image(BufferedImage image, Rectangle2D where) {
    out.append("<image preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"");
    attribute("x", where.getX());
    attribute("y", where.getY());
    attribute("width", where.getWidth());
    attribute("height", where.getHeight());
    String png = Base64.getEncoder().encodeToString(PngFile.encode(image, 300));
    out.append(" xlink:href=\"data:image/png;base64,").append(png).append("\"/>\n");
  }

  @Override
  public void clip(@Nullable Rectangle2D area) {
    if (clipped) {
      out.append("</g>\n");
    }
    clipped = area != null;
    if (area != null) {
      String id = "clip" + clips++;
      out.append("<clipPath id=\"" + id + "\"><path d=\"");
      path(area);
      out.append("\"/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n");
    }
  }

  @Override
  public double dotsPerPoint() {
    return IMAGE_DOTS_PER_POINT;
  }

  private void path(Shape shape) {
    double[] c = new double[6];
    for (PathIterator it = shape.getPathIterator(null); !it.isDone(); it.next()) {
      switch (it.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> point(out.append('M'), c, 0);
        case PathIterator.SEG_LINETO -> point(out.append('L'), c, 0);
        case PathIterator.SEG_QUADTO -> point(point(out.append('Q'), c, 0).append(' '), c, 2);
        case PathIterator.SEG_CUBICTO -> {
          point(out.append('C'), c, 0).append(' ');
          point(point(out, c, 2).append(' '), c, 4);
        }
        default -> out.append('Z');
      }
    }
  }

  private static StringBuilder point(StringBuilder to, double[] c, int at) {
    return Coordinates.append(Coordinates.append(to, c[at]).append(' '), c[at + 1]);
  }

  private StringBuilder point(double x, double y) {
    return Coordinates.append(Coordinates.append(out, x).append(' '), y);
  }

  private void attribute(String name, double value) {
    Coordinates.append(out.append(' ').append(name).append("=\""), value).append('"');
  }

  private void color(String name, Color color) {
    String hex = Integer.toHexString(0x1000000 | (color.getRGB() & 0xFFFFFF)).substring(1);
    out.append(' ').append(name).append("=\"#").append(hex).append('"');
    if (color.getAlpha() < 255) {
      attribute(name + "-opacity", color.getAlpha() / 255.0);
    }
  }

  /** Characters that XML 1.0 cannot hold are replaced by a question mark. */
  private static String escaped(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
