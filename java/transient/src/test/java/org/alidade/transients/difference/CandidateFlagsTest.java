package org.alidade.transients.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.Frame;
import org.alidade.transients.MaskBits;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class CandidateFlagsTest {
  private static final int SIDE = 160;
  private static final PsfStamp PSF = SmallSky.moffat(3.2, 25);
  private final double[] science = new double[SIDE * SIDE];
  private final double[] reference = new double[SIDE * SIDE];
  private final byte[] mask = new byte[SIDE * SIDE];

  private Frame frame(RandomGenerator random, double[] image, byte[] bits, List<FitsCard> cards) {
    double[] noisy = SmallSky.noise(random, image.length, 5);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += image[i];
    }
    return new Frame(
        SIDE,
        SIDE,
        noisy,
        SmallSky.constant(image.length, 25),
        bits,
        5,
        PSF,
        new FitsHeader("test", cards));
  }

  private List<Candidate> candidates(RandomGenerator random, List<FitsCard> cards) {
    Frame one = frame(random, science, mask, cards);
    Frame two = frame(random, reference, new byte[mask.length], List.of());
    SubtractionResult result = Zogy.subtract(one, two, ZogyOptions.defaults());
    return Candidates.find(result, one, two, CandidateOptions.defaults());
  }

  @Test
  void particleHitsAreToldFromSources(RandomGenerator random) {
    SmallSky.add(science, SIDE, PSF, 50, 60, 2500);
    science[100 * SIDE + 110] += 400;
    reference[40 * SIDE + 110] += 400;
    List<Candidate> found = candidates(random, List.of());
    assertThat(found).hasSize(3);
    assertThat(near(found, 50, 60).flags()).isEmpty();
    assertThat(near(found, 110, 100).flags()).containsExactly(CandidateFlag.COSMIC_SCIENCE);
    assertThat(near(found, 110, 40).flags())
        .containsExactlyInAnyOrder(CandidateFlag.COSMIC_REFERENCE, CandidateFlag.NEGATIVE);
  }

  @Test
  void measuresShapesAndNeighbours(RandomGenerator random) {
    SmallSky.add(science, SIDE, PSF, 80, 80, 8000);
    SmallSky.add(science, SIDE, PSF, 86, 88, 5000);
    SmallSky.add(reference, SIDE, PSF, 86, 88, 5000);
    Candidate candidate = near(candidates(random, List.of()), 80, 80);
    assertThat(candidate.flux()).isCloseTo(8000, within(400.0));
    assertThat(candidate.psfFlux()).isCloseTo(8000, within(400.0));
    assertThat(candidate.psfChiSquare()).isBetween(0.6, 1.6);
    assertThat(candidate.fwhmPx()).isBetween(2.5, 5.5);
    assertThat(candidate.ellipticity()).isLessThan(0.15);
    assertThat(candidate.neighbourDistancePx()).isCloseTo(10, within(0.5));
    assertThat(candidate.edgeDistancePx()).isCloseTo(79, within(0.5));
    assertThat(candidate.maskedPixels()).isZero();
    assertThat(candidate.sumRatio()).isGreaterThan(0.9);
    assertThat(candidate.raDegrees()).isNaN();
  }

  @Test
  void badlyRegisteredStarsAreDipoles(RandomGenerator random) {
    SmallSky.add(science, SIDE, PSF, 80, 80, 8000);
    SmallSky.add(reference, SIDE, PSF, 81, 80, 8000);
    List<Candidate> found = candidates(random, List.of());
    assertThat(found).hasSizeGreaterThanOrEqualTo(2);
    assertThat(found).allMatch(c -> c.has(CandidateFlag.DIPOLE));
  }

  @Test
  void saturationAndPlacesOnTheSky(RandomGenerator random) {
    List<FitsCard> cards =
        List.of(
            FitsCard.of("NAXIS", 2, ""),
            FitsCard.of("NAXIS1", SIDE, ""),
            FitsCard.of("NAXIS2", SIDE, ""),
            FitsCard.of("CTYPE1", "RA---TAN", ""),
            FitsCard.of("CTYPE2", "DEC--TAN", ""),
            FitsCard.of("CRPIX1", 51.0, ""),
            FitsCard.of("CRPIX2", 61.0, ""),
            FitsCard.of("CRVAL1", 150.0, ""),
            FitsCard.of("CRVAL2", 2.2, ""),
            FitsCard.of("CDELT1", -0.0002, ""),
            FitsCard.of("CDELT2", 0.0002, ""));
    SmallSky.add(science, SIDE, PSF, 50, 60, 5000);
    Candidate candidate = near(candidates(random, cards), 50, 60);
    assertThat(candidate.raDegrees()).isCloseTo(150, within(1e-4));
    assertThat(candidate.decDegrees()).isCloseTo(2.2, within(1e-4));
    mask[60 * SIDE + 54] = MaskBits.SATURATED;
    assertThat(candidates(random, cards)).as("inside the wings of saturation").isEmpty();
  }

  @Test
  void filtersByLimits(RandomGenerator random) {
    SmallSky.add(science, SIDE, PSF, 50, 60, 1500);
    SmallSky.add(science, SIDE, PSF, 100, 100, 6000);
    List<Candidate> found = candidates(random, List.of());
    CandidateFilter open = CandidateFilter.open();
    assertThat(open.apply(found)).hasSize(2);
    assertThat(open.withFluxes(3000, 1e9).apply(found)).hasSize(1);
    assertThat(open.withLeastSignalToNoise(1e3).apply(found)).isEmpty();
    assertThat(open.withShapes(20, 30, 1).apply(found)).isEmpty();
    assertThat(open.withLeastSeparationPx(100).apply(found)).hasSize(1);
    assertThat(CandidateTable.toCsv(found).lines()).hasSize(3);
  }

  @Test
  void starsGiveTheFluxRatio(RandomGenerator random) {
    double[] x = {40, 80, 120, 40, 80, 120};
    double[] y = {50, 50, 50, 110, 110, 110};
    for (int i = 0; i < x.length; i++) {
      SmallSky.add(science, SIDE, PSF, (int) x[i], (int) y[i], 1.7 * 9000);
      SmallSky.add(reference, SIDE, PSF, (int) x[i], (int) y[i], 9000);
    }
    Frame one = frame(random, science, mask, List.of());
    Frame two = frame(random, reference, mask, List.of());
    FluxRatio ratio = StarFluxRatio.measure(one, two, x, y, 8);
    assertThat(ratio.value()).isCloseTo(1.7, within(0.05));
    assertThat(ratio.sources()).isEqualTo(6);
    double[] few = {40, 80};
    assertThatThrownBy(() -> StarFluxRatio.measure(one, two, few, few, 8))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("five or more");
  }

  private static Candidate near(List<Candidate> found, double x, double y) {
    return found.stream()
        .filter(c -> Math.hypot(c.x() - x, c.y() - y) < 2)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing at " + x + ", " + y + " in " + found));
  }
}
