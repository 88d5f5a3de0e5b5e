package org.alidade.transients.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alidade.testing.GoldenData;
import org.alidade.transients.alert.Alert;
import org.alidade.transients.alert.AlertFile;
import org.alidade.transients.alert.AlertSubtraction;
import org.alidade.transients.detection.CandidateScorer;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.detection.Scorers;
import org.alidade.transients.detection.ScoringPosition;
import org.junit.jupiter.api.Test;

/**
 * Scores of twelve real alerts, subtracted by us, by a network that has seen generated images only.
 * All twelve are real changes; the network was taught to prefer new sources over variable stars.
 */
class ZtfScoresTest {
  private static final List<String> SUPERNOVAE = List.of("ZTF20aafsnpp", "ZTF20aakyoez");

  @Test
  void knownSupernovaeAreAboveTheMedianOfTheOthers() throws IOException {
    Map<String, Double> supernovae = new HashMap<>();
    List<Double> others = new ArrayList<>();
    ScorerOptions options =
        ScorerOptions.defaults()
            .withModelFolder(GoldenData.checkout().resolve("tests/data/transient/models"));
    try (CandidateScorer scorer = Scorers.open(options)) {
      assertThat(scorer.description()).isEqualTo("real-bogus/1");
      for (Alert alert : alerts()) {
        AlertSubtraction own = AlertSubtraction.of(alert);
        double score =
            scorer
                .score(
                    own.images(), List.of(new ScoringPosition(own.x(), own.y(), own.peak(), false)))
                .get(0)
                .confidence();
        if (SUPERNOVAE.contains(alert.objectId())) {
          supernovae.put(alert.objectId(), score);
        } else {
          others.add(score);
        }
      }
    }

    double[] sorted = others.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double median = (sorted[4] + sorted[5]) / 2;
    assertThat(sorted).as(Arrays.toString(sorted)).hasSize(10);
    assertThat(supernovae).hasSize(2);
    assertThat(supernovae.values())
        .as(supernovae + " against a median of " + median)
        .allMatch(score -> score > median);
  }

  private static List<Alert> alerts() throws IOException {
    Path folder = GoldenData.data("transient", "ztf_alerts_20200202");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".avro"))
          .sorted()
          .map(file -> AlertFile.read(file).get(0))
          .toList();
    }
  }
}
