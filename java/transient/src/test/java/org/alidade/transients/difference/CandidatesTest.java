package org.alidade.transients.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.alidade.fits.FitsFile;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class CandidatesTest {
  @ParameterizedTest
  @ValueSource(strings = {"noise_128", "field_96x128", "field_256_ast", "gauss_cut_128"})
  void findsWhatTheReferenceFinds(String name) {
    GoldenZogy golden = GoldenZogy.of(name);
    SubtractionResult result = Zogy.subtract(golden.pair(), golden.options());
    check(golden.expected(), Candidates.find(result, CandidateOptions.defaults()));
  }

  @Test
  void fillsMaskedPixelsAndGrowsTheMask() {
    GoldenZogy golden = GoldenZogy.of("masked_128");
    Frame science = frame(golden, "sci.fits", golden.pair().sciencePsf(), "sigma_sci");
    Frame reference = frame(golden, "ref.fits", golden.pair().referencePsf(), "sigma_ref");
    ImagePair filled = ImagePair.of(science, reference);
    assertThat(filled.science()).containsExactly(golden.pair().science(), within(1e-4));
    SubtractionResult result =
        Zogy.subtract(science, reference, golden.options().withMaskGrowth(2, 2));
    int masked = 0;
    for (boolean pixel : result.mask()) {
      masked += pixel ? 1 : 0;
    }
    assertThat(masked).isEqualTo(golden.expected().path("output_masked_pixels").intValue());
    List<Candidate> found =
        Candidates.find(result, science, reference, CandidateOptions.defaults());
    check(golden.expected(), found);
  }

  private static Frame frame(
      GoldenZogy golden, String file, org.alidade.transients.PsfStamp psf, String sigma) {
    try (FitsFile fits = FitsFile.open(golden.folder().resolve(file))) {
      int[] shape = fits.image(0).shape();
      float[] bits = fits.image("MASK").floats();
      byte[] mask = new byte[bits.length];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = (byte) bits[i];
      }
      return new Frame(
          shape[1],
          shape[0],
          fits.image("RAW").doubles(),
          fits.image("VAR").doubles(),
          mask,
          golden.expected().path("parameters").path(sigma).doubleValue(),
          psf,
          fits.header(0));
    }
  }

  private static void check(JsonNode expected, List<Candidate> found) {
    JsonNode detections = expected.path("detections");
    assertThat(found).hasSize(detections.size());
    for (int i = 0; i < found.size(); i++) {
      Candidate candidate = found.get(i);
      JsonNode wanted = detections.get(i);
      double alpha = wanted.path("alpha").doubleValue();
      assertThat(candidate.x()).isCloseTo(wanted.path("x").doubleValue(), within(1e-6));
      assertThat(candidate.y()).isCloseTo(wanted.path("y").doubleValue(), within(1e-6));
      assertThat(candidate.significance())
          .isCloseTo(wanted.path("scorr").doubleValue(), within(1e-6));
      assertThat(candidate.flux()).isCloseTo(alpha, within(1e-7 * Math.abs(alpha)));
      assertThat(candidate.fluxError())
          .isCloseTo(wanted.path("sigma_alpha").doubleValue(), within(1e-6));
      assertThat(candidate.has(CandidateFlag.COSMIC_SCIENCE)).isFalse();
      assertThat(candidate.has(CandidateFlag.NEGATIVE)).isEqualTo(alpha < 0);
      assertThat(candidate.psfFlux()).isCloseTo(alpha, within(4 * candidate.fluxError()));
      assertThat(candidate.psfChiSquare()).isBetween(0.5, 3.0);
      assertThat(candidate.sumRatio()).isGreaterThan(0.3);
    }
  }
}
