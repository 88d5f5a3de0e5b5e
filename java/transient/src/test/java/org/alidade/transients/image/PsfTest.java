package org.alidade.transients.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({SeededRandom.class, LeakCheck.class})
class PsfTest {
  private static final int SIDE = 400;

  private static Signal field(int stars, double minLog, double maxLog, RandomGenerator random) {
    double[] pixels = new double[SIDE * SIDE];
    for (int i = 0; i < stars; i++) {
      StarField.addMoffat(
          pixels,
          SIDE,
          SIDE,
          20 + random.nextDouble(SIDE - 40),
          20 + random.nextDouble(SIDE - 40),
          Math.pow(10, random.nextDouble(minLog, maxLog)),
          3.2);
    }
    return noisy(pixels, random);
  }

  private static Signal noisy(double[] pixels, RandomGenerator random) {
    double[] variance = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      variance[i] = pixels[i] + 100;
      pixels[i] += Math.sqrt(variance[i]) * random.nextGaussian();
    }
    return new Signal(
        SIDE,
        SIDE,
        pixels,
        variance,
        new byte[pixels.length],
        10,
        new FitsHeader("test", List.of()));
  }

  @Test
  void starsGiveTheProfileTheyWereDrawnWith(RandomGenerator random) {
    Signal image = field(60, 4, 5, random);
    PsfModel model = PsfEstimation.of(image, StarFinder.find(image, 3), PsfOptions.defaults());
    assertThat(model.kind()).isEqualTo(PsfKind.STARS);
    assertThat(model.stars()).isGreaterThan(10);
    assertThat(model.chiSquare()).isCloseTo(1, within(0.4));
    assertThat(model.shape().fwhmPx()).isCloseTo(3.25, within(0.1));
    assertThat(model.shape().ellipticity()).isLessThan(0.03);
    double[] truth = new double[SIDE * SIDE];
    StarField.addMoffat(truth, SIDE, SIDE, 200, 200, 1, 3.2);
    PsfStamp psf = model.atCentre();
    double peak = truth[200 * SIDE + 200];
    for (int i = 0; i < psf.values().length; i++) {
      int x = 200 + i % psf.size() - psf.half();
      int y = 200 + i / psf.size() - psf.half();
      assertThat(psf.values()[i]).isCloseTo(truth[y * SIDE + x], within(0.02 * peak));
    }
    assertThat(Arrays.stream(psf.values()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void starsAreFoundWhereTheyAre(RandomGenerator random) {
    double[] pixels = new double[SIDE * SIDE];
    List<double[]> places = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      double x = 40 + 60 * (i % 6) + random.nextDouble();
      double y = 40 + 60 * Math.floorDiv(i, 6) + random.nextDouble();
      places.add(new double[] {x, y});
      StarField.addMoffat(pixels, SIDE, SIDE, x, y, 1e5, 3.2);
    }
    StarList stars = StarFinder.find(noisy(pixels, random), 5);
    assertThat(stars.clean(20)).hasSize(36);
    for (Star star : stars.stars()) {
      double nearest =
          places.stream()
              .mapToDouble(place -> Math.hypot(place[0] - star.x(), place[1] - star.y()))
              .min()
              .orElseThrow();
      assertThat(nearest).isLessThan(0.03);
    }
  }

  @Test
  void fewStarsGiveAMoffatProfile(RandomGenerator random) {
    Signal image = field(3, 4.8, 5, random);
    PsfModel model = PsfEstimation.of(image, StarFinder.find(image, 3), PsfOptions.defaults());
    assertThat(model.kind()).isEqualTo(PsfKind.MOFFAT);
    assertThat(model.shape().fwhmPx()).isCloseTo(3.25, within(0.15));
  }

  @Test
  void withoutStarsTheHeaderDecides(RandomGenerator random) {
    Signal empty = field(0, 1, 2, random);
    StarList none = StarFinder.find(empty, 5);
    assertThatThrownBy(() -> PsfEstimation.of(empty, none, PsfOptions.defaults()))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("SEEING");
    FitsHeader header =
        new FitsHeader(
            "test",
            List.of(
                FitsCard.of("CTYPE1", "RA---TAN", ""),
                FitsCard.of("CTYPE2", "DEC--TAN", ""),
                FitsCard.of("CD1_1", -0.5 / 3600, ""),
                FitsCard.of("CD2_2", 0.5 / 3600, ""),
                FitsCard.of("SEEING", 2.0, "")));
    Signal withSeeing =
        new Signal(SIDE, SIDE, empty.pixels(), empty.variance(), empty.mask(), 10, header);
    PsfModel model = PsfEstimation.of(withSeeing, none, PsfOptions.defaults());
    assertThat(model.kind()).isEqualTo(PsfKind.ASSUMED);
    assertThat(model.shape().fwhmPx()).isCloseTo(4, within(1e-6));
    assertThat(model.size()).isEqualTo(33);
  }

  @Test
  void polynomialsFollowAWidthThatGrows(RandomGenerator random) {
    double[] pixels = new double[SIDE * SIDE];
    for (int i = 0; i < 64; i++) {
      double x = 30 + 48 * (i % 8) + random.nextDouble();
      double y = 30 + 48 * Math.floorDiv(i, 8) + random.nextDouble();
      StarField.addMoffat(pixels, SIDE, SIDE, x, y, 2e5, 2.8 + x / SIDE);
    }
    Signal image = noisy(pixels, random);
    StarList sources = StarFinder.find(image, 3);
    PsfOptions options = PsfOptions.defaults();
    PsfModel varying = PsfEstimation.of(image, sources, options.withOrder(2));
    PsfModel constant = PsfEstimation.of(image, sources, options);
    PsfModel cells = PsfEstimation.of(image, sources, options.withCellPx(200));
    double left = MoffatFit.shape(varying.at(40, 200), 3).fwhmPx();
    double right = MoffatFit.shape(varying.at(360, 200), 3).fwhmPx();
    assertThat(right - left).isCloseTo(0.8, within(0.12));
    assertThat(varying.chiSquare()).isLessThan(0.7 * constant.chiSquare());
    assertThat(cells.coefficients().length).isEqualTo(4);
    assertThat(cells.chiSquare()).isLessThan(constant.chiSquare());
  }

  @Test
  void anEllipseIsMeasuredAsOne() {
    PsfShape shape = new PsfShape(4.1, 0.2, 33, 2.7);
    PsfShape measured = MoffatFit.shape(MoffatFit.stamp(shape, 41), 3);
    assertThat(measured.fwhmPx()).isCloseTo(4.1, within(1e-3));
    assertThat(measured.ellipticity()).isCloseTo(0.2, within(1e-3));
    assertThat(measured.angleDegrees()).isCloseTo(33, within(0.1));
    assertThat(measured.beta()).isCloseTo(2.7, within(1e-2));
  }
}
