package org.alidade.spherex.photometry;

import org.alidade.spherex.BackgroundRules;
import org.alidade.spherex.PhotometryOptions;

/**
 * Radii of a ring around an aperture (spec spherex 7.5).
 *
 * @param inner pixels
 * @param outer pixels
 */
public record AnnulusRadii(double inner, double outer) {
  /**
   * The ring of a given area, as far as the largest radius allows.
   *
   * @param apertureRadius pixels
   * @param innerOffset pixels between aperture and ring
   * @param area wanted area, pixels
   * @param largestOuter largest outer radius, pixels
   */
  public static AnnulusRadii determine(
      double apertureRadius, double innerOffset, double area, double largestOuter) {
    double inner = apertureRadius + innerOffset;
    return new AnnulusRadii(
        inner, Math.min(Math.sqrt(area / Math.PI + inner * inner), largestOuter));
  }

  /** The first ring that is tried around an aperture. */
  static AnnulusRadii first(double apertureRadius, double edgeDistance, PhotometryOptions options) {
    double inner = apertureRadius + options.annulusInnerOffset();
    if (isBeyond(inner, options)) {
      double natural = Math.sqrt(options.minUsablePixels() / Math.PI + inner * inner);
      return new AnnulusRadii(inner, natural + 1);
    }
    AnnulusRadii radii =
        determine(
            apertureRadius,
            options.annulusInnerOffset(),
            options.minUsablePixels(),
            options.maxOuterRadius());
    if (radii.outer <= edgeDistance) {
      return radii;
    }
    return new AnnulusRadii(inner >= edgeDistance ? 0.7 * edgeDistance : inner, edgeDistance);
  }

  /** Whether only the robust rules have a ring for a large aperture. */
  private static boolean isBeyond(double inner, PhotometryOptions options) {
    return options.backgroundRules() == BackgroundRules.ROBUST && inner >= options.maxOuterRadius();
  }

  /** The next larger ring; the same one if it cannot grow. */
  AnnulusRadii grown(double edgeDistance, PhotometryOptions options) {
    double limit = Math.min(options.maxOuterRadius(), edgeDistance);
    double larger = Math.min(outer + options.annulusExpansionStep(), limit);
    return larger > outer ? new AnnulusRadii(inner, larger) : this;
  }
}
