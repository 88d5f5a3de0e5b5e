package org.alidade.plot;

import java.awt.Color;

/**
 * Look and legend entry of one data series. Immutable: every method returns a changed copy.
 *
 * <pre>{@code
 * Style model = Style.of(Palette.MODEL).width(1.5).label("model");
 * Style residual = Style.of(Palette.RESIDUAL).marker(Marker.DIAMOND, 3).line(LineType.NONE);
 * }</pre>
 *
 * @param color colour of line and symbols, without transparency
 * @param line line type; {@link Panel#points} ignores it
 * @param width line width in points
 * @param marker symbol
 * @param markerSize symbol diameter in points
 * @param hollow whether symbols are outlines
 * @param alpha opacity from 0 to 1
 * @param label legend entry; empty for none
 * @param rightAxis whether the series belongs to the right-hand y axis
 */
public record Style(
    Color color,
    LineType line,
    double width,
    Marker marker,
    double markerSize,
    boolean hollow,
    double alpha,
    String label,
    boolean rightAxis) {

  /**
   * A solid line of 1.1 points without symbols.
   *
   * @param color colour of line and symbols
   */
  public static Style of(Color color) {
    return new Style(color, LineType.SOLID, 1.1, Marker.NONE, 4, false, 1, "", false);
  }

  /**
   * The style of the {@code index}-th series of a panel, in the colours of {@link Palette}.
   *
   * @param index any number
   */
  public static Style category(int index) {
    return of(Palette.category(index));
  }

  /**
   * Changes the colour.
   *
   * @param newColor colour of line and symbols
   */
  public Style color(Color newColor) {
    return new Style(newColor, line, width, marker, markerSize, hollow, alpha, label, rightAxis);
  }

  /**
   * Changes the line type.
   *
   * @param newLine line type
   */
  public Style line(LineType newLine) {
    return new Style(color, newLine, width, marker, markerSize, hollow, alpha, label, rightAxis);
  }

  /** Draws the line dashed. */
  public Style dashed() {
    return line(LineType.DASHED);
  }

  /** Draws the line dotted. */
  public Style dotted() {
    return line(LineType.DOTTED);
  }

  /**
   * Changes the line width.
   *
   * @param points width in points (1/72 inch)
   */
  public Style width(double points) {
    return new Style(color, line, points, marker, markerSize, hollow, alpha, label, rightAxis);
  }

  /**
   * Adds symbols.
   *
   * @param newMarker symbol
   * @param sizePoints diameter in points
   */
  public Style marker(Marker newMarker, double sizePoints) {
    return new Style(color, line, width, newMarker, sizePoints, hollow, alpha, label, rightAxis);
  }

  /** Draws symbols as outlines. */
  public Style hollowMarkers() {
    return new Style(color, line, width, marker, markerSize, true, alpha, label, rightAxis);
  }

  /**
   * Changes the opacity.
   *
   * @param opacity from 0 (invisible) to 1
   */
  public Style alpha(double opacity) {
    double kept = Math.max(0, Math.min(1, opacity));
    return new Style(color, line, width, marker, markerSize, hollow, kept, label, rightAxis);
  }

  /**
   * Names the series in the legend.
   *
   * @param text legend entry; {@code ^{...}} raises and {@code _{...}} lowers
   */
  public Style label(String text) {
    return new Style(color, line, width, marker, markerSize, hollow, alpha, text, rightAxis);
  }

  /** Plots the series against the right-hand y axis. */
  public Style onRightAxis() {
    return new Style(color, line, width, marker, markerSize, hollow, alpha, label, true);
  }

  /** The colour with the opacity applied. */
  public Color paint() {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
  }
}
