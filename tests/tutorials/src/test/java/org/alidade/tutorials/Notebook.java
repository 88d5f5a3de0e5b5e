package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Assumptions;

/** A notebook of the examples, run by the Kotlin kernel of Jupyter as its readers run it. */
final class Notebook {
  private static final String PROGRAM = "jupyter-nbconvert";
  private static final int NEWEST_JAVA_OF_KERNEL = 19;
  private static final int LIMIT_MINUTES = 8;
  private static final String KERNEL = "examples/notebooks/target/jupyter";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path output;
  private final List<JsonNode> outputs;

  private Notebook(Path output, List<JsonNode> outputs) {
    this.output = output;
    this.outputs = outputs;
  }

  /**
   * Runs a notebook; skips the test where the program that does it is absent.
   *
   * @param name file in {@code examples/notebooks} without its ending
   * @param folder empty folder to work in
   * @param properties flags of the kernel's JVM
   */
  static Notebook run(String name, Path folder, String... properties)
      throws IOException, InterruptedException {
    assumeKernel();
    Path source = GoldenData.checkout().resolve("examples/notebooks/" + name + ".ipynb");
    Path copy = Files.copy(source, Files.createDirectories(folder).resolve(name + ".ipynb"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    execute(copy, temporary, properties);
    return new Notebook(only(temporary), outputs(folder.resolve("executed.ipynb")));
  }

  private static void assumeKernel() {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM))),
        PROGRAM + " is not on the path");
    Assumptions.assumeTrue(
        Runtime.version().feature() <= NEWEST_JAVA_OF_KERNEL,
        "the compiler in the Kotlin kernel knows Java up to " + NEWEST_JAVA_OF_KERNEL);
    assertThat(kernels().resolve("kernels/alidade/kernel.json"))
        .as("made by Maven in examples/notebooks, phase process-test-classes")
        .isRegularFile();
  }

  private static Path kernels() {
    return GoldenData.checkout().resolve(KERNEL);
  }

  private static void execute(Path notebook, Path temporary, String... properties)
      throws IOException, InterruptedException {
    Path folder = Objects.requireNonNull(notebook.getParent());
    Path log = folder.resolve("nbconvert.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            PROGRAM,
            "--to",
            "notebook",
            "--execute",
            "--ExecutePreprocessor.timeout=300",
            "--ExecutePreprocessor.startup_timeout=240",
            "--output",
            "executed.ipynb",
            notebook.toString());
    builder.environment().put("JUPYTER_PATH", kernels().toString());
    for (String variable : List.of("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")) {
      builder.environment().put(variable, folder.toString());
    }
    String flags = "-Xmx2g -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary;
    builder
        .environment()
        .put("JDK_JAVA_OPTIONS", String.join(" ", flags, String.join(" ", properties)));
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("the notebook did not end:\n" + Files.readString(log));
    }
    assertThat(process.exitValue())
        .as(() -> notebook.getFileName() + "\n" + read(log))
        .isEqualTo(0);
  }

  private static String read(Path log) {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The folder that the notebook made for its files. */
  private static Path only(Path temporary) throws IOException {
    try (Stream<Path> made = Files.list(temporary)) {
      List<Path> folders =
          made.filter(path -> path.getFileName().toString().startsWith("alidade")).toList();
      assertThat(folders).hasSize(1);
      return folders.get(0);
    }
  }

  private static List<JsonNode> outputs(Path executed) throws IOException {
    List<JsonNode> outputs = new ArrayList<>();
    for (JsonNode cell : JSON.readTree(executed.toFile()).path("cells")) {
      cell.path("outputs").forEach(outputs::add);
    }
    return outputs;
  }

  /** The folder that the notebook worked in. */
  Path output() {
    return output;
  }

  /** Checks that cells show figures and tables, and nothing went wrong. */
  Notebook shows(int figures, int tables) {
    assertThat(outputs).noneMatch(output -> output.path("output_type").asText().equals("error"));
    assertThat(outputs).noneMatch(output -> output.path("name").asText().equals("stderr"));
    assertThat(count(output -> output.path("data").has("image/png")))
        .as("figures")
        .isEqualTo(figures);
    assertThat(count(Notebook::isTable)).as("tables").isEqualTo(tables);
    return this;
  }

  private long count(Predicate<JsonNode> kind) {
    return outputs.stream().filter(kind).count();
  }

  private static boolean isTable(JsonNode output) {
    return output.path("data").has("text/html")
        && output.path("output_type").asText().equals("execute_result");
  }

  /** What the cells printed. */
  String printed() {
    StringBuilder text = new StringBuilder();
    for (JsonNode output : outputs) {
      if (output.path("name").asText().equals("stdout")) {
        output.path("text").forEach(line -> text.append(line.asText()));
      }
    }
    return text.toString();
  }
}
