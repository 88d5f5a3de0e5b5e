package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a program that depends on one artifact downloads; the lists in {@code
 * src/test/resources/dependencies} change by a conscious edit alone.
 */
class DependencyListsTest {
  private static final Path LISTS =
      Published.ROOT.resolve("tests/distribution/src/test/resources/dependencies");

  @BeforeAll
  static void onOnePlatform() {
    Machine.assumeLinux();
  }

  @TestFactory
  List<DynamicTest> everyArtifactBringsWhatItsListSays() {
    return Closures.ofThisBuild().stream()
        .map(closure -> DynamicTest.dynamicTest(closure.of(), () -> compare(closure)))
        .toList();
  }

  @Test
  void arraysStandOnJavaCppAlone() {
    assertThat(Closures.of("alidade-array").dependencies())
        .containsExactly("org.bytedeco:javacpp", "org.jspecify:jspecify", "org.slf4j:slf4j-api");
  }

  @Test
  void fftwComesWithItsBridgeAndTheCommandLineAlone() {
    assertThat(bringersOf("org.bytedeco:fftw")).containsExactly("alidade-cli", "alidade-math-fftw");
  }

  @Test
  void programsChooseTheirLogger() {
    assertThat(bringersOf("ch.qos.logback:")).containsExactly("alidade-cli");
  }

  @Test
  void nothingForTestsGetsOut() {
    assertThat(bringersOf("org.junit.")).isEmpty();
    assertThat(bringersOf("org.assertj:")).isEmpty();
    assertThat(bringersOf("org.alidade:alidade-testing")).isEmpty();
  }

  private static List<String> bringersOf(String start) {
    return Closures.ofThisBuild().stream()
        .filter(closure -> closure.dependencies().stream().anyMatch(name -> name.startsWith(start)))
        .map(Closures.Closure::of)
        .toList();
  }

  private static void compare(Closures.Closure closure) {
    String lines =
        closure.dependencies().stream().map(name -> name + "\n").collect(Collectors.joining());
    Recorded.check(LISTS.resolve(closure.of() + ".txt"), lines);
  }
}
