package org.alidade.transients.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class DifferenceFilesTest {
  @Test
  void writesWhatTheCommandPromises(@TempDir Path folder) throws IOException {
    GoldenZogy golden = GoldenZogy.of("field_96x128");
    JsonNode parameters = DifferenceFiles.readParameters(golden.folder().resolve("expected.json"));
    List<Candidate> found = run(golden, parameters, folder);
    assertThat(found).hasSize(golden.expected().path("detections").size());
    double[] wanted = golden.image("expected.fits", "SCORR");
    try (FitsFile file = FitsFile.open(folder.resolve("SCORR.fits"))) {
      assertThat(file.image(0).doubles()).containsExactly(wanted, within(1e-4));
      assertThat(file.header(0).getDouble("FD"))
          .isCloseTo(golden.expected().path("F_D").doubleValue(), within(1e-12));
    }
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(summary.path("F_S").doubleValue())
        .isCloseTo(golden.expected().path("F_S").doubleValue(), within(1e-12));
    assertThat(summary.path("n_candidates").intValue()).isEqualTo(found.size());
    assertThat(Files.readAllLines(folder.resolve("candidates.csv"))).hasSize(found.size() + 1);
    for (String name : List.of("D.fits", "S.fits", "PSF_D.fits")) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
  }

  @Test
  void fitsTheFluxRatioThatIsMissing(@TempDir Path folder) throws IOException {
    GoldenZogy golden = GoldenZogy.of("field_96x128");
    ObjectNode parameters = golden.expected().path("parameters").deepCopy();
    parameters.remove(List.of("F_sci", "F_ref"));
    run(golden, parameters, folder);
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(summary.path("parameters").path("F_sci").doubleValue())
        .isCloseTo(
            golden.expected().path("flux_ratio").path("beta_reference_fit").doubleValue(),
            within(1e-5));
  }

  @Test
  void refusesParametersItDoesNotKnow(@TempDir Path folder) {
    GoldenZogy golden = GoldenZogy.of("field_96x128");
    JsonNode parameters = new ObjectMapper().valueToTree(Map.of("sigma", 3));
    assertThatThrownBy(() -> run(golden, parameters, folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("sigma_sci");
  }

  @Test
  void filesOfARunReadBack(@TempDir Path folder) {
    GoldenZogy golden = GoldenZogy.of("field_96x128");
    SubtractionResult result = Zogy.subtract(golden.pair(), golden.options());
    ImagePair pair = golden.pair();
    RunParameters parameters =
        RunParameters.of(
            "sci-1", "ref-1", pair.scienceSigma(), pair.referenceSigma(), golden.options());
    DifferenceRun.write(folder, result, parameters, header(golden));
    DifferenceRun run = DifferenceRun.read(folder);
    assertThat(run.width()).isEqualTo(result.width());
    assertThat(run.difference()).containsExactly(result.difference(), within(1e-4));
    assertThat(run.significance()).containsExactly(result.significance(), within(1e-4));
    assertThat(run.flux()).containsExactly(result.fluxes(), within(1e-2));
    assertThat(run.fluxError()).containsExactly(result.fluxError(), within(1e-2));
    assertThat(run.psf().values()).containsExactly(result.psf().values(), within(1e-7));
    assertThat(run.mask()).isEqualTo(result.mask());
    assertThat(run.header().getString("REFID")).isEqualTo("ref-1");
    assertThat(run.header().getLong("NCUT")).isZero();
  }

  private static FitsHeader header(GoldenZogy golden) {
    try (FitsFile file = FitsFile.open(golden.folder().resolve("sci.fits"))) {
      return file.header(0);
    }
  }

  private static List<Candidate> run(GoldenZogy golden, JsonNode parameters, Path folder) {
    Path from = golden.folder();
    return DifferenceFiles.subtract(
        from.resolve("sci.fits"),
        from.resolve("ref.fits"),
        from.resolve("psf_sci.fits"),
        from.resolve("psf_ref.fits"),
        parameters,
        folder);
  }
}
