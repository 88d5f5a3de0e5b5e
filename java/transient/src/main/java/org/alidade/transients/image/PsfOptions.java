package org.alidade.transients.image;

import org.alidade.array.BadInputException;

/**
 * How the point-spread function is measured (spec transient 10.5).
 *
 * <p>Example: {@code PsfOptions.defaults().withOrder(2)}.
 *
 * @param sizePx side of the stamps, odd; 0 for 8 times the full width at half maximum, 25 to 51
 * @param order order of the polynomials by which it varies over the image, 0 to 3; lowered where
 *     there are too few stars
 * @param cellPx side of cells that get a function each; 0 for one function over the image
 * @param leastStars fewer stars give a Moffat profile instead
 * @param mostStars stars used at most, the brightest
 * @param leastSignalToNoise stars stand out by more than this
 * @param isolationPx radius around a star without another
 * @param neighbourFraction sources with a smaller fraction of the star's peak do not count
 */
public record PsfOptions(
    int sizePx,
    int order,
    int cellPx,
    int leastStars,
    int mostStars,
    double leastSignalToNoise,
    double isolationPx,
    double neighbourFraction) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public PsfOptions {
    check(sizePx == 0 || (sizePx % 2 == 1 && sizePx >= 9), "a stamp of " + sizePx + " pixels");
    check(order >= 0 && order <= 3, "order " + order);
    check(cellPx == 0 || cellPx >= 128, "cells of " + cellPx + " pixels");
    check(cellPx == 0 || order == 0, "cells and order " + order);
    check(leastStars >= 1 && mostStars >= leastStars, leastStars + " to " + mostStars + " stars");
    check(leastSignalToNoise > 0, "a signal-to-noise ratio of " + leastSignalToNoise);
    check(isolationPx >= 0, "an isolation of " + isolationPx);
    check(neighbourFraction > 0, "a fraction of " + neighbourFraction);
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new BadInputException(
          what, "options of the point-spread function", "see the description of the option");
    }
  }

  /**
   * A stamp that fits the width, one function for the image, 5 to 200 stars above 50 times their
   * noise with nothing brighter than 3 % of them within 16 pixels.
   */
  public static PsfOptions defaults() {
    return new PsfOptions(0, 0, 0, 5, 200, 50, 16, 0.03);
  }

  /** These options with another side of the stamps. */
  public PsfOptions withSizePx(int value) {
    return new PsfOptions(
        value,
        order,
        cellPx,
        leastStars,
        mostStars,
        leastSignalToNoise,
        isolationPx,
        neighbourFraction);
  }

  /** These options with another order. */
  public PsfOptions withOrder(int value) {
    return new PsfOptions(
        sizePx,
        value,
        cellPx,
        leastStars,
        mostStars,
        leastSignalToNoise,
        isolationPx,
        neighbourFraction);
  }

  /** These options with cells, 512 to 1024 pixels as a rule. */
  public PsfOptions withCellPx(int value) {
    return new PsfOptions(
        sizePx,
        order,
        value,
        leastStars,
        mostStars,
        leastSignalToNoise,
        isolationPx,
        neighbourFraction);
  }

  /** These options with other numbers of stars. */
  public PsfOptions withStars(int least, int most) {
    return new PsfOptions(
        sizePx, order, cellPx, least, most, leastSignalToNoise, isolationPx, neighbourFraction);
  }

  /** These options with another least signal-to-noise ratio. */
  public PsfOptions withLeastSignalToNoise(double value) {
    return new PsfOptions(
        sizePx, order, cellPx, leastStars, mostStars, value, isolationPx, neighbourFraction);
  }

  /** These options with another isolation. */
  public PsfOptions withIsolation(double radiusPx, double fraction) {
    return new PsfOptions(
        sizePx, order, cellPx, leastStars, mostStars, leastSignalToNoise, radiusPx, fraction);
  }
}
