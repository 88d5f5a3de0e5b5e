package org.alidade.transients.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsHeader;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class SubtractionMethodTest {
  private static final int SIDE = 256;
  private static final double BETA = 1.4;
  private static final double NEW_FLUX = 2500;

  /** Stars on a grid with random fluxes; the new image has one source more in the middle. */
  private static Frame[] frames(
      RandomGenerator random, double scienceFwhm, double referenceFwhm, boolean stars) {
    PsfStamp sciencePsf = SmallSky.moffat(scienceFwhm, 25);
    PsfStamp referencePsf = SmallSky.moffat(referenceFwhm, 25);
    double[] science = new double[SIDE * SIDE];
    double[] reference = new double[SIDE * SIDE];
    for (int y = 32; stars && y < SIDE - 20; y += 32) {
      for (int x = 32; x < SIDE - 20; x += 32) {
        double flux = 2000 + 8000 * random.nextDouble();
        SmallSky.add(science, SIDE, sciencePsf, x, y, BETA * flux);
        SmallSky.add(reference, SIDE, referencePsf, x, y, flux);
      }
    }
    SmallSky.add(science, SIDE, sciencePsf, 144, 112, BETA * NEW_FLUX);
    return new Frame[] {
      frame(random, science, sciencePsf, 12), frame(random, reference, referencePsf, 6)
    };
  }

  private static Frame frame(
      RandomGenerator random, double[] expected, PsfStamp psf, double sigma) {
    double[] pixels = new double[expected.length];
    double[] variance = new double[expected.length];
    for (int i = 0; i < pixels.length; i++) {
      variance[i] = sigma * sigma + expected[i];
      pixels[i] = expected[i] + Math.sqrt(variance[i]) * random.nextGaussian();
    }
    FitsHeader header = new FitsHeader("test", List.of());
    return new Frame(SIDE, SIDE, pixels, variance, new byte[pixels.length], sigma, psf, header);
  }

  @ParameterizedTest
  @CsvSource({
    "zogy, 3.6, 2.6",
    "zogy, 2.6, 3.6",
    "hotpants, 3.6, 2.6",
    "hotpants, 2.6, 3.6",
    "sfft, 3.6, 2.6",
    "sfft, 2.6, 3.6",
    "classic, 3.6, 2.6",
    "classic, 2.6, 3.6"
  })
  void findsTheNewSourceWithItsFlux(
      String name, double scienceFwhm, double referenceFwhm, RandomGenerator random) {
    Frame[] frames = frames(random, scienceFwhm, referenceFwhm, true);
    SubtractionResult result = SubtractionMethod.named(name).subtract(frames[0], frames[1], BETA);
    assertThat(result.method()).isEqualTo(name);
    List<Candidate> found = Candidates.find(result, CandidateOptions.defaults());
    assertThat(found).isNotEmpty();
    Candidate first = found.get(0);
    assertThat(first.x()).isCloseTo(144, within(0.4));
    assertThat(first.y()).isCloseTo(112, within(0.4));
    assertThat(first.flux()).isCloseTo(NEW_FLUX, within(0.15 * NEW_FLUX));
    assertThat(first.fluxError()).isBetween(20.0, 300.0);
    SubtractionStatistics statistics = SubtractionStatistics.of(result, 26);
    assertThat(statistics.significanceSigma()).isBetween(0.9, 1.15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "direct", "zogy"})
  void noiseAloneGivesUnitVariance(String name, RandomGenerator random) {
    Frame[] frames = frames(random, 3.2, 2.6, false);
    SubtractionResult result = SubtractionMethod.named(name).subtract(frames[0], frames[1], BETA);
    SubtractionStatistics statistics = SubtractionStatistics.of(result, 20);
    assertThat(statistics.significanceSigma()).isCloseTo(1, within(0.05));
    assertThat(statistics.differenceSigma())
        .isCloseTo(result.differenceSigma(), within(0.03 * result.differenceSigma()));
    assertThat(statistics.correlationX()).isCloseTo(0, within(0.03));
  }

  @Test
  void fittedKernelsTurnOneImageIntoTheOther(RandomGenerator random) {
    Frame[] frames = frames(random, 3.6, 2.6, true);
    SubtractionResult fitted =
        SubtractionMethod.named("hotpants").subtract(frames[0], frames[1], BETA);
    assertThat(fitted.differenceScale()).isCloseTo(BETA, within(0.04 * BETA));
    SubtractionResult direct =
        SubtractionMethod.named("direct").subtract(frames[0], frames[1], BETA);
    assertThat(strongestBesides(fitted)).isLessThan(6.5);
    assertThat(strongestBesides(direct)).isGreaterThan(15);
  }

  /** Largest significance away from the new source and the border. */
  private static double strongestBesides(SubtractionResult result) {
    double[] significance = result.significance().clone();
    for (int i = 0; i < significance.length; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      boolean near = Math.hypot(x - 144, y - 112) < 16;
      boolean edge = Math.min(Math.min(x, y), SIDE - 1 - Math.max(x, y)) < 14;
      significance[i] = near || edge ? 0 : Math.abs(significance[i]);
    }
    return Arrays.stream(significance).max().orElseThrow();
  }

  @Test
  void saysWhenThereIsNothingToFit(RandomGenerator random) {
    Frame[] frames = frames(random, 3.2, 2.6, false);
    SubtractionMethod method = SubtractionMethod.named("hotpants");
    assertThatThrownBy(() -> method.subtract(frames[0], frames[1], BETA))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("places with stars");
    assertThatThrownBy(() -> SubtractionMethod.named("magic"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("zogy, classic, hotpants, sfft, direct");
  }
}
