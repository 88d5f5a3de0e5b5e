package org.alidade.transients.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.alert.Alert;
import org.alidade.transients.alert.AlertFile;
import org.alidade.transients.alert.AlertSubtraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Twelve real alerts of ZTF, subtracted again from their science and template cut-outs. */
@ExtendWith(LeakCheck.class)
class ZtfStampsTest {
  private static final String SN_2020ZI = "ZTF20aafsnpp";
  private static final String SN_2020BPI = "ZTF20aakyoez";

  @Test
  void ourSubtractionDetectsThem() throws IOException {
    Map<Long, Double> peaks = new LinkedHashMap<>();
    Map<String, Double> best = new LinkedHashMap<>();
    for (Alert alert : alerts()) {
      AlertSubtraction own = AlertSubtraction.of(alert);
      peaks.put(alert.candid(), own.peak());
      assertThat(own.peak() / alert.candidate().number("scorr").orElseThrow())
          .as("alert " + alert.candid() + " against the published significance")
          .isBetween(0.3, 2.0);
      best.merge(alert.objectId(), own.peak(), Math::max);
    }

    assertThat(peaks).hasSize(12);
    assertThat(best.get(SN_2020ZI)).isGreaterThan(10);
    assertThat(best.get(SN_2020BPI)).isGreaterThan(10);
    // One, on a bright star with a published significance of 6, comes out near the limit.
    assertThat(peaks.values()).filteredOn(peak -> peak > 5).hasSizeGreaterThanOrEqualTo(11);
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
