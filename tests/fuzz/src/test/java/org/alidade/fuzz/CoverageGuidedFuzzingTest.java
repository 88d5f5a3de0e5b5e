package org.alidade.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer look for inputs that break a reader, guided by what they reach in the code: each
 * target in a JVM of its own with a small heap, for as many seconds as the system property {@code
 * alidade.fuzz.seconds} says.
 *
 * <p>What it learns stays in {@code .alidade/fuzz-corpus} for the next night; a finding is named in
 * the failure, to be put among the seeds of its target.
 */
@Tag("nightly")
class CoverageGuidedFuzzingTest {
  private static final long SECONDS = Long.getLong("alidade.fuzz.seconds", 60);
  private static final List<Class<?>> CLASSES =
      List.of(
          ArchiveAnswersFuzzTest.class,
          ArrayFilesFuzzTest.class,
          FitsFuzzTest.class,
          Hdf5LayoutsFuzzTest.class,
          LightCurvesFuzzTest.class,
          OptionsFuzzTest.class,
          ResultsFuzzTest.class,
          SurveysFuzzTest.class,
          TransientsFuzzTest.class);

  /**
   * Jazzer takes a statement that fails and that it cannot parse for an injection; it does not know
   * the words of DuckDB, whose statements fail on every damaged file.
   */
  private static final Map<String, String> LEFT_OUT =
      Map.of("ArrayFilesFuzzTest.parquet", "com.code_intelligence.jazzer.sanitizers.SqlInjection");

  static Stream<String> targets() {
    return CLASSES.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(FuzzTest.class))
        .sorted(Comparator.comparing(Method::toString))
        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void findsNothing(String target) throws IOException, InterruptedException {
    Path output = GoldenData.checkout().resolve("tests/fuzz/target/fuzzing").resolve(target);
    Path temporary = Files.createDirectories(output.resolve("tmp"));
    Path log = output.resolve("log.txt");
    Process jazzer =
        new ProcessBuilder(command(target, output, temporary))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(jazzer.waitFor(SECONDS + 300, TimeUnit.SECONDS)).as("ends in time").isTrue();
      assertThat(jazzer.exitValue()).as("findings of %s; %s tells more", target, log).isZero();
    } finally {
      jazzer.destroyForcibly();
    }
  }

  private static List<String> command(String target, Path output, Path temporary)
      throws IOException {
    String type = target.substring(0, target.indexOf('.'));
    String method = target.substring(target.indexOf('.') + 1);
    Path corpus =
        Files.createDirectories(
            GoldenData.checkout().resolve(".alidade/fuzz-corpus").resolve(target));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx384m",
        "-XX:MaxDirectMemorySize=128m",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + temporary,
        "-cp",
        System.getProperty("java.class.path"),
        Jazzer.class.getName(),
        "--target_class=org.alidade.fuzz." + type,
        "--target_method=" + method,
        "--instrumentation_includes=org.alidade.**:nom.tam.**",
        "--disabled_hooks=" + LEFT_OUT.getOrDefault(target, ""),
        "--reproducer_path=" + output,
        "-artifact_prefix=" + output + "/",
        "-max_total_time=" + SECONDS,
        "-timeout=120", // the first input loads and changes classes
        "-rss_limit_mb=3000",
        corpus.toString(),
        seeds(type, method).toString());
  }

  /** Seeds of the resources; a target without any begins with those that the library writes. */
  private static Path seeds(String type, String method) throws IOException {
    Path seeds =
        GoldenData.checkout()
            .resolve("tests/fuzz/src/test/resources/org/alidade/fuzz")
            .resolve(type + "Inputs")
            .resolve(method);
    Path none = GoldenData.checkout().resolve("tests/fuzz/target/fuzzing/no-seeds");
    return Files.isDirectory(seeds) ? seeds : Files.createDirectories(none);
  }
}
