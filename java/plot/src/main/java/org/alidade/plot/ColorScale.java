package org.alidade.plot;

import org.alidade.array.BadInputException;

/**
 * How values become colours: table, limits and the label of the colour bar. Immutable: every method
 * returns a changed copy.
 *
 * <pre>{@code
 * ColorScale residual = ColorScale.of(Colormap.DIVERGING).limits(-0.1, 0.1).label("(D - M) / D");
 * }</pre>
 *
 * @param colormap colour table
 * @param low value of the first colour; NaN to take it from the data
 * @param high value of the last colour; NaN to take it from the data
 * @param lowQuantile quantile of the finite values that sets an unset {@code low}
 * @param highQuantile quantile of the finite values that sets an unset {@code high}
 * @param symmetric whether limits from the data are made symmetric about zero
 * @param logarithmic whether colours follow the logarithm of the value
 * @param label label of the colour bar, with its unit
 * @param reversed whether the table runs backwards
 */
public record ColorScale(
    Colormap colormap,
    double low,
    double high,
    double lowQuantile,
    double highQuantile,
    boolean symmetric,
    boolean logarithmic,
    String label,
    boolean reversed) {
  private static final String BACKWARDS = "_r";

  /**
   * Linear colours from the smallest to the largest finite value; symmetric about zero for the
   * diverging table.
   *
   * @param colormap colour table
   */
  public static ColorScale of(Colormap colormap) {
    boolean symmetric = colormap == Colormap.DIVERGING;
    return new ColorScale(colormap, Double.NaN, Double.NaN, 0, 1, symmetric, false, "", false);
  }

  /**
   * Linear colours in a table of the given name, such as {@code viridis}; {@code viridis_r} is the
   * same backwards.
   *
   * @param name name of a {@link Colormap} in lower case, with or without {@code _r}
   * @throws BadInputException if there is no such table
   */
  public static ColorScale named(String name) {
    boolean backwards = name.endsWith(BACKWARDS);
    String table = backwards ? name.substring(0, name.length() - BACKWARDS.length()) : name;
    ColorScale scale =
        Colormap.named(table)
            .map(ColorScale::of)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "there is no colour table " + name,
                        "ColorScale.named",
                        "use one of " + String.join(", ", Colormap.names())));
    return backwards ? scale.backwards() : scale;
  }

  /** Lets the table run from its last colour to its first. */
  public ColorScale backwards() {
    return new ColorScale(
        colormap, low, high, lowQuantile, highQuantile, symmetric, logarithmic, label, !reversed);
  }

  /**
   * Fixes the limits.
   *
   * @param newLow value of the first colour
   * @param newHigh value of the last colour, above {@code newLow}
   * @throws BadInputException if the limits are not finite and increasing
   */
  public ColorScale limits(double newLow, double newHigh) {
    if (!(newLow < newHigh) || Double.isInfinite(newLow) || Double.isInfinite(newHigh)) {
      throw new BadInputException(
          "colour limits " + newLow + " and " + newHigh + " do not increase",
          "ColorScale.limits",
          "pass two finite numbers, the smaller one first");
    }
    return new ColorScale(
        colormap,
        newLow,
        newHigh,
        lowQuantile,
        highQuantile,
        symmetric,
        logarithmic,
        label,
        reversed);
  }

  /**
   * Takes the limits from quantiles of the finite values, which keeps outliers from washing out a
   * map.
   *
   * @param newLow lower quantile, from 0 to 1
   * @param newHigh upper quantile, above {@code newLow}
   * @throws BadInputException if the quantiles are not increasing within 0 to 1
   */
  public ColorScale quantiles(double newLow, double newHigh) {
    if (!(0 <= newLow && newLow < newHigh && newHigh <= 1)) {
      throw new BadInputException(
          "quantiles " + newLow + " and " + newHigh + " do not increase within 0 to 1",
          "ColorScale.quantiles",
          "pass for example 0.02 and 0.98");
    }
    return new ColorScale(
        colormap, low, high, newLow, newHigh, symmetric, logarithmic, label, reversed);
  }

  /** Lets colours follow the logarithm; values that are not positive count as missing. */
  public ColorScale log() {
    return new ColorScale(
        colormap, low, high, lowQuantile, highQuantile, symmetric, true, label, reversed);
  }

  /**
   * Labels the colour bar.
   *
   * @param text label with its unit; {@code ^{...}} raises and {@code _{...}} lowers
   */
  public ColorScale label(String text) {
    return new ColorScale(
        colormap, low, high, lowQuantile, highQuantile, symmetric, logarithmic, text, reversed);
  }
}
