package org.alidade.transients.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsFile;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {
  @ParameterizedTest
  @ValueSource(strings = {"sci.fits", "ref.fits"})
  void fillsAsTheGoldenCaseDoes(String name) {
    Path path = GoldenData.golden("transient", "zogy", "masked_128", name);
    try (FitsFile file = FitsFile.open(path)) {
      double[] expected = file.image(0).doubles();
      double[] raw = file.image("RAW").doubles();
      byte[] mask = new byte[raw.length];
      file.image("MASK").readBytes(0, mask, 0, mask.length);
      double[] filled = MaskFilling.fill(128, 128, raw, mask);
      for (int i = 0; i < filled.length; i++) {
        assertThat((float) filled[i])
            .as("pixel %d", i)
            .isCloseTo(
                (float) expected[i],
                org.assertj.core.data.Offset.offset(1e-4f * (1 + Math.abs((float) expected[i]))));
      }
    }
  }

  @Test
  void ringsAreFilledAtOnce() {
    double[] row = {4, 0, 0, 0, Double.NaN};
    byte[] mask = {0, 1, 1, 1, 0};
    assertThat(MaskFilling.fill(5, 1, row, mask)).containsExactly(4, 4, 4, 4, 4);
    // Both ends are seen by the middle pixel only in the second round.
    double[] between = {0, 9, 9, 9, 8};
    assertThat(MaskFilling.fill(5, 1, between, mask)).containsExactly(0, 0, 4, 8, 8);
  }

  @Test
  void nothingToFillFromIsAnError() {
    assertThatThrownBy(() -> MaskFilling.fill(2, 1, new double[2], new byte[] {1, 4}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("all pixels are masked");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2, 2.5, 7.1})
  void growsByDiscs(double radius) {
    int width = 23;
    int height = 17;
    boolean[] set = new boolean[width * height];
    set[5 * width + 4] = true;
    set[0] = true;
    set[16 * width + 22] = true;
    boolean[] grown = MaskGrowth.grow(width, height, set, radius);
    for (int i = 0; i < set.length; i++) {
      int x = i % width;
      int y = i / width;
      boolean expected =
          Math.hypot(x - 4, y - 5) <= radius
              || Math.hypot(x, y) <= radius
              || Math.hypot(x - 22, y - 16) <= radius;
      assertThat(grown[i]).as("(%d, %d)", x, y).isEqualTo(expected);
    }
  }

  @Test
  void selectsByBits() {
    assertThat(MaskGrowth.select(new byte[] {0, 1, 6, 8}, 5))
        .containsExactly(false, true, true, false);
  }
}
