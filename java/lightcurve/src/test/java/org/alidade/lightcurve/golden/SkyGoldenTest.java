package org.alidade.lightcurve.golden;

import static org.alidade.lightcurve.golden.GoldenJson.number;
import static org.alidade.lightcurve.golden.GoldenJson.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.alidade.sky.CrossMatch;
import org.alidade.sky.Neighbour;
import org.alidade.sky.SkyIndex;
import org.alidade.sky.SkyPositions;
import org.junit.jupiter.api.Test;

class SkyGoldenTest {
  @Test
  void conesAgreeWithTheGoldenOnes() {
    JsonNode sky = GoldenJson.read("reference_statistics.json").get("sky");
    SkyIndex index = SkyIndex.of(new SkyPositions(numbers(sky.get("ra")), numbers(sky.get("dec"))));
    GoldenJson.each(sky.get("cones"))
        .forEach(
            cone -> {
              List<Neighbour> found =
                  index.cone(
                      number(cone.get("ra")),
                      number(cone.get("dec")),
                      number(cone.get("radius_deg")));
              found.sort(Comparator.comparingInt(Neighbour::index));
              assertThat(found).hasSize(cone.get("hits").size());
              for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).index()).isEqualTo(cone.get("hits").get(i).asInt());
                assertThat(found.get(i).separationDegrees())
                    .isCloseTo(number(cone.get("separation_deg").get(i)), within(1e-9));
              }
            });
  }

  @Test
  void matchesAgreeWithTheGoldenOnes() {
    JsonNode sky = GoldenJson.read("reference_statistics.json").get("sky");
    SkyIndex index = SkyIndex.of(new SkyPositions(numbers(sky.get("ra")), numbers(sky.get("dec"))));
    JsonNode match = sky.get("match");
    SkyPositions wanted = new SkyPositions(numbers(match.get("ra")), numbers(match.get("dec")));

    List<CrossMatch> pairs = CrossMatch.of(wanted, index, 1, CrossMatch.Rule.NEAREST);

    assertThat(pairs).hasSize(wanted.size());
    for (int i = 0; i < pairs.size(); i++) {
      assertThat(pairs.get(i).first()).isEqualTo(i);
      assertThat(pairs.get(i).second()).isEqualTo(match.get("nearest").get(i).asInt());
      assertThat(pairs.get(i).separationDegrees())
          .isCloseTo(number(match.get("separation_arcsec").get(i)) / 3600, within(1e-9));
    }
  }
}
