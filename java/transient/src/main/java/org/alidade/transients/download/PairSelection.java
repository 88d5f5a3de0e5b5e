package org.alidade.transients.download;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Chooses which image of a supernova is subtracted from which (spec transient 5): within one
 * mission and band the reference of the best quality and the science image nearest to the maximum.
 *
 * @param allBands whether every band gives a pair; else one per mission, of the preferred band
 */
public record PairSelection(boolean allBands) {
  /**
   * An image that may be part of a pair.
   *
   * @param file where it is
   * @param name what its name says
   * @param mjd start of the exposure, MJD
   * @param quality its score, higher is better
   */
  public record Candidate(Path file, ImageName name, double mjd, double quality) {}

  /**
   * A pair.
   *
   * @param mission the mission of both
   * @param band the band of both
   * @param reference the image without the transient
   * @param science the newer image
   */
  public record Pair(String mission, String band, Candidate reference, Candidate science) {}

  /**
   * The pairs of a supernova.
   *
   * @param peakMjd maximum of the supernova, or its discovery, MJD
   * @return by mission, then by preference of the band
   */
  public List<Pair> of(List<Candidate> references, List<Candidate> science, double peakMjd) {
    Map<String, Map<String, List<Candidate>>> before = byMissionAndBand(references);
    Map<String, Map<String, List<Candidate>>> since = byMissionAndBand(science);
    List<Pair> pairs = new ArrayList<>();
    before.forEach(
        (mission, bands) -> {
          Map<String, List<Candidate>> others = since.getOrDefault(mission, Map.of());
          bands.keySet().stream()
              .filter(others::containsKey)
              .sorted(
                  Comparator.<String>comparingInt(band -> ImageName.rank(mission, band))
                      .thenComparing(Comparator.naturalOrder()))
              .limit(allBands ? Long.MAX_VALUE : 1)
              .forEach(
                  band ->
                      pairs.add(
                          new Pair(
                              mission,
                              band,
                              first(bands, band, candidate -> -candidate.quality()),
                              first(
                                  others,
                                  band,
                                  candidate -> Math.abs(candidate.mjd() - peakMjd)))));
        });
    return pairs;
  }

  /** The one of the smallest cost; of equal ones the earliest, then by name. */
  private static Candidate first(
      Map<String, List<Candidate>> bands, String band, ToDoubleFunction<Candidate> cost) {
    return bands.getOrDefault(band, List.of()).stream()
        .min(
            Comparator.comparingDouble(cost)
                .thenComparingDouble(Candidate::mjd)
                .thenComparing(candidate -> candidate.name().cleanName()))
        .orElseThrow();
  }

  private static Map<String, Map<String, List<Candidate>>> byMissionAndBand(
      List<Candidate> candidates) {
    Map<String, Map<String, List<Candidate>>> sorted = new TreeMap<>();
    for (Candidate candidate : candidates) {
      ImageName name = candidate.name();
      if (name.mission().isPresent() && name.band().isPresent()) {
        sorted
            .computeIfAbsent(name.mission().get(), key -> new TreeMap<>())
            .computeIfAbsent(name.band().get(), key -> new ArrayList<>())
            .add(candidate);
      }
    }
    return sorted;
  }
}
