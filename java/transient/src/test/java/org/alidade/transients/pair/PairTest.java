package org.alidade.transients.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.CandidateOptions;
import org.alidade.transients.difference.Candidates;
import org.alidade.transients.difference.FluxRatio;
import org.alidade.transients.difference.StarFluxRatio;
import org.alidade.transients.difference.SubtractionResult;
import org.alidade.transients.difference.SubtractionStatistics;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;
import org.alidade.transients.image.AlignedPair;
import org.alidade.transients.image.AlignmentOptions;
import org.alidade.transients.image.GoldenPair;
import org.alidade.transients.image.PairAlignment;
import org.alidade.transients.image.PreprocessOptions;
import org.alidade.transients.image.PreprocessedFrame;
import org.alidade.transients.image.Preprocessing;
import org.alidade.transients.image.RawImage;
import org.alidade.transients.image.Signal;
import org.alidade.transients.image.Star;
import org.alidade.transients.image.StarField;
import org.alidade.transients.image.StarFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({SeededRandom.class, LeakCheck.class})
class PairTest {
  /** Ratio of the counts of both images, from all bright stars: blends and galaxies are few. */
  private static FluxRatio ratio(AlignedPair pair) {
    List<Star> stars = StarFinder.find(Signal.of(pair.science()), 3).clean(60);
    double[] x = stars.stream().mapToDouble(Star::x).toArray();
    double[] y = stars.stream().mapToDouble(Star::y).toArray();
    double radius = 2.5 * pair.sciencePsf().shape().fwhmPx();
    return StarFluxRatio.measure(pair.science(), pair.reference(), x, y, radius);
  }

  private static SubtractionResult subtracted(AlignedPair pair, double beta) {
    return Zogy.subtract(
        pair.science(),
        pair.reference(),
        ZogyOptions.defaults()
            .withFluxScales(beta, 1)
            .withAstrometricNoise(pair.rmsXPx(), pair.rmsYPx()));
  }

  private static AlignedPair golden() {
    PreprocessOptions options = PreprocessOptions.defaults();
    PreprocessedFrame science = Preprocessing.run(GoldenPair.raw("sci"), options);
    PreprocessedFrame reference = Preprocessing.run(GoldenPair.raw("ref"), options);
    return PairAlignment.align(
        science, reference, AlignmentOptions.defaults().withLeastOverlap(0.8));
  }

  @Test
  void theGoldenPairGivesItsTransients() throws IOException {
    JsonNode expected = new ObjectMapper().readTree(GoldenPair.path("expected.json").toFile());
    AlignedPair pair = golden();
    FluxRatio ratio = ratio(pair);
    assertThat(ratio.value()).isCloseTo(1.4, within(0.07));
    check(expected, pair, subtracted(pair, ratio.value()), 0.2, 6);
    AlignedPair given =
        new AlignedPair(
            with(pair.science(), GoldenPair.psf("psf_sci")),
            with(pair.reference(), GoldenPair.psf("psf_ref_in_sci")),
            pair.sciencePsf(),
            pair.referencePsf(),
            pair.overlap(),
            pair.rmsXPx(),
            pair.rmsYPx(),
            pair.registrationStars(),
            pair.flags());
    check(expected, given, subtracted(given, 1.4), 0.08, 3);
  }

  private static Frame with(Frame frame, PsfStamp psf) {
    return Signal.of(frame).with(psf);
  }

  private static void check(
      JsonNode expected,
      AlignedPair pair,
      SubtractionResult result,
      double relative,
      int mostFalse) {
    List<Candidate> found =
        Candidates.find(result, pair.science(), pair.reference(), CandidateOptions.defaults());
    int matched = 0;
    for (JsonNode transientNode : expected.get("transients")) {
      double flux = transientNode.get("flux_true_in_reference_units").asDouble();
      boolean seen = false;
      for (Candidate candidate : found) {
        double east =
            (candidate.raDegrees() - transientNode.get("ra").asDouble())
                * Math.cos(Math.toRadians(candidate.decDegrees()));
        double north = candidate.decDegrees() - transientNode.get("dec").asDouble();
        if (3600 * Math.hypot(east, north) < 3) {
          matched++;
          seen = true;
          if (transientNode.get("expect").asText().equals("must")) {
            assertThat(3600 * Math.hypot(east, north)).isLessThan(0.7);
            assertThat(candidate.flux())
                .isCloseTo(flux, within(4 * candidate.fluxError() + relative * flux));
          }
        }
      }
      assertThat(seen || !transientNode.get("expect").asText().equals("must")).isTrue();
    }
    System.out.println(
        "GOLD " + found.size() + " " + matched + " " + SubtractionStatistics.of(result, 14));
    assertThat(found.size() - matched).isLessThanOrEqualTo(mostFalse);
    assertThat(SubtractionStatistics.of(result, 14).significanceSigma()).isBetween(0.9, 1.15);
  }

  /** Two images of 150 stars, the newer one with 25 new sources, turned and shifted. */
  @Test
  void measuredPointSpreadFunctionsGiveUnbiasedFluxes(RandomGenerator random) {
    int side = 1024;
    double[] science = new double[side * side];
    double[] reference = new double[side * side];
    Arrays.fill(science, 150);
    Arrays.fill(reference, 60);
    double angle = Math.toRadians(0.7);
    for (int i = 0; i < 150; i++) {
      double x = random.nextDouble(-10, side + 10);
      double y = random.nextDouble(-10, side + 10);
      double flux = Math.pow(10, random.nextDouble(3, 5.3));
      StarField.addMoffat(science, side, side, x, y, 1.4 * flux, 3.4);
      double[] there = turned(x, y, angle);
      StarField.addMoffat(reference, side, side, there[0], there[1], flux, 2.7);
    }
    double[][] places = new double[25][];
    for (int i = 0; i < places.length; i++) {
      places[i] =
          new double[] {
            120 + 195 * (i % 5) + random.nextDouble(),
            120 + 195 * Math.floorDiv(i, 5) + random.nextDouble()
          };
      StarField.addMoffat(science, side, side, places[i][0], places[i][1], 1.4 * 4000, 3.4);
    }
    StarField.addPhotonNoise(science, 3, random);
    StarField.addPhotonNoise(reference, 3, random);
    AlignedPair pair =
        PairAlignment.align(
            prepared(science, side, 0),
            prepared(reference, side, angle),
            AlignmentOptions.defaults());
    SubtractionResult result = subtracted(pair, ratio(pair).value());
    List<Candidate> found =
        Candidates.find(result, pair.science(), pair.reference(), CandidateOptions.defaults());
    double sum = 0;
    int matched = 0;
    int others = 0;
    for (Candidate candidate : found) {
      boolean injected = false;
      for (double[] place : places) {
        injected |= Math.hypot(candidate.x() - place[0], candidate.y() - place[1]) < 1.5;
      }
      matched += injected ? 1 : 0;
      others += injected ? 0 : 1;
      sum += injected ? candidate.flux() / 4000 : 0;
    }
    System.out.println(
        "PAIR "
            + matched
            + " found, "
            + others
            + " false, flux ratio "
            + sum / matched
            + " beta "
            + ratio(pair).value()
            + " rms "
            + pair.rmsXPx()
            + " "
            + pair.rmsYPx());
    assertThat(matched).isGreaterThanOrEqualTo(23);
    assertThat(sum / matched).isCloseTo(1, within(0.03));
    assertThat(others).isLessThanOrEqualTo(1);
  }

  /** Where a pixel of the science image lies in the reference. */
  private static double[] turned(double x, double y, double angle) {
    double dx = x - 511;
    double dy = y - 511;
    return new double[] {
      511 + Math.cos(angle) * dx - Math.sin(angle) * dy,
      511 + Math.sin(angle) * dx + Math.cos(angle) * dy
    };
  }

  private static PreprocessedFrame prepared(double[] pixels, int side, double angle) {
    double degrees = 1 / 3600.0;
    FitsHeader header =
        new FitsHeader(
            "simulated",
            List.of(
                FitsCard.of("CTYPE1", "RA---TAN", ""),
                FitsCard.of("CTYPE2", "DEC--TAN", ""),
                FitsCard.of("CRVAL1", 150.0, ""),
                FitsCard.of("CRVAL2", 2.0, ""),
                FitsCard.of("CRPIX1", 512.3, ""),
                FitsCard.of("CRPIX2", 511.8, ""),
                FitsCard.of("CD1_1", -degrees * Math.cos(angle), ""),
                FitsCard.of("CD1_2", -degrees * Math.sin(angle), ""),
                FitsCard.of("CD2_1", -degrees * Math.sin(angle), ""),
                FitsCard.of("CD2_2", degrees * Math.cos(angle), "")));
    RawImage raw = RawImage.of(side, side, pixels, header).withGain(1).withReadNoise(3);
    return Preprocessing.run(raw, PreprocessOptions.defaults());
  }
}
