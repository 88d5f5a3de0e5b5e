package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
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
    return Closures.ofThisBuild().own().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        Recorded.check(
                            LISTS.resolve(entry.getKey() + ".txt"),
                            list(entry.getKey(), entry.getValue()))))
        .toList();
  }

  @Test
  void arraysStandOnJavaCppAlone() {
    assertThat(names("alidade-array"))
        .allMatch(
            name ->
                name.startsWith("org.bytedeco:javacpp")
                    || name.startsWith("org.slf4j:slf4j-api")
                    || name.startsWith("org.jspecify:"));
  }

  @Test
  void fftwComesWithItsBridgeAndTheCommandLineAlone() {
    assertThat(Closures.ofThisBuild().own().keySet())
        .filteredOn(
            artifact ->
                names(artifact).stream().anyMatch(name -> name.startsWith("org.bytedeco:fftw")))
        .containsExactly("alidade-cli", "alidade-math-fftw");
  }

  @Test
  void nothingForTestsGetsOut() {
    for (String artifact : Closures.ofThisBuild().own().keySet()) {
      assertThat(names(artifact))
          .as(artifact)
          .noneMatch(
              name ->
                  name.startsWith("org.junit")
                      || name.startsWith("org.assertj")
                      || name.endsWith(":alidade-testing")
                      || name.startsWith("org.wiremock"));
    }
  }

  @Test
  void programsChooseTheirLogger() {
    assertThat(Closures.ofThisBuild().own().keySet())
        .filteredOn(
            artifact -> names(artifact).stream().anyMatch(name -> name.contains(":logback-")))
        .containsExactly("alidade-cli");
  }

  private static List<String> names(String artifact) {
    return Closures.ofThisBuild().own().get(artifact).stream()
        .map(Closures::name)
        .filter(name -> !name.equals(Published.GROUP + ":" + artifact))
        .toList();
  }

  private static String list(String artifact, List<Artifact> closure) {
    return closure.stream()
        .map(Closures::name)
        .filter(name -> !name.equals(Published.GROUP + ":" + artifact))
        .sorted()
        .map(name -> name + "\n")
        .collect(Collectors.joining());
  }
}
