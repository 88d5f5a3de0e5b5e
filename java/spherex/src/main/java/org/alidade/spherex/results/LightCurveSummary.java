package org.alidade.spherex.results;

import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;

/**
 * A light curve in a few numbers (spec spherex 8.4).
 *
 * @param source what was measured
 * @param observations number of measurements
 * @param firstMjd time of the first, MJD; NaN without any
 * @param lastMjd time of the last, MJD
 * @param shortestMicrons shortest wavelength, um
 * @param longestMicrons longest wavelength, um
 * @param upperLimits measurements whose error exceeds the flux
 * @param meanSignalToNoise mean over the measurements that have a ratio
 * @param bandCounts number of measurements per band, only bands with some
 */
public record LightCurveSummary(
    Source source,
    int observations,
    double firstMjd,
    double lastMjd,
    double shortestMicrons,
    double longestMicrons,
    int upperLimits,
    double meanSignalToNoise,
    Map<Band, Integer> bandCounts) {
  /** Copies the counts. */
  public LightCurveSummary {
    Map<Band, Integer> ordered = new EnumMap<>(Band.class);
    ordered.putAll(bandCounts);
    bandCounts = Collections.unmodifiableMap(ordered);
  }

  /** Sums up a light curve. */
  public static LightCurveSummary of(LightCurve curve) {
    List<PhotometryResult> results = curve.results();
    DoubleSummaryStatistics mjd = statistics(results, PhotometryResult::mjd);
    DoubleSummaryStatistics wavelength = statistics(results, PhotometryResult::wavelengthMicrons);
    DoubleSummaryStatistics signal = statistics(results, PhotometryResult::signalToNoise);
    Map<Band, Integer> counts =
        results.stream()
            .collect(Collectors.groupingBy(PhotometryResult::band, Collectors.summingInt(r -> 1)));
    return new LightCurveSummary(
        curve.source(),
        results.size(),
        known(mjd, mjd.getMin()),
        known(mjd, mjd.getMax()),
        known(wavelength, wavelength.getMin()),
        known(wavelength, wavelength.getMax()),
        (int) results.stream().filter(PhotometryResult::isUpperLimit).count(),
        known(signal, signal.getAverage()),
        counts);
  }

  private static DoubleSummaryStatistics statistics(
      List<PhotometryResult> results, ToDoubleFunction<PhotometryResult> value) {
    return results.stream().mapToDouble(value).filter(Double::isFinite).summaryStatistics();
  }

  private static double known(DoubleSummaryStatistics statistics, double value) {
    return statistics.getCount() == 0 ? Double.NaN : value;
  }

  /** From the first to the last measurement, days; 0 without any. */
  public double timeSpanDays() {
    return Double.isNaN(firstMjd) ? 0 : lastMjd - firstMjd;
  }

  /** The numbers in lines of text, as a run prints them. */
  public String text() {
    if (observations == 0) {
      return "Light curve of " + source.label() + ": no measurements\n";
    }
    String counts =
        bandCounts.entrySet().stream()
            .map(entry -> entry.getKey().text() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        """
        Light curve of %s
          measurements     %d (%s)
          MJD              %.5f to %.5f, %.2f days
          wavelength       %.3f to %.3f um
          upper limits     %d
          mean S/N         %.1f
        """,
        source.label(),
        observations,
        counts,
        firstMjd,
        lastMjd,
        timeSpanDays(),
        shortestMicrons,
        longestMicrons,
        upperLimits,
        meanSignalToNoise);
  }
}
