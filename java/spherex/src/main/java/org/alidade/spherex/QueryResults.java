package org.alidade.spherex;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images the archive has of a position (spec spherex 2.3).
 *
 * @param observations in the order of the archive's answer
 * @param queryTime when the archive was asked
 * @param source position asked for
 * @param totalSizeGb size of all files, GB of 1024^3 bytes
 * @param totalSizeGbEstimated whether that is an estimate; true until the files are there
 * @param timeSpanDays from the first to the last observation
 * @param bandCounts number of observations by band, D1 to D6
 */
public record QueryResults(
    List<Observation> observations,
    Instant queryTime,
    Source source,
    double totalSizeGb,
    boolean totalSizeGbEstimated,
    double timeSpanDays,
    Map<Band, Integer> bandCounts) {
  /** Copies the lists. */
  public QueryResults {
    observations = List.copyOf(observations);
    bandCounts = Collections.unmodifiableMap(new LinkedHashMap<>(bandCounts));
  }

  /**
   * Results with time span and counts derived from the observations.
   *
   * @param estimatedSizeGb estimate of the size of all files
   */
  public static QueryResults of(
      List<Observation> observations, Instant queryTime, Source source, double estimatedSizeGb) {
    return new QueryResults(
        observations,
        queryTime,
        source,
        estimatedSizeGb,
        true,
        timeSpanDays(observations),
        counts(observations));
  }

  /** The same with the true size of the files. */
  public QueryResults withTotalSizeGb(double sizeGb) {
    return new QueryResults(
        observations, queryTime, source, sizeGb, false, timeSpanDays, bandCounts);
  }

  /**
   * A copy limited to bands: no size, the old time span, a count for every band asked for (spec
   * spherex 2.3).
   */
  public QueryResults filterByBand(Collection<Band> bands) {
    List<Observation> kept =
        observations.stream().filter(observation -> bands.contains(observation.band())).toList();
    Map<Band, Integer> found = counts(kept);
    Map<Band, Integer> asked = new LinkedHashMap<>();
    bands.forEach(band -> asked.put(band, found.getOrDefault(band, 0)));
    return new QueryResults(kept, queryTime, source, 0, false, timeSpanDays, asked);
  }

  private static double timeSpanDays(List<Observation> observations) {
    double first = observations.stream().mapToDouble(Observation::mjd).min().orElse(0);
    double last = observations.stream().mapToDouble(Observation::mjd).max().orElse(0);
    return last - first;
  }

  private static Map<Band, Integer> counts(List<Observation> observations) {
    Map<Band, Integer> counts = new LinkedHashMap<>();
    for (Band band : Band.values()) {
      int count = (int) observations.stream().filter(o -> o.band() == band).count();
      if (count > 0) {
        counts.put(band, count);
      }
    }
    return counts;
  }
}
