package org.alidade.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random changes of layouts, the same ones in every run. */
class Hdf5LayoutsTest {
  private static final int INPUTS = Integer.getInteger("alidade.fuzz.layouts", 12);
  private static final int LONGEST = 12;

  private static Map<String, Consumer<byte[]>> targets() {
    Hdf5LayoutsFuzzTest test = new Hdf5LayoutsFuzzTest();
    Map<String, Consumer<byte[]>> targets = new LinkedHashMap<>();
    targets.put("arrays", test::arrays);
    targets.put("cube", test::cube);
    targets.put("operators", test::operators);
    targets.put("fit", test::fit);
    targets.put("liveFit", test::liveFit);
    targets.put("labelledArray", test::labelledArray);
    targets.put("importedColumns", test::importedColumns);
    targets.put("samples", test::samples);
    return targets;
  }

  static Stream<String> names() {
    return targets().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingElseThanASentence(String name) {
    Consumer<byte[]> target = Objects.requireNonNull(targets().get(name));
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = new byte[1 + random.nextInt(LONGEST)];
      random.nextBytes(input);
      try {
        target.accept(input);
      } catch (RuntimeException | AssertionError finding) {
        throw new AssertionError("input " + HexFormat.of().formatHex(input), finding);
      }
    }
    assertThat(INPUTS).isPositive();
  }
}
