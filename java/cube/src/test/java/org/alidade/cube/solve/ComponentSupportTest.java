package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.cube.ComponentSupport;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RebinMode;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class ComponentSupportTest {
  /** Five spaxels, three components: the first everywhere, the second in two, the third nowhere. */
  private static final double[] AMPLITUDE = {
    1e-17, 0, 0, 2e-17, 3, 0, 1e-17, 1e-13, 0, 1e-17, 0, 0, 4e-17, 5, 0
  };

  @TempDir private Path folder;

  @Test
  void amplitudesCountBesideTheLargestOfTheirComponent() {
    ComponentSupport support = ComponentSupport.byAmplitude(AMPLITUDE, 5, 3, 2);
    assertThat(support.tiles()).isEqualTo(3);
    assertThat(support.empty()).containsExactly(2);
    assertThat(support.fraction(0)).isEqualTo(1);
    assertThat(support.fraction(1)).isCloseTo(0.4, within(1e-15));
    assertThat(support.any(2)).isFalse();
    assertThat(support.supported(0, 1)).isTrue();
    assertThat(support.supported(1, 1)).as("1e-13 beside 5").isFalse();
    assertThat(support.supported(2, 1)).isTrue();
    double[] faint = Arrays.stream(AMPLITUDE).map(value -> 1e-17 * value).toArray();
    assertThat(ComponentSupport.byAmplitude(faint, 5, 3, 2).fraction(1))
        .isEqualTo(support.fraction(1));
  }

  @Test
  void energiesCountBesideTheOtherComponentsOfTheTile() {
    CubeShape shape = new CubeShape(3, 4, 1, 2);
    double[][][] matrix = {
      {{1, 1}, {2, 2}, {1e-4, 0}, {0, 0}},
      {{1, 1}, {2, 2}, {1e-4, 0}, {0, 0}},
      {{1e-9, 0}, {2e-9, 0}, {1e-9, 0}, {0, 0}}
    };
    try (DenseOperator operator = DenseOperator.of(shape, matrix)) {
      ComponentSupport support = ComponentSupport.byEnergy(operator, new double[] {1, 0.5}, 2);
      assertThat(support.empty()).containsExactly(3);
      assertThat(support.supported(0, 2)).as("energy 2e-8 beside a median of 3").isFalse();
      assertThat(support.supported(1, 2)).isTrue();
      assertThat(support.fraction(2)).isCloseTo(1.0 / 3, within(1e-15));
      assertThat(support.fraction(1)).isEqualTo(1);
      ComponentSupport masked = ComponentSupport.byEnergy(operator, new double[2], 2);
      assertThat(masked.empty()).hasSize(4);
    }
  }

  @Test
  void aFileSaysWhichComponentsItsDistributionsLeaveDark() throws IOException {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    assertThat(ComponentSupport.of(file, 4).empty()).isEmpty();
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      double[] losvd = open.dataset("/LOSVD").readDoubles();
      for (int i = 1; i < losvd.length; i += 3) {
        losvd[i] = 0;
      }
      open.dataset("/LOSVD").write(losvd);
    }
    assertThat(ComponentSupport.of(file, 4).empty()).containsExactly(1);
  }
}
