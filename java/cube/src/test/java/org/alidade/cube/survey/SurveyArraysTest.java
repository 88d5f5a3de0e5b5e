package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyArraysTest {
  private static final LogGrid OBSERVED = new LogGrid(8.5, 4e-4, 10);
  private static final LogGrid TEMPLATES = new LogGrid(8.5 - 80e-4, 1e-4, 200);

  @TempDir Path dir;

  @Test
  void fileHoldsWhatWasGiven() throws IOException {
    Path path = dir.resolve("arrays.h5");
    SurveyArrays arrays = complete().build();
    arrays.write(path);
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      assertThat(file.dataset("templates").shape().toArray()).containsExactly(200, 1, 2, 1);
      assertThat(file.dataset("losvd").shape().toArray()).containsExactly(2, 3, 1);
      assertThat(file.dataset("cube").readDoubles()).containsExactly(arrays.cube());
      assertThat(file.dataset("tem_pix").readDoubles()).containsExactly(arrays.temPix());
      assertThat(file.dataset("vel_pix").readDoubles()).containsExactly(-300, 0, 300);
      assertThat(file.dataset("mask").readBooleans()).containsExactly(arrays.mask().orElseThrow());
      assertThat(file.dataset("binnum").readInts()).containsExactly(0, 1, 1);
      assertThat(file.dataset("x_true").readDoubles()).containsExactly(0.5, 0);
      assertThat(file.dataset("provenance").readStrings()).containsExactly("a test");
      assertThat(file.exists("orbit_weights")).isFalse();
    }
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).as("no temporary file stays").hasSize(1);
    }
  }

  @Test
  void otherProgramsReadTheFile() {
    Python.assumeModules("h5py", "numpy");
    Path path = dir.resolve("arrays.h5");
    complete().build().write(path);
    String printed =
        Python.run(
            """
            import h5py, sys
            with h5py.File(sys.argv[1]) as f:
                print(f['cube'].shape, f['mask'].dtype, f['binnum'].dtype, f['cube'][1, 2])
            """,
            path);
    assertThat(printed.strip()).isEqualTo("(2, 10) bool int32 12.0");
  }

  @Test
  void arraysAreCopies() {
    SurveyArrays arrays = complete().build();
    arrays.cube()[0] = 77;
    assertThat(arrays.cube()[0]).isZero();
  }

  @Test
  void contradictionsAreRefused() {
    assertThatThrownBy(() -> complete().mask(new boolean[9]).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("mask has 9 values, expected 10");
    assertThatThrownBy(() -> complete().image(new double[1], new double[1], new int[] {2}).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("outside 0 to 1");
    assertThatThrownBy(() -> complete().array("cube", new double[20], 3, 10))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> SurveyArrays.builder().build())
        .isInstanceOf(MissingDatasetException.class);
  }

  @Test
  void templatesThatEndTooEarlyAreRefusedWithThePixelsNeeded() {
    double[] fast = {-9000, 0, 9000};
    assertThatThrownBy(
            () -> complete().grids(TEMPLATES.centres(), OBSERVED.centres(), fast).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("80 pixels to the blue")
        .hasMessageContaining("needed on both sides");
  }

  private static SurveyArrays.Builder complete() {
    double[] cube = new double[20];
    Arrays.setAll(cube, i -> i);
    boolean[] mask = new boolean[10];
    Arrays.fill(mask, 2, 8, true);
    return SurveyArrays.builder()
        .templates(new double[400], 200, 1, 2, 1)
        .losvd(new double[] {0, 1, 0, 0, 2, 0}, 2, 3, 1)
        .cube(cube, 2, 10)
        .grids(TEMPLATES.centres(), OBSERVED.centres(), new double[] {-300, 0, 300})
        .mask(mask)
        .image(new double[] {0, 1, 2}, new double[] {3, 4, 5}, new int[] {0, 1, 1})
        .xTrue(new double[] {0.5, 0}, 1, 2)
        .provenance("a test");
  }
}
