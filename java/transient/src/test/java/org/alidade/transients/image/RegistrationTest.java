package org.alidade.transients.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.fits.FitsFile;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({SeededRandom.class, LeakCheck.class})
class RegistrationTest {
  private static Signal image(String name) {
    Path path = GoldenData.data("transient", "goto_pair", name);
    try (FitsFile file = FitsFile.open(path)) {
      int[] shape = file.image(0).shape();
      RawImage raw = RawImage.of(shape[1], shape[0], file.image(0).doubles(), file.header(0));
      byte[] mask = PixelMasks.of(raw, MaskOptions.defaults());
      Sky sky =
          SkyEstimation.of(raw.width(), raw.height(), raw.pixels(), mask, SkyOptions.defaults());
      double[] signal = sky.subtractedFrom(raw.pixels());
      return new Signal(
          raw.width(),
          raw.height(),
          MaskFilling.fill(raw.width(), raw.height(), signal, mask),
          PixelNoise.variance(raw, mask, sky.sigma()),
          mask,
          sky.sigma(),
          raw.header());
    }
  }

  @Test
  void theShiftOfARealPairIsFoundInTwoWays() {
    Signal a = image("goto_a.fits.gz");
    Signal b = image("goto_b.fits.gz");
    Offset correlated = CrossCorrelation.offset(b, a);
    List<Star> starsA = StarFinder.find(a, 3).clean(10);
    List<Star> starsB = StarFinder.find(b, 3).clean(10);
    Offset voted = StarPattern.offset(starsB, starsA, 300);
    // A star at (row, column) of b is at about (row - 81, column - 1) of a.
    assertThat(voted.dy()).isCloseTo(-81, within(1.0));
    assertThat(voted.dx()).isCloseTo(-1, within(1.0));
    assertThat(voted.strength()).isGreaterThan(30);
    assertThat(correlated.distance(voted)).isLessThan(0.1);
  }

  @Test
  void aRealPairWithoutWorldCoordinatesIsAligned() {
    AlignedPair pair =
        PairAlignment.align(
            prepared("goto_b.fits.gz"),
            prepared("goto_a.fits.gz"),
            AlignmentOptions.defaults().allowingMissingWcs().withLeastOverlap(0.5));
    assertThat(pair.flags()).contains(ImageFlag.NO_WCS);
    assertThat(pair.registrationStars()).isGreaterThan(10);
    assertThat(pair.overlap()).isBetween(0.8, 0.92);
    assertThat(Math.max(pair.rmsXPx(), pair.rmsYPx())).isLessThan(0.3);
  }

  private static PreprocessedFrame prepared(String name) {
    try (FitsFile file = FitsFile.open(GoldenData.data("transient", "goto_pair", name))) {
      int[] shape = file.image(0).shape();
      RawImage raw = RawImage.of(shape[1], shape[0], file.image(0).doubles(), file.header(0));
      return Preprocessing.run(raw, PreprocessOptions.defaults());
    }
  }

  @Test
  void starsBringAWrongMappingRight(RandomGenerator random) {
    List<Star> science = new ArrayList<>();
    List<Star> reference = new ArrayList<>();
    PixelMapping truth = (x, y) -> new double[] {0.98 * x - 0.2 * y + 120, 0.2 * x + 0.98 * y - 40};
    for (int i = 0; i < 80; i++) {
      double x = random.nextDouble(1000);
      double y = random.nextDouble(1000);
      double[] there = truth.map(x, y);
      double wrong = i % 10 == 0 ? 1.5 : 0;
      science.add(star(x, y));
      reference.add(
          star(
              there[0] + 0.03 * random.nextGaussian() + wrong,
              there[1] + 0.05 * random.nextGaussian()));
    }
    PixelMapping guess =
        (x, y) -> new double[] {0.9805 * x - 0.2 * y + 123.5, 0.2 * x + 0.9801 * y - 41.8};
    Registration fine =
        StarRegistration.refine(science, reference, guess, 8, RegistrationOptions.defaults());
    assertThat(fine.stars()).isBetween(65, 72);
    double[] middle = fine.mapping().map(500, 500);
    assertThat(middle[0]).isCloseTo(truth.map(500, 500)[0], within(0.015));
    assertThat(middle[1]).isCloseTo(truth.map(500, 500)[1], within(0.025));
    double[] corner = fine.mapping().map(990, 10);
    assertThat(corner[0]).isCloseTo(truth.map(990, 10)[0], within(0.03));
    assertThat(corner[1]).isCloseTo(truth.map(990, 10)[1], within(0.05));
    assertThat(fine.rmsXPx()).isCloseTo(0.03, within(0.012));
    assertThat(fine.rmsYPx()).isCloseTo(0.05, within(0.015));
  }

  @Test
  void tooFewStarsLeaveTheMappingAsItIs() {
    Registration kept =
        StarRegistration.refine(
            List.of(star(1, 2)),
            List.of(star(1, 2)),
            (x, y) -> new double[] {x, y},
            5,
            RegistrationOptions.defaults());
    assertThat(kept.isRefined()).isFalse();
    assertThat(kept.rmsXPx()).isEqualTo(0.05);
    assertThat(kept.mapping().map(3, 4)).containsExactly(3, 4);
  }

  @Test
  void differentFieldsHaveNoShift(RandomGenerator random) {
    List<Star> first = new ArrayList<>();
    List<Star> second = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      first.add(star(random.nextDouble(2000), random.nextDouble(2000)));
      second.add(star(random.nextDouble(2000), random.nextDouble(2000)));
    }
    assertThatThrownBy(() -> StarPattern.offset(first, second, 2000))
        .isInstanceOfSatisfying(
            StageException.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.REGISTRATION_FAILED));
  }

  private static Star star(double x, double y) {
    return new Star(x, y, 1e4, 1e3, 300, 1.4, 0, 0, true);
  }
}
