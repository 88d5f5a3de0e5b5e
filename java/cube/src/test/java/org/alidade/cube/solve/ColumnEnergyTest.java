package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.cube.ColumnEnergy;
import org.alidade.cube.ComponentSupport;
import org.alidade.cube.CubeStatus;
import org.alidade.cube.LambdaWeights;
import org.alidade.cube.RebinMode;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class ColumnEnergyTest {
  private static final int COLUMNS = 18;
  private static final int PIXELS = 180;

  @TempDir private Path folder;

  @Test
  void theWeightItselfMultipliesSquaredModels() throws Exception {
    Path file = TinyCubes.built(folder);
    double[] weights = LambdaWeights.store(file);
    double[] energy = ColumnEnergy.compute(file, weights, "auto", 2).energy();
    double[] plain = ColumnEnergy.compute(file, null, "none", 1).energy();
    float[] models;
    boolean[] keep;
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      models = open.dataset("/HyperCube/models").readFloats();
      keep = open.dataset("/Mask").readBooleans();
    }
    double[] expected = new double[COLUMNS];
    double[] unweighted = new double[COLUMNS];
    for (int i = 0; i < models.length; i++) {
      int pixel = i % PIXELS;
      if (keep[pixel]) {
        double square = (double) models[i] * models[i];
        expected[i / PIXELS % COLUMNS] += weights[pixel] * square;
        unweighted[i / PIXELS % COLUMNS] += square;
      }
    }
    for (int j = 0; j < COLUMNS; j++) {
      assertThat(energy[j]).isCloseTo(expected[j], within(1e-5 * expected[j]));
      assertThat(plain[j]).isCloseTo(unweighted[j], within(1e-5 * unweighted[j]));
    }
  }

  @Test
  void storedEnergiesKnowWhatTheyBelongTo() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    assertThat(ColumnEnergy.stored(file)).isEmpty();
    ColumnEnergy energy = ColumnEnergy.compute(file, null, "none", 1);
    energy.store(file);
    ComponentSupport.of(file, 5).store(file);
    ColumnEnergy stored = ColumnEnergy.stored(file).orElseThrow();
    assertThat(stored.energy()).containsExactly(energy.energy());
    assertThat(stored.isCurrent(file)).isTrue();
    CubeStatus status = CubeStatus.of(file);
    assertThat(status.columnEnergy()).contains(new CubeStatus.Energy(COLUMNS, "none", true));
    assertThat(status.emptyComponents().orElseThrow()).isEmpty();
    assertThat(status.toText()).contains("18 columns, lambda weights none");
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      assertThat(open.dataset("/HyperCube/component_support").shape().toArray())
          .containsExactly(3, 3);
      double[] line = open.dataset("/LOSVD").readDoubles(Slab.rows(0, 1));
      line[30] += 1;
      open.dataset("/LOSVD").write(Slab.rows(0, 1), line);
    }
    assertThat(stored.isCurrent(file)).isFalse();
    assertThat(CubeStatus.of(file).toText()).contains("STALE");
  }

  @Test
  void anotherMaskMakesThemStale() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    ColumnEnergy energy = ColumnEnergy.compute(file, null, "none", 1);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      boolean[] keep = open.dataset("/Mask").readBooleans();
      keep[90] = !keep[90];
      open.dataset("/Mask").write(keep);
    }
    assertThat(energy.isCurrent(file)).isFalse();
  }

  @Test
  void everyPixelNeedsAWeight() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    assertThatThrownBy(() -> ColumnEnergy.compute(file, new double[3], "mine", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("3 pixel weights for 180");
  }
}
