package org.alidade.spherex.photometry;

import java.util.Arrays;
import java.util.Optional;
import org.alidade.spherex.BackgroundMethod;
import org.alidade.spherex.BackgroundRules;
import org.alidade.spherex.PhotometryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Background around an aperture, in a ring or in a rectangle (spec spherex 7.5, 7.6).
 *
 * <pre>{@code
 * Optional<BackgroundEstimate> background =
 *     LocalBackground.estimate(pixels, x, y, radius, PhotometryOptions.defaults());
 * }</pre>
 */
public final class LocalBackground {
  /** Half the diagonal of a pixel, as the reference implementation has it. */
  private static final double WINDOW_GAP = 0.707;

  private final Pixels pixels;
  private final double x;
  private final double y;
  private final double radius;
  private final PhotometryOptions options;

  private LocalBackground(
      Pixels pixels, double x, double y, double radius, PhotometryOptions options) {
    this.pixels = pixels;
    this.x = x;
    this.y = y;
    this.radius = radius;
    this.options = options;
  }

  /**
   * The background by the method of the options.
   *
   * @param pixels image
   * @param x column of the aperture
   * @param y row of the aperture
   * @param radius radius of the aperture, pixels
   * @param options photometry options
   * @return empty if too few pixels are left
   */
  public static Optional<BackgroundEstimate> estimate(
      Pixels pixels, double x, double y, double radius, PhotometryOptions options) {
    return options.backgroundMethod() == BackgroundMethod.ANNULUS
        ? inAnnulus(pixels, x, y, radius, options)
        : inWindow(pixels, x, y, radius, options);
  }

  /** The background in a ring that grows until it holds enough clean pixels. */
  public static Optional<BackgroundEstimate> inAnnulus(
      Pixels pixels, double x, double y, double radius, PhotometryOptions options) {
    return new LocalBackground(pixels, x, y, radius, options).ring();
  }

  /** The background in a rectangle without the aperture. */
  public static Optional<BackgroundEstimate> inWindow(
      Pixels pixels, double x, double y, double radius, PhotometryOptions options) {
    return new LocalBackground(pixels, x, y, radius, options).rectangle();
  }

  private Optional<BackgroundEstimate> ring() {
    double edge = Math.min(Math.min(x, y), Math.min(pixels.width() - x, pixels.height() - y));
    AnnulusRadii radii = AnnulusRadii.first(radius, edge, options);
    BackgroundMask mask = BackgroundMask.STRICT;
    double[] values = values(radii, mask);
    for (int attempt = 1; values.length < options.minUsablePixels(); attempt++) {
      AnnulusRadii larger = radii.grown(edge, options);
      boolean last = attempt == options.maxAnnulusAttempts();
      if (last || isStuck(radii, larger)) {
        mask = BackgroundMask.RELAXED;
        values = values(radii, mask);
        break;
      }
      if (larger.equals(radii)) {
        break;
      }
      radii = larger;
      values = values(radii, mask);
    }
    return values.length == 0 ? Optional.empty() : Optional.of(statistics(values, mask, radii));
  }

  /** The robust rules relax the mask as soon as the ring cannot grow. */
  private boolean isStuck(AnnulusRadii radii, AnnulusRadii larger) {
    return options.backgroundRules() == BackgroundRules.ROBUST && larger.equals(radii);
  }

  private Optional<BackgroundEstimate> rectangle() {
    double[] values = windowValues(BackgroundMask.STRICT);
    BackgroundMask mask = BackgroundMask.STRICT;
    if (values.length < options.minUsablePixels()) {
      mask = BackgroundMask.RELAXED;
      values = windowValues(mask);
    }
    return values.length < options.minUsablePixels()
        ? Optional.empty()
        : Optional.of(statistics(values, mask, null));
  }

  private BackgroundEstimate statistics(
      double[] values, BackgroundMask mask, @Nullable AnnulusRadii ring) {
    return BackgroundEstimate.of(
        values, mask, ring, options.bgSigmaClipSigma(), options.bgSigmaClipMaxiters());
  }

  private double[] values(AnnulusRadii radii, BackgroundMask mask) {
    return collect(
        (int) Math.ceil(y - radii.outer()),
        (int) Math.floor(y + radii.outer()),
        (int) Math.ceil(x - radii.outer()),
        (int) Math.floor(x + radii.outer()),
        distance -> distance >= radii.inner() && distance <= radii.outer(),
        mask);
  }

  private double[] windowValues(BackgroundMask mask) {
    double halfHeight = options.windowSize().height() / 2.0;
    double halfWidth = options.windowSize().width() / 2.0;
    return collect(
        (int) Math.floor(y - halfHeight),
        (int) Math.ceil(y + halfHeight) - 1,
        (int) Math.floor(x - halfWidth),
        (int) Math.ceil(x + halfWidth) - 1,
        distance -> distance > radius + WINDOW_GAP,
        mask);
  }

  /** What a distance from the aperture's centre must fulfil. */
  private interface Place {
    boolean accepts(double distance);
  }

  private double[] collect(
      int firstY, int lastY, int firstX, int lastX, Place place, BackgroundMask mask) {
    int y0 = Math.max(0, firstY);
    int y1 = Math.min(pixels.height() - 1, lastY);
    int x0 = Math.max(0, firstX);
    int x1 = Math.min(pixels.width() - 1, lastX);
    if (y1 < y0 || x1 < x0) {
      return new double[0];
    }
    double[] values = new double[(y1 - y0 + 1) * (x1 - x0 + 1)];
    int count = 0;
    for (int row = y0; row <= y1; row++) {
      for (int column = x0; column <= x1; column++) {
        int index = row * pixels.width() + column;
        double dx = column - x;
        double dy = row - y;
        if (mask.accepts(pixels.flags(index)) && place.accepts(Math.sqrt(dx * dx + dy * dy))) {
          values[count++] = pixels.value(index);
        }
      }
    }
    return Arrays.copyOf(values, count);
  }
}
