package org.alidade.transients.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How good a data set is (spec transient 17.1).
 *
 * @param total number of samples
 * @param realRatio real samples over all
 * @param imageQuality mean quality of the images, from 0 to 1
 * @param labelConsistency samples whose label is certain over all: injected or reviewed
 * @param quality {@code 0.3 real ratio + 0.4 consistency + 0.3 image quality}
 * @param months samples per month of the science observation, as 2020-01
 * @param missions samples per mission
 * @param realPerSplit real samples per part
 * @param bogusPerSplit other samples per part
 * @param issues what is wrong with it
 */
public record QualityReport(
    int total,
    double realRatio,
    double imageQuality,
    double labelConsistency,
    double quality,
    Map<String, Integer> months,
    Map<String, Integer> missions,
    Map<String, Integer> realPerSplit,
    Map<String, Integer> bogusPerSplit,
    List<String> issues) {
  private static final Set<String> UNCERTAIN = Set.of("random", "rejected");
  private static final double LEAST_RATIO = 0.1;
  private static final double MOST_RATIO = 0.9;
  private static final double LEAST_CONSISTENCY = 0.5;

  /** Looks at a data set. */
  public static QualityReport of(Dataset dataset) {
    List<Sample> samples = dataset.samples();
    Map<String, Integer> months = new TreeMap<>();
    Map<String, Integer> missions = new TreeMap<>();
    Map<String, Integer> real = new TreeMap<>();
    Map<String, Integer> bogus = new TreeMap<>();
    int reals = 0;
    int certain = 0;
    double imageQuality = 0;
    for (Sample sample : samples) {
      SampleInfo info = sample.info();
      months.merge(Months.of(info.scienceMjd()), 1, Integer::sum);
      missions.merge(info.mission(), 1, Integer::sum);
      (info.real() ? real : bogus).merge(info.split().text(), 1, Integer::sum);
      reals += info.real() ? 1 : 0;
      certain += UNCERTAIN.contains(info.origin()) ? 0 : 1;
      imageQuality += info.quality() / samples.size();
    }
    double ratio = reals / (double) samples.size();
    double consistency = certain / (double) samples.size();
    double quality = 0.3 * ratio + 0.4 * consistency + 0.3 * imageQuality;
    List<String> issues = issues(ratio, consistency, missions.size());
    for (DataSplit split : DataSplit.values()) {
      if (!real.containsKey(split.text()) || !bogus.containsKey(split.text())) {
        issues.add("the part " + split.text() + " lacks real or bogus samples");
      }
    }
    return new QualityReport(
        samples.size(),
        ratio,
        imageQuality,
        consistency,
        quality,
        months,
        missions,
        real,
        bogus,
        List.copyOf(issues));
  }

  private static List<String> issues(double ratio, double consistency, int missions) {
    List<String> issues = new ArrayList<>();
    if (ratio < LEAST_RATIO || ratio > MOST_RATIO) {
      issues.add("the classes are far from balanced");
    }
    if (consistency < LEAST_CONSISTENCY) {
      issues.add("fewer than half of the labels are certain");
    }
    if (missions < 2) {
      issues.add("all samples are from one mission");
    }
    return issues;
  }
}
