package org.alidade.benchmarks.transients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.results.Measured;
import org.junit.jupiter.api.Test;

class SubtractionBenchmarkTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void printsOneLinePerSize() throws IOException {
    Measured measured = SubtractionBenchmark.run(new Arguments("--sizes", "64,96"), out);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().skip(3))
        .hasSize(2)
        .allMatch(line -> line.matches("\\| (64|96) \\| .* \\| 6\\.\\d \\|"));
    assertThat(measured.figures())
        .filteredOn(figure -> !figure.peer())
        .hasSize(6)
        .allMatch(figure -> figure.value() > 0);
  }

  @Test
  void refusesSizesThatAreTooSmall() {
    assertThatThrownBy(() -> SubtractionBenchmark.run(new Arguments("--sizes", "8"), out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--sizes");
  }
}
