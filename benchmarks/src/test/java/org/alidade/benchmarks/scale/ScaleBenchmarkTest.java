package org.alidade.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.results.Measured;
import org.alidade.cube.Solver;
import org.alidade.cube.mock.GalaxySize;
import org.alidade.cube.mock.LibraryGalaxy;
import org.alidade.cube.mock.LibraryGalaxyOptions;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class ScaleBenchmarkTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void everyOperationOfATinyProblemIsMeasured() throws IOException {
    Measured measured = ScaleBenchmark.run(words("--size", "tiny", "--pixels", "40"), out);

    assertThat(measured.isComplete()).as(text()).isTrue();
    assertThat(String.valueOf(measured.about().get("shape"))).contains("spaxels=12");
    assertThat(measured.figures().stream().map(Figure::name))
        .contains(
            "populate",
            "forward, float64",
            "forward, float32",
            "adjoint, float64",
            "adjoint, float32",
            "column energies",
            "one epoch, blocked-kaczmarz, K = 40",
            "one epoch, kaczmarz, K = 40",
            "exact optimum");
    for (Figure figure : measured.figures()) {
      assertThat(figure.value()).as(figure.key()).isPositive();
      assertThat(figure.spread()).as(figure.key()).isNotNegative();
      assertThat(String.valueOf(figure.details().get("peak_bytes"))).matches("[1-9]\\d+");
      assertThat(figure.parameters()).containsEntry("problem", "tiny");
    }
    assertThat(text()).contains("populate to exact optimum:").contains("dgemm");
    assertThat(filesLeft()).isEmpty();
  }

  @Test
  void solversAreComparedOnAFileOfArrays() throws IOException {
    Path arrays = folder.resolve("arrays.h5");
    LibraryGalaxy.make(LibraryGalaxyOptions.of(GalaxySize.TINY)).write(arrays, 1);
    Path figures = folder.resolve("figures");

    Measured measured =
        SolverCurves.run(
            words("--arrays", arrays.toString(), "--seconds", "1", "-o", figures.toString()), out);

    assertThat(measured.isComplete()).as(text()).isTrue();
    assertThat(measured.figures())
        .allMatch(figure -> figure.value() > 0)
        .anyMatch(figure -> "exact".equals(figure.parameters().get("solver")));
    List<String> lines = Files.readAllLines(figures.resolve("solvers.csv"));
    for (Solver solver : Solver.values()) {
      assertThat(lines).anyMatch(line -> line.startsWith(solver.label() + ","));
    }
    assertThat(lines).noneMatch(line -> line.contains("NaN"));
    assertThat(Files.readString(figures.resolve("solvers.md"))).contains("| exact |");
    assertThat(figures.resolve("solvers.png")).isNotEmptyFile();
    assertThat(Files.readString(figures.resolve("solvers.svg"))).contains("mprgp");
  }

  @Test
  void unknownWordsAndSizesAreRefused() {
    assertThatThrownBy(() -> ScaleBenchmark.run(words("--size", "huge"), out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ngc4365");
    assertThatThrownBy(() -> ScaleBenchmark.run(words("--size", "tiny", "--fast"), out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--fast");
    assertThatThrownBy(() -> SolverCurves.run(words("--size", "tiny"), out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("-o");
    assertThatThrownBy(() -> ScaleBenchmark.run(words("--threads", "none"), out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none");
  }

  private Arguments words(String... words) {
    return new Arguments(
        Stream.concat(Stream.of("--folder", folder.toString()), Stream.of(words))
            .toArray(String[]::new));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private List<String> filesLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
