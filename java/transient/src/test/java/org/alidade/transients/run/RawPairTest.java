package org.alidade.transients.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.testing.GoldenData;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.CandidateOptions;
import org.alidade.transients.difference.DifferenceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two raw images, turned against each other, from files to candidates. */
class RawPairTest {
  private static final double SAME_ARCSEC = 0.7;

  @TempDir Path folder;
  private final Path pair = GoldenData.golden("transient", "pair", "rot12_256");

  @Test
  void findsWhatIsThereByMeasuredPsfs() throws IOException {
    RawPair raw = RawPair.of(pair.resolve("sci.fits"), pair.resolve("ref.fits"));
    assertThat(DifferenceFiles.areOnOneGrid(raw.science(), raw.reference())).isFalse();
    check("transients_with_stacked_psf", raw.subtract(CandidateOptions.defaults(), folder), 6);
  }

  @Test
  void findsWhatIsThereByGivenPsfs() throws IOException {
    List<Candidate> found =
        RawPair.of(pair.resolve("sci.fits"), pair.resolve("ref.fits"))
            .withPsfs(
                DifferenceFiles.psf(pair.resolve("psf_sci.fits")),
                DifferenceFiles.psf(pair.resolve("psf_ref.fits")))
            .subtract(CandidateOptions.defaults(), folder);
    check("transients", found, 3);
    assertThat(folder)
        .isDirectoryContaining("glob:**/SCORR.fits")
        .isDirectoryContaining("glob:**/summary.json");
  }

  private void check(String list, List<Candidate> found, int mostFalse) throws IOException {
    JsonNode expected = new ObjectMapper().readTree(pair.resolve("expected.json").toFile());
    int known = 0;
    for (JsonNode transientSource : expected.path(list)) {
      boolean seen = found.stream().anyMatch(candidate -> isAt(candidate, transientSource));
      known += seen ? 1 : 0;
      assertThat(seen || !transientSource.path("expect").asText().equals("must"))
          .as(transientSource.toString())
          .isTrue();
    }
    assertThat(found.size() - known).isLessThanOrEqualTo(mostFalse);
  }

  private static boolean isAt(Candidate candidate, JsonNode source) {
    double dec = source.path("dec").doubleValue();
    double east =
        (candidate.raDegrees() - source.path("ra").doubleValue()) * Math.cos(Math.toRadians(dec));
    return 3600 * Math.hypot(east, candidate.decDegrees() - dec) < SAME_ARCSEC;
  }
}
