package org.alidade.cube.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.alidade.cube.CubeCheck;
import org.alidade.cube.CubeCheck.Severity;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RebinMode;
import org.alidade.cube.SolveEstimate;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class InputChecksTest {
  private static final int SPAXELS = 12;
  private static final int COMPONENTS = 3;
  private static final int BINS = 25;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void populate() throws Exception {
    file = TinyCubes.populated(folder, RebinMode.OVERLAP);
  }

  private ListAssert<String> findings(Severity severity) {
    CubeCheck check = CubeCheck.run(file, CubeCheck.Options.defaults());
    return assertThat(
        check.findings().stream()
            .filter(finding -> finding.severity() == severity)
            .map(CubeCheck.Finding::what)
            .toList());
  }

  private void change(String dataset, Consumer<double[]> change) {
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      double[] values = open.dataset(dataset).readDoubles();
      change.accept(values);
      open.dataset(dataset).write(values);
    }
  }

  @Test
  void soundInputsGetNumbersOnly() {
    findings(Severity.WARNING).isEmpty();
    findings(Severity.ERROR).isEmpty();
    findings(Severity.INFO)
        .anyMatch(what -> what.matches("equal weights of 0\\.\\d+ give the mean flux"))
        .anyMatch(what -> what.equals("100.0 % of the (spaxel, component) pairs carry light"))
        .anyMatch(
            what -> what.matches("about .* for solver exact; .* for mprgp; .* for kaczmarz.*"));
    assertThat(CubeCheck.run(file, CubeCheck.Options.defaults().withValues(false)).findings())
        .noneMatch(finding -> finding.where().equals("solve"));
  }

  @Test
  void valuesOfVelocityDistributionsAreLookedAt() {
    change(
        "/LOSVD",
        losvd -> {
          losvd[5] = Double.NaN;
          losvd[6] = -1;
          for (int i = 0; i < losvd.length; i++) {
            int bin = i / COMPONENTS % BINS;
            losvd[i] += bin == 0 ? 0.1 : 0;
          }
        });
    findings(Severity.WARNING)
        .anyMatch(what -> what.startsWith("1 values are not finite and 1 are negative"))
        .anyMatch(what -> what.endsWith("of the light lies in the outermost velocity bins"));
  }

  @Test
  void darkComponentsAndSpaxelsAreNamed() {
    change(
        "/LOSVD",
        losvd -> {
          for (int i = 0; i < losvd.length; i++) {
            boolean dark = i % COMPONENTS == 2 || i / COMPONENTS / BINS == 7;
            losvd[i] = dark ? 0 : losvd[i];
          }
        });
    findings(Severity.WARNING)
        .contains(
            "1 of 3 components have no light in any spaxel: 2",
            "1 spaxels get no light from any component: 7");
    findings(Severity.INFO).contains("6 of 18 columns are zero");
    change("/LOSVD", losvd -> Arrays.fill(losvd, 0));
    findings(Severity.ERROR).contains("has no light at all");
  }

  @Test
  void copiesAndEmptyTemplatesAreCounted() {
    change(
        "/Templates",
        templates -> {
          int pixels = templates.length / 6;
          for (int t = 0; t < pixels; t++) {
            templates[pixels + t] = 3 * templates[t];
            templates[2 * pixels + t] = templates[t] * (1 + (t == 40 ? 1e-4 : 0));
            templates[5 * pixels + t] = 0;
          }
        });
    findings(Severity.WARNING)
        .contains("1 templates are zero", "1 templates equal another one up to a factor");
    findings(Severity.INFO)
        .anyMatch(what -> what.startsWith("3 pairs of templates differ by less than 1e-4"))
        .contains("3 of 18 columns are zero");
  }

  @Test
  void missingDataAndUnitsAreNoticed() {
    change(
        "/DataCube",
        flux -> {
          for (int i = 0; i < flux.length; i++) {
            boolean lost = i / (flux.length / SPAXELS) == 3;
            flux[i] = lost ? Double.NaN : 1e-17 * flux[i];
          }
        });
    findings(Severity.WARNING)
        .contains("1 spaxels have no data: 3")
        .anyMatch(what -> what.matches("equal weights of .*e-1[78] give the mean flux"));
    findings(Severity.INFO).contains("8.3 % of the kept values are not finite and do not count");
    change("/DataCube", flux -> Arrays.setAll(flux, i -> -Math.abs(flux[i])));
    findings(Severity.WARNING).contains("the mean flux is not positive beside the models");
  }

  @Test
  void costsFollowTheSizes() {
    CubeShape ngc4365 = new CubeShape(2854, 207, 360, 1247);
    SolveEstimate estimate = SolveEstimate.of(ngc4365, 203, 6450, 6e10, 256);
    assertThat(estimate.iterationTime().toMillis())
        .as("2 x 2.99e11 flops")
        .isBetween(9_000L, 11_000L);
    assertThat(estimate.epochTime().toSeconds()).as("3.6e13 flops").isBetween(500L, 700L);
    assertThat(estimate.exactBytes()).isBetween(1_500_000_000L, 6_000_000_000L);
    assertThat(estimate.exactTime().toSeconds()).as("1e13 flops").isBetween(150L, 600L);
    assertThat(estimate.iterationBytes()).isBetween(900_000_000L, 1_500_000_000L);
    SolveEstimate one = SolveEstimate.of(new CubeShape(1, 1, 1, 1), 1, 1, 1e9, 256);
    assertThat(one.exactBytes()).isPositive();
    assertThat(one.epochTime().isNegative()).isFalse();
  }
}
