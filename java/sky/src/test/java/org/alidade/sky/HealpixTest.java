package org.alidade.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.sky.internal.Sphere;
import org.alidade.testing.GoldenData;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SeededRandom.class)
class HealpixTest {
  static Stream<String> known() throws IOException {
    return Files.readAllLines(GoldenData.checkout().resolve("tests/data/lightcurve/healpix.csv"))
        .stream()
        .skip(1);
  }

  @ParameterizedTest
  @MethodSource("known")
  void cellsAreThoseOfOtherPrograms(String line) {
    String[] cells = line.split(",", -1);
    Healpix healpix = Healpix.ofOrder(Integer.parseInt(cells[0]));
    long cell = Long.parseLong(cells[3]);
    assertThat(healpix.cell(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])))
        .isEqualTo(cell);
    assertThat(healpix.decDegrees(cell)).isCloseTo(Double.parseDouble(cells[5]), within(1e-9));
    double turn = healpix.raDegrees(cell) - Double.parseDouble(cells[4]);
    assertThat(Math.abs(turn - 360 * Math.rint(turn / 360))).isCloseTo(0, within(1e-9));
  }

  @Test
  void everyCentreLiesInItsCell() {
    for (int order = 0; order <= 4; order++) {
      Healpix healpix = Healpix.ofOrder(order);
      for (long cell = 0; cell < healpix.count(); cell++) {
        assertThat(healpix.cell(healpix.raDegrees(cell), healpix.decDegrees(cell))).isEqualTo(cell);
      }
    }
  }

  @Test
  void conesAreCovered(RandomGenerator random) {
    for (int i = 0; i < 200; i++) {
      int order = random.nextInt(3, 12);
      Healpix healpix = Healpix.ofOrder(order);
      double ra = random.nextDouble(360);
      double dec = i < 20 ? 89.99 : Math.toDegrees(Math.asin(random.nextDouble(-1, 1)));
      double radius = random.nextDouble(30) / (1 << order);
      List<Healpix.Range> ranges = healpix.coneCells(ra, dec, radius);
      double[] axis = Sphere.vector(ra, dec);
      for (int j = 0; j < 100; j++) {
        double otherRa = ra + random.nextDouble(-1, 1) * Sphere.raReach(dec, radius);
        double otherDec = Math.max(-90, Math.min(90, dec + random.nextDouble(-1, 1) * radius));
        if (Sphere.separation(axis, Sphere.vector(otherRa, otherDec)) <= radius) {
          assertThat(contain(ranges, healpix.cell(otherRa, otherDec))).isTrue();
        }
      }
      assertThat(cells(ranges))
          .isLessThan(60 + (long) (2 * healpix.count() * radius * radius / 13_000));
    }
  }

  private static boolean contain(List<Healpix.Range> ranges, long cell) {
    return ranges.stream().anyMatch(range -> range.contains(cell));
  }

  private static long cells(List<Healpix.Range> ranges) {
    return ranges.stream().mapToLong(range -> range.end() - range.first()).sum();
  }

  @Test
  void boxesAreCovered(RandomGenerator random) {
    Healpix healpix = Healpix.ofOrder(6);
    for (SkyBox box :
        List.of(
            new SkyBox(350, 10, -5, 5),
            new SkyBox(20, 340, 60, 90),
            new SkyBox(0, 360, -90, -80),
            new SkyBox(100, 100.01, 30, 30.01))) {
      List<Healpix.Range> ranges = healpix.boxCells(box);
      Set<Long> needed = new HashSet<>();
      for (int j = 0; j < 5000; j++) {
        double ra = box.raFromDegrees() + random.nextDouble() * box.raWidthDegrees();
        double dec =
            box.decFromDegrees()
                + random.nextDouble() * (box.decToDegrees() - box.decFromDegrees());
        needed.add(healpix.cell(ra, dec));
      }
      assertThat(needed).allMatch(cell -> contain(ranges, cell));
      assertThat(cells(ranges)).isLessThan(2L * needed.size() + 60);
    }
    assertThat(healpix.coneCells(10, 20, 180))
        .containsExactly(new Healpix.Range(0, healpix.count()));
  }

  @Test
  void aRangeEndsBeforeItsEnd() {
    Healpix.Range range = new Healpix.Range(3, 5);
    assertThat(LongStream.range(0, 8).filter(range::contains).boxed()).containsExactly(3L, 4L);
    assertThat(Healpix.ofOrder(7).order()).isEqualTo(7);
  }

  @Test
  void cellsFarFromABoxAreLeftOut(RandomGenerator random) {
    Healpix healpix = Healpix.ofOrder(7);
    double margin = 1;
    for (int i = 0; i < 50; i++) {
      double ra = random.nextDouble(360);
      double width = random.nextDouble(5, 200);
      double dec = random.nextDouble(-60, 30);
      SkyBox box = new SkyBox(ra, (ra + width) % 360, dec, dec + random.nextDouble(2, 30));
      double wider = margin / Math.cos(Math.toRadians(62));
      SkyBox grown =
          new SkyBox(
              (ra - wider + 360) % 360,
              (ra + width + wider) % 360,
              box.decFromDegrees() - margin,
              box.decToDegrees() + margin);
      for (Healpix.Range range : healpix.boxCells(box)) {
        for (long cell = range.first(); cell < range.end(); cell++) {
          assertThat(grown.contains(healpix.raDegrees(cell), healpix.decDegrees(cell))).isTrue();
        }
      }
    }
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Healpix.ofOrder(30)).isInstanceOf(BadInputException.class);
    Healpix healpix = Healpix.ofOrder(3);
    assertThatThrownBy(() -> healpix.cell(10, 91))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("position 10.0, 91.0");
    assertThatThrownBy(() -> healpix.raDegrees(768))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cell 768");
  }
}
