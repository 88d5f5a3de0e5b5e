package org.alidade.transients.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.NativeMemory;
import org.alidade.math.ThreadBudget;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.PsfStamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class ZogyPropertiesTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 75;
  private static final PsfStamp WIDE = SmallSky.moffat(3.4, 25);
  private static final PsfStamp NARROW = SmallSky.moffat(2.6, 25);
  private static final ZogyOptions OPTIONS =
      ZogyOptions.defaults().withFluxScales(1.3, 0.9).withAstrometricNoise(0.1, 0.05);

  private static ImagePair pair(RandomGenerator random, int width, int height) {
    int size = width * height;
    double[] science = SmallSky.noise(random, size, 11);
    double[] reference = SmallSky.noise(random, size, 4);
    double[] scienceVariance = SmallSky.constant(size, 121);
    for (int i = 0; i < 12; i++) {
      int x = random.nextInt(20, width - 20);
      int y = random.nextInt(20, height - 20);
      double flux = 1000 * random.nextDouble();
      SmallSky.add(science, width, WIDE, x, y, 1.3 * flux);
      SmallSky.add(scienceVariance, width, WIDE, x, y, 1.3 * flux);
      SmallSky.add(reference, width, NARROW, x, y, 0.9 * flux);
    }
    return ImagePair.of(width, height, science, reference, WIDE, NARROW, 11, 4)
        .withVariances(scienceVariance, SmallSky.constant(size, 16));
  }

  @Test
  void swappingTheImagesSwapsTheSign(RandomGenerator random) {
    ImagePair pair = pair(random, WIDTH, HEIGHT);
    double[] scienceVariance = SmallSky.constant(WIDTH * HEIGHT, 121);
    double[] referenceVariance = SmallSky.constant(WIDTH * HEIGHT, 16);
    SubtractionResult one =
        Zogy.subtract(pair.withVariances(scienceVariance, referenceVariance), OPTIONS);
    ImagePair swapped =
        ImagePair.of(
                WIDTH,
                HEIGHT,
                /* science= */ pair.reference(),
                /* reference= */ pair.science(),
                NARROW,
                WIDE,
                4,
                11)
            .withVariances(referenceVariance, scienceVariance);
    SubtractionResult other = Zogy.subtract(swapped, OPTIONS.withFluxScales(0.9, 1.3));
    assertThat(negated(other.difference())).containsExactly(one.difference(), within(1e-9));
    assertThat(negated(other.significance())).containsExactly(one.significance(), within(1e-9));
  }

  @Test
  void theUnitOfTheScienceImageDoesNotMatter(RandomGenerator random) {
    ImagePair pair = pair(random, WIDTH, HEIGHT);
    SubtractionResult one = Zogy.subtract(pair, OPTIONS);
    double[] scaled = Arrays.stream(pair.science()).map(v -> 3.7 * v).toArray();
    double[] variance =
        Arrays.stream(Objects.requireNonNull(pair.scienceVariance()))
            .map(v -> 3.7 * 3.7 * v)
            .toArray();
    ImagePair other =
        ImagePair.of(WIDTH, HEIGHT, scaled, pair.reference(), WIDE, NARROW, 3.7 * 11, 4)
            .withVariances(variance, Objects.requireNonNull(pair.referenceVariance()));
    SubtractionResult two = Zogy.subtract(other, OPTIONS.withFluxScales(3.7 * 1.3, 0.9));
    assertThat(two.difference()).containsExactly(one.difference(), within(1e-9));
    assertThat(two.significance()).containsExactly(one.significance(), within(1e-9));
    assertThat(two.fluxes()).containsExactly(one.fluxes(), within(1e-7));
  }

  @Test
  void fluxesAreInTheUnitOfTheScales(RandomGenerator random) {
    ImagePair pair = pair(random, WIDTH, HEIGHT);
    SubtractionResult one = Zogy.subtract(pair, OPTIONS);
    SubtractionResult two = Zogy.subtract(pair, OPTIONS.withFluxScales(2.6, 1.8));
    double[] doubled = Arrays.stream(two.fluxes()).map(v -> 2 * v).toArray();
    assertThat(doubled).containsExactly(one.fluxes(), within(1e-8));
    assertThat(two.significance()).containsExactly(one.significance(), within(1e-9));
    assertThat(Arrays.stream(one.psf().values()).sum()).isCloseTo(1, within(1e-2));
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads(RandomGenerator random) {
    ImagePair pair = pair(random, WIDTH, HEIGHT);
    SubtractionResult one = ThreadBudget.of(1).withBlasThreads(() -> Zogy.subtract(pair, OPTIONS));
    SubtractionResult many = ThreadBudget.of(3).withBlasThreads(() -> Zogy.subtract(pair, OPTIONS));
    assertThat(many.difference()).isEqualTo(one.difference());
    assertThat(many.significance()).isEqualTo(one.significance());
    assertThat(many.fluxError()).isEqualTo(one.fluxError());
  }

  @Test
  void tilesGiveWhatTheWholeGives(RandomGenerator random) {
    ImagePair pair = pair(random, 220, 180);
    SubtractionResult whole = Zogy.subtract(pair, OPTIONS.withZeroPadding(true));
    SubtractionResult tiles =
        new TiledZogy(64, 48)
            .subtract(pair, PsfField.constant(WIDE), PsfField.constant(NARROW), OPTIONS);
    assertThat(tiles.scoreScale()).isCloseTo(whole.scoreScale(), within(1e-3 * whole.scoreScale()));
    assertThat(tiles.difference()).containsExactly(whole.difference(), within(0.05));
    assertThat(tiles.significance()).containsExactly(whole.significance(), within(0.05));
  }

  @Test
  void variablePointSpreadFunctionsAreTakenTileByTile(RandomGenerator random) {
    int side = 192;
    double[] science = SmallSky.noise(random, side * side, 1);
    double[] reference = SmallSky.noise(random, side * side, 1);
    PsfStamp wider = SmallSky.moffat(5, 25);
    for (int x : new int[] {48, 144}) {
      SmallSky.add(science, side, x < 96 ? WIDE : wider, x, 96, 3000);
      SmallSky.add(reference, side, NARROW, x, 96, 3000);
    }
    ImagePair pair = ImagePair.of(side, side, science, reference, WIDE, NARROW, 1, 1);
    SubtractionResult tiled =
        new TiledZogy(96, 40)
            .subtract(
                pair,
                (x, y) -> x < 96 ? WIDE : wider,
                PsfField.constant(NARROW),
                ZogyOptions.defaults());
    SubtractionResult constant = Zogy.subtract(pair, ZogyOptions.defaults());
    assertThat(largest(tiled.significance())).isLessThan(6.5);
    assertThat(largest(constant.significance())).isGreaterThan(20);
  }

  @Test
  void needsSixPlanesBesidesItsResults(RandomGenerator random) {
    int side = 256;
    ImagePair pair = pair(random, side, side);
    long before = NativeMemory.totalBytes();
    NativeMemory.resetPeak();
    Zogy.subtract(pair, OPTIONS);
    double planes = (NativeMemory.peakBytes() - before) / (8.0 * side * side);
    assertThat(planes + 4).as("planes with the four images of the result").isLessThan(12);
  }

  @Test
  void refusesWhatIsNotFinite(RandomGenerator random) {
    ImagePair pair = pair(random, WIDTH, HEIGHT);
    double[] broken = pair.science().clone();
    broken[WIDTH + 3] = Double.NaN;
    assertThatThrownBy(
            () -> ImagePair.of(WIDTH, HEIGHT, broken, pair.reference(), WIDE, NARROW, 11, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(3, 1)")
        .hasMessageContaining("fill masked pixels");
    assertThatThrownBy(
            () -> ImagePair.of(WIDTH, HEIGHT, pair.science(), pair.reference(), WIDE, NARROW, 0, 4))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> OPTIONS.withFluxScales(0, 1)).isInstanceOf(BadInputException.class);
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(v -> -v).toArray();
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }
}
