package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void knowsItsAxes() {
    Shape shape = Shape.of(2854, 1247, 3);
    assertThat(shape.rank()).isEqualTo(3);
    assertThat(shape.length(1)).isEqualTo(1247);
    assertThat(shape.size()).isEqualTo(2854L * 1247 * 3);
    assertThat(shape.inner()).isEqualTo(Shape.of(1247, 3));
    assertThat(shape).hasToString("(2854, 1247, 3)");
  }

  @Test
  void noAxisIsAScalar() {
    assertThat(Shape.of().size()).isOne();
    assertThat(Shape.of().rank()).isZero();
  }

  @Test
  void isAValue() {
    long[] lengths = {2, 3};
    Shape shape = Shape.of(lengths);
    lengths[0] = 5;
    shape.toArray()[1] = 7;
    assertThat(shape).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
    assertThat(shape).isNotEqualTo(Shape.of(3, 2)).isNotEqualTo(Shape.of(2, 3, 1));
  }

  @Test
  void refusesNegativeLengths() {
    assertThatThrownBy(() -> Shape.of(2, -1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("axis length -1")
        .hasMessageContaining("[2, -1]");
  }

  @Test
  void refusesMoreElementsThan64BitsCount() {
    assertThatThrownBy(() -> Shape.of(1L << 32, 1L << 32))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("too many elements")
        .hasCauseInstanceOf(ArithmeticException.class);
  }
}
