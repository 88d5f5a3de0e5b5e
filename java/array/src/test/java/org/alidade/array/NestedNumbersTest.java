package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NestedNumbersTest {
  private static final long BEYOND = (1L << 53) + 1;

  @AfterEach
  void nothingIsLeft() {
    assertThat(NativeMemory.bytesByTag()).isEmpty();
  }

  @Test
  void mixturesOfListsArraysAndBuffersAreOneBlock() {
    DoubleBuffer buffer = DoubleBuffer.wrap(new double[] {9, 3, 4}).position(1);
    Iterable<Integer> counted = () -> List.of(5, 6).iterator();

    NestedNumbers numbers =
        NestedNumbers.of(List.of(new double[] {1, 2}, buffer, counted, new float[] {0.1f, 8}));

    assertThat(numbers.shape()).isEqualTo(Shape.of(4, 2));
    assertThat(numbers.toDoubles()).containsExactly(1, 2, 3, 4, 5, 6, 0.1f, 8);
    assertThat(buffer.position()).isEqualTo(1);
  }

  @Test
  void everyWholeNumberThatFitsIsTaken() {
    Object[] values = {1, 2L, BigInteger.TEN, LongBuffer.wrap(new long[] {4}).get(0)};

    assertThat(NestedNumbers.of(values).toDoubles()).containsExactly(1, 2, 10, 4);
    assertThat(NestedNumbers.of(values).toFloats()).containsExactly(1, 2, 10, 4);
    assertThat(NestedNumbers.of(values).toInts()).containsExactly(1, 2, 10, 4);
    assertThat(NestedNumbers.of(IntBuffer.wrap(new int[] {-3})).toInts()).containsExactly(-3);
    assertThat(NestedNumbers.of(new long[] {BEYOND - 1, 1 - BEYOND}).toDoubles())
        .containsExactly(0x1p53, -0x1p53);
    assertThat(NestedNumbers.of(List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)).toInts())
        .containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Test
  void nanAndInfinitiesStay() {
    double[] values = {Double.NaN, Double.NEGATIVE_INFINITY, -0.0};

    assertThat(NestedNumbers.of(values).toDoubles()).containsExactly(values);
    assertThat(NestedNumbers.of(values).toRoundedFloats())
        .containsExactly(Float.NaN, Float.NEGATIVE_INFINITY, -0.0f);
    assertThat(NestedNumbers.of(FloatBuffer.wrap(new float[] {Float.NaN})).toFloats())
        .containsExactly(Float.NaN);
  }

  @Test
  void aNumberAloneAndEmptyListsHaveShapesToo() {
    assertThat(NestedNumbers.of(2.5).shape()).isEqualTo(Shape.of());
    assertThat(NestedNumbers.of(2.5).toDoubles()).containsExactly(2.5);
    assertThat(NestedNumbers.of(List.of()).shape()).isEqualTo(Shape.of(0));
    assertThat(NestedNumbers.of(new double[3][0]).shape()).isEqualTo(Shape.of(3, 0));
    assertThat(NestedNumbers.of(new double[3][0]).toDoubles()).isEmpty();
  }

  @Test
  void nativeArraysGoThereAndBack() {
    float[][][] values = {{{1, 2, 3}}, {{4, 5, 6}}};
    List<Object> doubles =
        List.of(List.of(List.of(1.0, 2.0, 3.0)), List.of(List.of(4.0, 5.0, 6.0)));
    try (DoubleArray wide = NestedNumbers.of(values).toDoubleArray("nested");
        FloatArray narrow = NestedNumbers.of(values).toFloatArray("nested");
        FloatArray rounded = NestedNumbers.of(doubles).toRoundedFloatArray("nested");
        IntArray whole = NestedNumbers.of(new int[][] {{7}, {8}}).toIntArray("nested");
        DoubleArray scalar = NestedNumbers.of(1).toDoubleArray("nested")) {
      assertThat(wide.shape()).isEqualTo(Shape.of(2, 1, 3));
      assertThat(wide.toNestedList()).isEqualTo(doubles);
      assertThat(wide.slice(1, 1).toNestedList()).isEqualTo(doubles.subList(1, 2));
      assertThat(narrow.toNestedList()).isEqualTo(rounded.toNestedList());
      assertThat(narrow.get(5)).isEqualTo(6f);
      assertThat(whole.toNestedList()).isEqualTo(List.of(List.of(7), List.of(8)));
      assertThatThrownBy(scalar::toNestedList)
          .isInstanceOf(BadInputException.class)
          .hasMessage("a scalar is no list: nested: read it with get(0)");
    }
  }

  static Stream<Arguments> refusals() {
    List<Object> loop = new ArrayList<>();
    loop.add(loop);
    List<Object> deep = List.of(List.of(List.of(1), List.of(2)), List.of(3, 4));
    return Stream.of(
        refusal(
            "a list of 1 where the neighbours have 2: values[1]: make all lists of one level",
            () -> of(new int[][] {{1, 2}, {3}})),
        refusal("numbers where the neighbours are lists: values[1]: make all", () -> of(deep)),
        refusal(
            "a list where the neighbours are numbers: values[1][0]: make all",
            () -> of(List.of(List.of(1), List.of(List.of(2))))),
        refusal(
            "a list of 1 where the neighbours have 0: values[1]", () -> of(new int[][] {{}, {1}})),
        refusal("a set has no order: values: pass a list", () -> of(Set.of(1))),
        refusal("an array of 8 or 16 bits does not say", () -> of(new short[] {1})),
        refusal("an array of 8 or 16 bits does not say", () -> of("ab".toCharArray())),
        refusal("a buffer that does not say what its bytes", () -> of(ByteBuffer.allocate(8))),
        refusal("lists in more than 32 levels: values[0][0]", () -> of(loop)),
        refusal("null (None) is not a number: values[1]", () -> doubles(Arrays.asList(1, null))),
        refusal("null (None) is not a number: values:", () -> doubles(null)),
        refusal("the Boolean 'true' is not", () -> doubles(new boolean[][] {{true}})),
        refusal("9007199254740993 is beyond 9007199254740992", () -> doubles(BEYOND)),
        refusal("-9007199254740993 is beyond", () -> doubles(-BEYOND)),
        refusal("18446744073709551616 is", () -> doubles(BigInteger.TWO.pow(64))),
        refusal("1.0 is a double: values[0][0]: round with", () -> floats(new double[][] {{1, 2}})),
        refusal("16777217 is beyond 16777216: values", () -> floats((1 << 24) + 1)),
        refusal("1.0E39 is larger than any float", () -> of(1e39).toRoundedFloats()),
        refusal("2147483648 is beyond 2147483647", () -> of(1L << 31).toInts()),
        refusal("1.0 is a floating-point number", () -> of(1f).toInts()));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatCannotBeTakenIsRefusedInOneSentence(String message, Supplier<Object> work) {
    assertThatThrownBy(work::get)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(message);
  }

  private static Arguments refusal(String message, Supplier<Object> work) {
    return Arguments.of(message, work);
  }

  private static NestedNumbers of(Object values) {
    return NestedNumbers.of(values);
  }

  private static double[] doubles(@Nullable Object values) {
    return NestedNumbers.of(values).toDoubles();
  }

  private static float[] floats(Object values) {
    return NestedNumbers.of(values).toFloats();
  }
}
