package org.alidade.spherex.results;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PhotometryResult;

/**
 * Whether a light curve mixes data releases. QR2 and QR3 cover consecutive times with different
 * calibrations, so that a step between them need not be the source's (spec spherex 3.1, 16.8).
 *
 * @param counts measurements per release, such as {@code qr2}; {@code unknown} where neither
 *     collection nor address tells
 */
public record ReleaseCheck(SortedMap<String, Integer> counts) {
  private static final Pattern RELEASE = Pattern.compile("(?:^|[_/])(qr\\d+)(?=[_/]|$)");
  private static final String UNKNOWN = "unknown";

  /** Copies the counts. */
  public ReleaseCheck {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /**
   * Finds the release of every measurement.
   *
   * @param observations what the query found
   */
  public static ReleaseCheck of(
      Collection<Observation> observations, Collection<PhotometryResult> results) {
    Map<String, String> releases = new HashMap<>();
    for (Observation observation : observations) {
      releases.put(observation.key(), release(observation).orElse(UNKNOWN));
    }
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (PhotometryResult result : results) {
      String key = result.obsId() + "_" + result.band().text();
      counts.merge(releases.getOrDefault(key, UNKNOWN), 1, Integer::sum);
    }
    return new ReleaseCheck(counts);
  }

  /** The release of an observation, from its collection or else its address. */
  public static Optional<String> release(Observation observation) {
    String collection = observation.archive().collection();
    Optional<String> named = collection == null ? Optional.empty() : release(collection);
    return named.or(() -> release(observation.downloadUrl()));
  }

  private static Optional<String> release(String text) {
    Matcher matcher = RELEASE.matcher(text.toLowerCase(Locale.ROOT));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether measurements of more than one release are compared. */
  public boolean isMixed() {
    return counts.keySet().stream().filter(release -> !release.equals(UNKNOWN)).count() > 1;
  }

  /** One line for the reader of a mixed light curve; empty if there is nothing to warn of. */
  public Optional<String> warning() {
    return isMixed()
        ? Optional.of(
            "the measurements come from several releases with different calibrations: " + counts)
        : Optional.empty();
  }
}
