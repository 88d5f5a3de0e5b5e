package org.alidade.cube.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.cube.PopulationGrid;
import org.alidade.cube.RebinMode;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationGridTest {
  @Test
  void isReadFromTheFile(@TempDir Path folder) throws IOException {
    PopulationGrid grid = PopulationGrid.read(TinyCubes.populated(folder, RebinMode.OVERLAP));
    assertThat(grid.isStated()).isTrue();
    assertThat(grid.populations()).isEqualTo(6);
    assertThat(grid.lengths()).hasSize(3);
  }

  @Test
  void isUnknownIfTheFileDoesNotSay(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("foreign.h5");
    try (Hdf5File file = Hdf5File.create(path)) {
      file.createDataset(CubeLayout.TEMPLATES, DatasetSpec.of(Hdf5Type.FLOAT32, 6, 2));
    }
    assertThat(PopulationGrid.read(path)).isEqualTo(PopulationGrid.unknown(6));
  }

  @Test
  void lastAxisIsFastest() {
    PopulationGrid grid = PopulationGrid.of(2, 3, 4);
    assertThat(List.of(grid.stride(0), grid.stride(1), grid.stride(2))).containsExactly(12, 4, 1);
    int p = (1 * 3 + 2) * 4 + 3;
    assertThat(List.of(grid.index(p, 0), grid.index(p, 1), grid.index(p, 2)))
        .containsExactly(1, 2, 3);
    assertThatThrownBy(() -> PopulationGrid.of(2, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("[2, 0]");
  }
}
