package org.alidade.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.sky.internal.Sphere;
import org.alidade.testing.SeededRandom;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds of any positions. */
@ExtendWith(SeededRandom.class)
class SkyPropertiesTest {
  private static final int TRIALS = 500;

  private static double[] place(RandomGenerator random) {
    return new double[] {
      random.nextDouble(-180, 540), Math.toDegrees(Math.asin(random.nextDouble(-1, 1)))
    };
  }

  private static double apart(double[] one, double[] other) {
    return Sphere.separation(Sphere.vector(one[0], one[1]), Sphere.vector(other[0], other[1]));
  }

  @Test
  void separationIsADistanceThatTurnsKeep(RandomGenerator random) {
    for (int i = 0; i < TRIALS; i++) {
      double[] a = place(random);
      double[] b = place(random);
      double[] c = place(random);
      double turn = random.nextDouble(-720, 720);
      double[] antipode = {a[0] + 180, -a[1]};
      assertThat(apart(a, b)).isEqualTo(apart(b, a)).isBetween(0.0, 180.0);
      assertThat(apart(a, c)).isLessThanOrEqualTo(apart(a, b) + apart(b, c) + 1e-10);
      assertThat(apart(a, b) + apart(b, antipode)).isCloseTo(180, within(1e-10));
      assertThat(apart(new double[] {a[0] + turn, a[1]}, new double[] {b[0] + turn, b[1]}))
          .isCloseTo(apart(a, b), within(1e-10));
      assertThat(apart(a, new double[] {a[0] + 360, a[1]})).isCloseTo(0, within(1e-10));
    }
  }

  @Test
  void tinySeparationsKeepTheirDigits(RandomGenerator random) {
    for (int i = 0; i < TRIALS; i++) {
      double[] a = {random.nextDouble(360), random.nextDouble(-80, 80)};
      double step = Math.pow(10, random.nextDouble(-9, -3));
      assertThat(apart(a, new double[] {a[0], a[1] + step})).isCloseTo(step, within(1e-12));
      assertThat(apart(a, new double[] {a[0] + step, a[1]}))
          .isCloseTo(step * Math.cos(Math.toRadians(a[1])), within(1e-12 + 1e-6 * step));
    }
  }

  @Test
  void properMotionsGoAsFarAndWhereTheySay(RandomGenerator random) {
    for (int i = 0; i < TRIALS; i++) {
      double[] at = {random.nextDouble(360), random.nextDouble(-80, 80)};
      double east = random.nextDouble(-5000, 5000);
      double north = random.nextDouble(-5000, 5000);
      double years = random.nextDouble(-100, 100);
      SkyPositions later =
          new SkyPositions(new double[] {at[0]}, new double[] {at[1]})
              .moved(new double[] {east}, new double[] {north}, years);
      double[] there = {later.raDegrees()[0], later.decDegrees()[0]};
      double degrees = years / 3_600_000;
      assertThat(apart(at, there))
          .isCloseTo(Math.hypot(east, north) * Math.abs(degrees), within(1e-5));
      assertThat(there[1] - at[1]).isCloseTo(north * degrees, within(2e-3));
      assertThat(Math.IEEEremainder(there[0] - at[0], 360) * Math.cos(Math.toRadians(at[1])))
          .isCloseTo(east * degrees, within(3e-3));
    }
  }

  private static SkyPositions positions(int size, RandomGenerator random) {
    double[] ra = random.doubles(size, 359, 361).toArray();
    double[] dec = random.doubles(size, -1, 1).toArray();
    return new SkyPositions(ra, dec);
  }

  @Test
  void mutualPairsAreTheSameFromBothSides(RandomGenerator random) {
    SkyPositions ours = positions(300, random);
    SkyPositions theirs = positions(400, random);
    Comparator<CrossMatch> order =
        Comparator.comparingInt(CrossMatch::first).thenComparingInt(CrossMatch::second);
    for (CrossMatch.Rule rule : List.of(CrossMatch.Rule.MUTUAL, CrossMatch.Rule.ALL)) {
      List<CrossMatch> there =
          CrossMatch.of(ours, SkyIndex.of(theirs), 0.05, rule).stream().sorted(order).toList();
      List<CrossMatch> back =
          CrossMatch.of(theirs, SkyIndex.of(ours), 0.05, rule).stream()
              .map(SkyPropertiesTest::turned)
              .sorted(order)
              .toList();
      assertThat(there)
          .hasSizeGreaterThan(50)
          .usingRecursiveComparison()
          .withComparatorForType(new DoubleComparator(1e-12), Double.class)
          .isEqualTo(back);
    }
  }

  private static CrossMatch turned(CrossMatch pair) {
    int ours = pair.second();
    int theirs = pair.first();
    return new CrossMatch(ours, theirs, pair.separationDegrees());
  }

  @Test
  void everyCellLiesInsideThatOfTheOrderBelow(RandomGenerator random) {
    for (int i = 0; i < TRIALS; i++) {
      int order = 1 + random.nextInt(Healpix.HIGHEST_ORDER);
      double[] a = place(random);
      long cell = Healpix.ofOrder(order).cell(a[0], a[1]);
      assertThat(cell >> 2).isEqualTo(Healpix.ofOrder(order - 1).cell(a[0], a[1]));
      assertThat(Healpix.ofOrder(order).cell(a[0] + 90, a[1]) >> (2 * order))
          .as("a quarter turn leads to the next base cell")
          .isEqualTo(quarterTurned(cell >> (2 * order)));
    }
  }

  private static long quarterTurned(long base) {
    return base / 4 * 4 + (base + 1) % 4;
  }
}
