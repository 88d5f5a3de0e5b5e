package org.alidade.cube.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.RebinDiagnosis;
import org.alidade.cube.RebinMode;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Numbers worked out with numpy from the golden grids (step 1e-4, 25 bins from -600 to 600 km/s).
 */
@ExtendWith(LeakCheck.class)
class RebinDiagnosisTest {
  @TempDir private Path folder;

  @Test
  void averagingNeedsHalfAnObservedPixelMore() throws Exception {
    RebinDiagnosis diagnosis = RebinDiagnosis.of(TinyCubes.populated(folder, RebinMode.OVERLAP));

    assertThat(diagnosis.safe()).isTrue();
    assertThat(diagnosis.problems()).isEmpty();
    assertThat(diagnosis.kernelFirst()).isEqualTo(-21);
    assertThat(diagnosis.kernelLast()).isEqualTo(20);
    assertThat(diagnosis.needLeftPixels()).isCloseTo(20 + 0.63, within(1e-9));
    assertThat(diagnosis.needRightPixels()).isCloseTo(22 + 0.63, within(1e-9));
    assertThat(diagnosis.leftPixels()).isCloseTo(85, within(1e-6));
    assertThat(diagnosis.rightPixels()).isCloseTo(85.46, within(1e-6));
    assertThat(diagnosis.guardPixels()).hasValue(85);
    assertThat(diagnosis.columnSumError()).isLessThan(2e-7 * 4);
    assertThat(diagnosis.extrapolated()).isZero();
    assertThat(diagnosis.observedLow()).isEqualTo(8.536995818712418);
    assertThat(diagnosis.observedHigh()).isEqualTo(8.559549818712417);
  }

  @Test
  void interpolationDoesNot() throws Exception {
    RebinDiagnosis diagnosis = RebinDiagnosis.of(TinyCubes.populated(folder, RebinMode.INTERP));

    assertThat(diagnosis.safe()).isTrue();
    assertThat(diagnosis.needLeftPixels()).isEqualTo(20);
    assertThat(diagnosis.needRightPixels()).isEqualTo(22);
  }

  @Test
  void spoiltWeightsAndFastBinsAreUnsafe() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.INTERP);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      float[] weights = open.dataset("/R_T").readFloats();
      float[] spoilt = weights.clone();
      for (int i = 0; i < spoilt.length; i++) {
        spoilt[i] *= i % 180 == 7 ? 1.5f : 1;
      }
      open.dataset("/R_T").write(spoilt);
      double[] velocity = open.dataset("/VelPix").readDoubles();
      velocity[24] = 4000;
      open.dataset("/VelPix").write(velocity);
    }

    RebinDiagnosis diagnosis = RebinDiagnosis.of(file);

    assertThat(diagnosis.safe()).isFalse();
    assertThat(diagnosis.columnSumError()).isCloseTo(0.5, within(1e-6));
    assertThat(diagnosis.needLeftPixels()).isEqualTo(133);
    assertThat(diagnosis.problems())
        .extracting(RebinDiagnosis.Problem::what)
        .anyMatch(what -> what.contains("left end"))
        .anyMatch(what -> what.contains("do not sum to 1"));
    assertThat(diagnosis.problems())
        .extracting(RebinDiagnosis.Problem::remedy)
        .anyMatch(remedy -> remedy.contains("safety_pad_px"));
  }

  @Test
  void cubeOfAnotherVelocityGridIsUnsafe() throws Exception {
    Path file = TinyCubes.built(folder);
    assertThat(RebinDiagnosis.of(file).safe()).isTrue();
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      double[] velocity = open.dataset("/VelPix").readDoubles();
      velocity[24] += 1e-3;
      open.dataset("/VelPix").write(velocity);
    }

    assertThat(RebinDiagnosis.of(file).problems())
        .extracting(RebinDiagnosis.Problem::what)
        .containsExactly("the hypercube was built with another velocity or template grid");
  }

  @Test
  void unpopulatedFileIsRefused() {
    Path file = folder.resolve("empty.h5");
    Hdf5File.create(file).close();

    assertThatThrownBy(() -> RebinDiagnosis.of(file)).isInstanceOf(MissingDatasetException.class);
  }
}
