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
    Map<Long, AlertSubtraction> own = new LinkedHashMap<>();
    Map<Long, String> names = new LinkedHashMap<>();
    for (Alert alert : alerts()) {
      names.put(alert.candid(), alert.objectId());
      AlertSubtraction a = AlertSubtraction.of(alert);
      System.err.printf(
          "%s peak %.1f at %d %d ztf %.1f fwhm %.2f tmpl %.2f ratio %.2f%n",
          alert.objectId(),
          a.peak(),
          a.x(),
          a.y(),
          alert.candidate().number("scorr").orElse(0),
          alert.candidate().number("fwhm").orElse(0),
          a.templateFwhmPx(),
          a.fluxRatio());
      own.put(alert.candid(), a);
    }

    assertThat(names.values()).hasSize(12).contains(SN_2020ZI, SN_2020BPI);
    own.forEach(
        (candid, subtraction) ->
            assertThat(subtraction.peak()).as(names.get(candid)).isGreaterThan(5));
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
