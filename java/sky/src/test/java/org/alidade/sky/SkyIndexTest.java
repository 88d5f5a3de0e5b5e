package org.alidade.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.sky.internal.Sphere;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class SkyIndexTest {
  private static SkyPositions random(int size, double nearDec, RandomGenerator random) {
    double[] ra = new double[size];
    double[] dec = new double[size];
    for (int i = 0; i < size; i++) {
      ra[i] = random.nextDouble(-180, 540);
      dec[i] =
          i % 2 == 0
              ? Math.toDegrees(Math.asin(random.nextDouble(-1, 1)))
              : Math.max(-90, Math.min(90, nearDec + random.nextDouble(-1, 1)));
    }
    return new SkyPositions(ra, dec);
  }

  private static double separation(SkyPositions positions, int i, double ra, double dec) {
    return Sphere.separation(
        Sphere.vector(positions.raDegrees()[i], positions.decDegrees()[i]), Sphere.vector(ra, dec));
  }

  @Test
  void conesFindWhatALookAtEverySourceFinds(RandomGenerator random) {
    for (double dec : new double[] {-90, -89.5, 0, 60, 89.99, 90}) {
      SkyPositions positions = random(2000, dec, random);
      SkyIndex index = SkyIndex.of(positions);
      for (double radius : new double[] {0, 0.3, 2, 95, 180}) {
        double ra = random.nextDouble(360);
        int[] expected =
            IntStream.range(0, positions.size())
                .filter(i -> separation(positions, i, ra, dec) <= radius)
                .toArray();
        List<Neighbour> found = index.cone(ra, dec, radius);
        assertThat(found.stream().mapToInt(Neighbour::index).sorted())
            .containsExactly(box(expected));
        assertThat(found)
            .isSortedAccordingTo(Comparator.comparingDouble(Neighbour::separationDegrees));
        assertThat(index.nearest(ra, dec, radius).map(Neighbour::separationDegrees))
            .isEqualTo(found.stream().findFirst().map(Neighbour::separationDegrees));
      }
    }
  }

  private static Integer[] box(int[] values) {
    return IntStream.of(values).boxed().toArray(Integer[]::new);
  }

  @Test
  void boxesWrapAndIncludeTheirEdges(RandomGenerator random) {
    SkyPositions positions =
        new SkyPositions(
            new double[] {359, 1, 10, 350, 180, Double.NaN, 0},
            new double[] {0, 5, -5, 0, 0, 0, 90});
    SkyIndex index = SkyIndex.of(positions);
    assertThat(index.box(350, 10, -5, 5)).containsExactly(0, 1, 2, 3);
    assertThat(index.box(10, 350, -5, 5)).containsExactly(2, 3, 4);
    assertThat(index.box(0, 360, -90, 90)).containsExactly(0, 1, 2, 3, 4, 6);
    assertThat(index.box(0.1, 0.2, 0, 90)).isEmpty();
    SkyPositions many = random(1000, 10, random);
    SkyBox box = new SkyBox(300, 20, -30, 40);
    assertThat(SkyIndex.of(many).box(300, 20, -30, 40))
        .containsExactly(
            IntStream.range(0, many.size())
                .filter(i -> box.contains(many.raDegrees()[i], many.decDegrees()[i]))
                .toArray());
  }

  @Test
  void rulesOfMatchingDiffer() {
    SkyPositions first = new SkyPositions(new double[] {0, 0.3, 5}, new double[] {0, 0, 0});
    SkyIndex second =
        SkyIndex.of(new SkyPositions(new double[] {0.2, 359.9, 50}, new double[] {0, 0, 0}));

    assertThat(CrossMatch.of(first, second, 0.25, CrossMatch.Rule.NEAREST))
        .extracting(CrossMatch::first, CrossMatch::second)
        .containsExactly(tuple(0, 1), tuple(1, 0));
    assertThat(CrossMatch.of(first, second, 0.25, CrossMatch.Rule.ALL))
        .extracting(CrossMatch::first, CrossMatch::second)
        .containsExactly(tuple(0, 1), tuple(0, 0), tuple(1, 0));
    SkyPositions chain = new SkyPositions(new double[] {0.1, 0.0}, new double[] {0, 0});
    SkyIndex one = SkyIndex.of(new SkyPositions(new double[] {0.12}, new double[] {0}));
    assertThat(CrossMatch.of(chain, one, 1, CrossMatch.Rule.NEAREST)).hasSize(2);
    assertThat(CrossMatch.of(chain, one, 1, CrossMatch.Rule.MUTUAL))
        .extracting(CrossMatch::first)
        .containsExactly(0);
    // The nearest of 0 is 1, but the nearest of that is 2, which itself is nearer to 0 of the
    // other.
    SkyPositions back = new SkyPositions(new double[] {0, 0.15}, new double[] {0, 0});
    SkyIndex towards = SkyIndex.of(new SkyPositions(new double[] {0.1, 0.16}, new double[] {0, 0}));
    assertThat(CrossMatch.of(back, towards, 1, CrossMatch.Rule.MUTUAL))
        .extracting(CrossMatch::first, CrossMatch::second)
        .containsExactly(tuple(1, 1));
  }

  @Test
  void sourcesMove() {
    SkyPositions positions =
        new SkyPositions(new double[] {359.9999, 10, 20}, new double[] {60, 89.9999, -30});
    SkyPositions later =
        positions.moved(new double[] {3600, 0, Double.NaN}, new double[] {0, 3_600_000, -1000}, 10);
    // 36 arcseconds at a declination of 60 degrees are 72 in right ascension.
    assertThat(later.raDegrees()[0]).isCloseTo(359.9999 + 0.02 - 360, within(1e-6));
    assertThat(later.raDegrees()[1]).isCloseTo(190, within(1e-6));
    assertThat(later.decDegrees()[2]).isCloseTo(-30 - 10 / 3600.0, within(1e-9));
  }

  @Test
  void ofEquallyNearSourcesTheFirstCounts() {
    for (double west : new double[] {359.9, 0.1}) {
      SkyPositions both = new SkyPositions(new double[] {west, 360 - west, west}, new double[3]);
      assertThat(SkyIndex.of(both).nearest(0, 0, 1).orElseThrow().index()).isZero();
    }
  }

  @Test
  void nonsenseIsRefused() {
    double[] one = {1};
    assertThatThrownBy(() -> new SkyPositions(one, new double[] {91}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("declination 91.0");
    SkyIndex index = SkyIndex.of(new SkyPositions(one, one));
    assertThatThrownBy(() -> index.cone(0, 0, -1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> index.nearest(0, 0, -1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> index.box(0, 1, 2, 1)).isInstanceOf(BadInputException.class);
    assertThat(index.cone(Double.NaN, 0, 1)).isEmpty();
    double[] none = {};
    assertThat(SkyIndex.of(new SkyPositions(none, none)).cone(0, 0, 180)).isEmpty();
    assertThat(SkyIndex.of(new SkyPositions(none, none)).box(0, 360, -90, 90)).isEmpty();
  }
}
