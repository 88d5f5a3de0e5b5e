package org.alidade.cube.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.alidade.cube.RebinMode;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaxelErrorsTest {
  @TempDir private Path folder;

  @Test
  void onlyKeptFinitePixelsCount() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    double[] data = new double[12 * 180];
    double[] model = new double[12 * 180];
    boolean[] keep = new boolean[180];
    for (int l = 0; l < 180; l++) {
      keep[l] = l % 3 != 0;
      for (int s = 0; s < 12; s++) {
        data[s * 180 + l] = keep[l] ? 2 : 1e9;
        model[s * 180 + l] = 2 - 0.01 * s;
      }
    }
    data[1] = Double.NaN;
    data[11 * 180 + 2] = Double.POSITIVE_INFINITY;
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.dataset("/DataCube").write(data);
      open.dataset("/Mask").write(keep);
      open.createDataset("/ModelCube", DatasetSpec.of(Hdf5Type.FLOAT64, 12, 180)).write(model);
    }

    SpaxelErrors errors = SpaxelErrors.of(FitData.read(file, 1));

    for (int s = 0; s < 12; s++) {
      assertThat(errors.rms()[s]).isCloseTo(0.01 * s, within(1e-12));
      assertThat(errors.dataFlux()[s]).isCloseTo(2, within(1e-12));
      assertThat(errors.relativeDifference()[s]).isCloseTo(0.005 * s, within(1e-12));
    }
    assertThat(errors.usedPixels()).isEqualTo(12 * 120 - 2);
    assertThat(errors.worst(3)).containsExactly(11, 10, 9);
    assertThat(errors.best(2)).containsExactly(0, 1);
  }
}
