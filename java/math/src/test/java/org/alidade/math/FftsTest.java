package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FftsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 2",
    "7, 7",
    "10, 10",
    "11, 12",
    "13, 14",
    "17, 18",
    "121, 125",
    "6652, 6720",
    "8193, 8232",
    "1000003, 1000188"
  })
  void goodLengthIsTheNextSmoothNumber(long n, long wanted) {
    assertThat(Ffts.goodLength(n)).isEqualTo(wanted);
  }

  @Test
  void refusesEmptyTransforms() {
    assertThatThrownBy(() -> Ffts.plan(0, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Ffts.plan(8, 0)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Ffts.goodLength(0)).isInstanceOf(BadInputException.class);
  }

  @Test
  void withoutOtherArtifactsTheTransformsInJavaAreTaken() {
    assertThat(Ffts.provider()).isEqualTo("jtransforms");
    try (RealFft fft = Ffts.plan(12, 3)) {
      assertThat(fft.length()).isEqualTo(12);
      assertThat(fft.batch()).isEqualTo(3);
    }
  }
}
