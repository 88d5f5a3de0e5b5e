package org.alidade.spherex.photometry;

import java.util.Objects;
import org.alidade.array.BadInputException;

/**
 * Options of the fit of the point-spread function (spec spherex 16.1).
 *
 * <p>Example: {@code PsfFitOptions.defaults().withRecentring(true)}.
 *
 * @param stampSize side of the square of pixels that is fitted; odd
 * @param background what is fitted besides the sources
 * @param recentring whether the position is fitted too
 * @param largestShiftPixels position fits that end farther away are not used
 * @param neighbourDistancePixels sources up to this far outside the square are fitted together
 * @param leastWeight fraction of the source's light that must fall on usable pixels
 */
public record PsfFitOptions(
    int stampSize,
    PsfBackground background,
    boolean recentring,
    double largestShiftPixels,
    double neighbourDistancePixels,
    double leastWeight) {
  /** Checks ranges. */
  public PsfFitOptions {
    Objects.requireNonNull(background);
    if (stampSize < 3 || stampSize % 2 == 0) {
      throw unusable(stampSize, "stamp_size", "use an odd number from 3");
    }
    if (!(largestShiftPixels > 0 && largestShiftPixels <= 0.5)) {
      throw unusable(largestShiftPixels, "largest_shift", "use more than 0, at most 0.5 pixels");
    }
    if (!(neighbourDistancePixels >= 0)) {
      throw unusable(neighbourDistancePixels, "neighbour_distance", "use 0 or more pixels");
    }
    if (!(leastWeight >= 0 && leastWeight <= 1)) {
      throw unusable(leastWeight, "least_weight", "use 0 to 1");
    }
  }

  /** Squares of 9 x 9 pixels, a constant, fixed positions, neighbours up to 3 pixels outside. */
  public static PsfFitOptions defaults() {
    return new PsfFitOptions(9, PsfBackground.CONSTANT, false, 0.5, 3, 0.5);
  }

  /** The same with another background. */
  public PsfFitOptions withBackground(PsfBackground other) {
    return new PsfFitOptions(
        stampSize, other, recentring, largestShiftPixels, neighbourDistancePixels, leastWeight);
  }

  /** The same with or without a fit of the position. */
  public PsfFitOptions withRecentring(boolean wanted) {
    return new PsfFitOptions(
        stampSize, background, wanted, largestShiftPixels, neighbourDistancePixels, leastWeight);
  }

  private static BadInputException unusable(Object value, String name, String remedy) {
    return new BadInputException("value " + value, name, remedy);
  }
}
