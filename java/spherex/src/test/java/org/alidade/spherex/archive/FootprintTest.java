package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alidade.spherex.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootprintTest {
  private static final String M31 =
      "POLYGON ICRS 6.962852120551271 41.75009330770693 11.28249000497766 43.137330881450204"
          + " 13.174643355147754 39.946653279470475 8.97915502445252 38.62459220149968"
          + " 6.962852120551271 41.75009330770693";

  @Test
  void realOutlineHoldsItsTarget() {
    Footprint outline = Footprint.parse(M31).orElseThrow();
    assertThat(outline.contains(Source.at(10.684708, 41.26875))).isTrue();
    assertThat(outline.contains(Source.at(10.684708, 45))).isFalse();
    assertThat(outline.contains(Source.at(190.684708, -41.26875))).isFalse();
  }

  @Test
  void edgesAreGreatCirclesAcrossZeroAndPole() {
    Footprint zero = Footprint.parse("359 -1 1 -1 1 1 359 1").orElseThrow();
    assertThat(zero.contains(Source.at(0, 0))).isTrue();
    assertThat(zero.contains(Source.at(2, 0))).isFalse();
    assertThat(zero.distanceDegrees(Source.at(3, 0))).isCloseTo(2, within(1e-3));
    Footprint pole = Footprint.parse("0 88 90 88 180 88 270 88").orElseThrow();
    assertThat(pole.contains(Source.at(123, 90))).isTrue();
    assertThat(pole.contains(Source.at(45, 87))).isFalse();
  }

  @Test
  void circleOverlapsWithinItsRadius() {
    Footprint square = Footprint.parse("10 -1 12 -1 12 1 10 1").orElseThrow();
    assertThat(square.overlaps(Source.at(13, 0), 1.01)).isTrue();
    assertThat(square.overlaps(Source.at(13, 0), 0.99)).isFalse();
    double corner = Math.hypot(1, 1);
    assertThat(square.overlaps(Source.at(13, 2), corner * 1.001)).isTrue();
    assertThat(square.overlaps(Source.at(13, 2), corner * 0.99)).isFalse();
    assertThat(square.overlaps(Source.at(11, 0), 0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CIRCLE ICRS 1 2 3", "POLYGON 1 2 3 4", "1 2 3 4 5", "1 2 3 x 5 6"})
  void otherTextIsNoOutline(String text) {
    assertThat(Footprint.parse(text)).isEmpty();
  }
}
