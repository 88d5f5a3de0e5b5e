package org.alidade.transients.forced;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alidade.fits.Wcs;
import org.alidade.transients.StageException;
import org.alidade.transients.image.PlaneSampling;
import org.alidade.transients.image.SkyMapping;

/**
 * The light curve of a fixed position on the sky from all difference images of its field (spec
 * transient 24): the flux of a point source there, interpolated between pixels, whether anything
 * was detected or not. Magnitudes are AB, {@code 23.9 - 2.5 log10(microjansky)}; limits are three
 * times the error.
 *
 * <pre>{@code
 * List<ForcedPoint> curve = ForcedPhotometry.measure(
 *     148.925, 69.674, epochs, ForcedOptions.defaults().withBaselineBeforeMjd(56670));
 * ForcedCsv.write(path, curve);
 * }</pre>
 */
public final class ForcedPhotometry {
  private ForcedPhotometry() {}

  /**
   * Measures a position on every epoch.
   *
   * @param raDegrees right ascension, degrees
   * @param decDegrees declination, degrees
   * @param epochs the difference images, in any order
   * @return one point per epoch, by time
   * @throws StageException (WCS_INVALID) if an image has no usable world coordinates
   */
  public static List<ForcedPoint> measure(
      double raDegrees, double decDegrees, List<DifferenceEpoch> epochs, ForcedOptions options) {
    List<ForcedPoint> points =
        epochs.stream()
            .map(epoch -> point(raDegrees, decDegrees, epoch))
            .sorted(Comparator.comparingDouble(ForcedPoint::mjd).thenComparing(ForcedPoint::runId))
            .toList();
    return options.hasBaseline() ? withoutBaseline(points, options) : points;
  }

  private static ForcedPoint point(double raDegrees, double decDegrees, DifferenceEpoch epoch) {
    double[] place;
    try (Wcs wcs = SkyMapping.celestial(epoch.header())) {
      place = wcs.skyToPixel(raDegrees, decDegrees);
    }
    int width = epoch.width();
    int height = epoch.height();
    double flux = PlaneSampling.lanczos(epoch.flux(), width, height, place[0], place[1]);
    if (Double.isNaN(flux)) {
      return ForcedPoint.of(epoch, Double.NaN, Double.NaN, Double.NaN, ForcedPoint.OUTSIDE);
    }
    return ForcedPoint.of(
        epoch,
        flux,
        PlaneSampling.linear(epoch.fluxError(), width, place[0], place[1]),
        PlaneSampling.lanczos(epoch.significance(), width, height, place[0], place[1]),
        isMasked(epoch, place) ? ForcedPoint.MASKED : 0);
  }

  private static boolean isMasked(DifferenceEpoch epoch, double[] place) {
    int first = (int) Math.floor(place[1]) * epoch.width() + (int) Math.floor(place[0]);
    boolean[] mask = epoch.mask();
    return mask[first]
        || mask[first + 1]
        || mask[first + epoch.width()]
        || mask[first + epoch.width() + 1];
  }

  private static List<ForcedPoint> withoutBaseline(
      List<ForcedPoint> points, ForcedOptions options) {
    Map<String, List<ForcedPoint>> before =
        points.stream()
            .filter(point -> point.mjd() < options.baselineBeforeMjd())
            .filter(point -> point.isMeasured() && (point.flags() & ForcedPoint.MASKED) == 0)
            .collect(Collectors.groupingBy(ForcedPoint::band));
    List<ForcedPoint> corrected = new ArrayList<>();
    for (ForcedPoint point : points) {
      List<ForcedPoint> band = before.getOrDefault(point.band(), List.of());
      corrected.add(
          band.size() < options.leastBaselineEpochs()
              ? point.flagged(ForcedPoint.NO_BASELINE)
              : less(point, band));
    }
    return List.copyOf(corrected);
  }

  /** A point less the weighted mean of others. */
  private static ForcedPoint less(ForcedPoint point, List<ForcedPoint> band) {
    double weights = 0;
    double sum = 0;
    for (ForcedPoint other : band) {
      double weight = 1 / (other.fluxError() * other.fluxError());
      weights += weight;
      sum += weight * other.flux();
    }
    return point.less(sum / weights, Math.sqrt(1 / weights));
  }
}
