package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LeakCheck.class)
class MatrixTest {
  @Test
  void transposedViewSharesTheElements() {
    try (DoubleArray data = DoubleArray.copyOf("test", new double[] {1, 2, 3, 4, 5, 6}, 2, 3)) {
      DoubleMatrix transposed = DoubleMatrix.of(data).transposed();
      assertThat(transposed.rows()).isEqualTo(3);
      assertThat(transposed.columns()).isEqualTo(2);
      assertThat(transposed.get(2, 0)).isEqualTo(3);
      transposed.set(0, 1, 40);
      assertThat(data.get(1, 0)).isEqualTo(40);
      assertThat(transposed.transposed()).isEqualTo(DoubleMatrix.of(data));
    }
  }

  @Test
  void blockOfATransposedViewLiesWhereItShould() {
    try (FloatArray data = FloatArray.allocate("test", 5, 7)) {
      for (int i = 0; i < 35; i++) {
        data.set(i, i);
      }
      FloatMatrix block = FloatMatrix.of(data).transposed().block(2, 3, 1, 4);
      assertThat(block.rows()).isEqualTo(3);
      assertThat(block.columns()).isEqualTo(4);
      assertThat(block.get(0, 0)).isEqualTo(1 * 7 + 2);
      assertThat(block.get(2, 3)).isEqualTo(4 * 7 + 4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, 5, 5, true", // all
    "2, 3, 5, 5, true", // part
    "0, 2, 5, 15, true", // wide stride up to the last element
    "1, 2, 5, 15, false", // one element too far
    "0, 5, 5, 5, false", // one row too many
    "0, 2, 5, 4, false", // rows overlap
    "-1, 2, 2, 5, false",
    "0, -1, 2, 5, false",
    "20, 0, 5, 5, true", // empty at the end
    "21, 0, 5, 5, false",
    "0, 2, 5, 9223372036854775807, false",
  })
  void matrixMustLieInsideItsArray(
      long offset, long rows, long columns, long stride, boolean allowed) {
    try (DoubleArray data = DoubleArray.allocate("test", 20)) {
      if (allowed) {
        DoubleMatrix m = DoubleMatrix.of(data, offset, rows, columns, stride);
        assertThat(m.rows()).isEqualTo(rows);
      } else {
        assertThatThrownBy(() -> DoubleMatrix.of(data, offset, rows, columns, stride))
            .isInstanceOf(BadInputException.class);
      }
    }
  }

  @Test
  void refusesOtherRanksBlocksAndElementsOutside() {
    try (DoubleArray data = DoubleArray.allocate("test", 4, 5)) {
      DoubleMatrix m = DoubleMatrix.of(data);
      assertThatThrownBy(() -> DoubleMatrix.of(data.reshape(20)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(20)");
      assertThatThrownBy(() -> m.block(3, 2, 0, 5)).isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> m.get(0, 5)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> m.set(4, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
