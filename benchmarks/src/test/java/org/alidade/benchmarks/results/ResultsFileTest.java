package org.alidade.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsFileTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Results results =
        Runs.on(
            "here",
            Runs.time(2, 1).withSpread(0.1).withDetails(Map.of("rounds", 5)),
            Figure.of("size", "B", 17.5).with("store", "SQLite").ofPeer(),
            Runs.time(3, 1).failed("no room"));
    Path file = folder.resolve("results.json");

    ResultsFile.write(file, results);

    assertThat(ResultsFile.read(file)).isEqualTo(results);
    assertThat(Files.readString(file)).contains("\"at_limit\" : 1.0").doesNotContain("NaN");
  }

  @Test
  void theMachineIsDescribedWithoutNames() {
    Machine here = Machine.here();
    assertThat(here.platform())
        .matches("[a-z]+-[a-z0-9_]+-[a-z0-9_]+-\\d+")
        .endsWith("-" + Runtime.getRuntime().availableProcessors());
    assertThat(here.toString()).doesNotContain(System.getProperty("user.home"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{; damaged results",
        "[1, 2]; not results of alidade bench",
        "{\"format\": \"other\"}; not results of alidade bench",
        "{\"format\": \"alidade-bench\", \"version\": 2}; version 2",
        "{\"format\": \"alidade-bench\", \"version\": 1}; damaged results"
      })
  void otherFilesAreRefused(String text, String reason) throws IOException {
    Path file = Files.writeString(folder.resolve("results.json"), text);
    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aDamagedFigureAndAMissingFileAreRefused() throws IOException {
    Path file = folder.resolve("results.json");
    ResultsFile.write(file, Runs.on("here", Runs.time(2, 1)));
    Files.writeString(file, Files.readString(file).replace("\"value\" : 2.0", "\"value\" : \"2\""));

    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> ResultsFile.read(folder.resolve("none.json")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such file");
  }
}
