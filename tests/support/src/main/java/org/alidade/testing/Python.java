package org.alidade.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Python as an independent judge of files and numbers.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Python.assumeModules("h5py");
 * String keys = Python.run("import h5py, sys; print(*h5py.File(sys.argv[1]))", file);
 * }</pre>
 *
 * <p>The interpreter is {@code /usr/bin/python3} or the one that the environment variable {@code
 * ALIDADE_PYTHON} names.
 */
public final class Python {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Map<String, Boolean> MODULES = new ConcurrentHashMap<>();

  private Python() {}

  /**
   * Skips the calling test unless Python can import all the modules.
   *
   * @param modules names as in an import statement; none asks for the interpreter alone
   */
  public static void assumeModules(String... modules) {
    Assumptions.assumeTrue(
        Files.isExecutable(interpreter()), () -> "there is no Python at " + interpreter());
    for (String module : modules) {
      Assumptions.assumeTrue(
          MODULES.computeIfAbsent(module, Python::canImport),
          () -> "Python module " + module + " is not installed");
    }
  }

  /**
   * Runs a program and returns what it printed on standard output.
   *
   * @param program Python source
   * @param arguments {@code sys.argv[1:]}, by their string forms
   * @throws AssertionError if it fails or takes more than two minutes; with its error output
   */
  public static String run(String program, Object... arguments) {
    return run(LIMIT, program, arguments);
  }

  /**
   * Runs a program with a time limit of its own.
   *
   * @param limit most time the program may take
   * @param program Python source
   * @param arguments {@code sys.argv[1:]}, by their string forms
   * @throws AssertionError if it fails or takes longer; with its error output
   */
  public static String run(Duration limit, String program, Object... arguments) {
    Outcome outcome = execute(limit, program, arguments);
    if (outcome.status() != 0) {
      throw new AssertionError("Python ended with status " + outcome.status() + outcome.streams());
    }
    return outcome.output();
  }

  private static boolean canImport(String module) {
    return execute(LIMIT, "import " + module).status() == 0;
  }

  private static Outcome execute(Duration limit, String program, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(interpreter().toString(), "-c", program));
    Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
    try {
      Path output = Files.createTempFile("alidade-python", ".out");
      Path errors = Files.createTempFile("alidade-python", ".err");
      try {
        return execute(limit, command, output, errors);
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Output goes through files: a full pipe can neither block the program nor outlive the limit. */
  private static Outcome execute(Duration limit, List<String> command, Path output, Path errors)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.start();
    boolean ended = waitFor(process, limit);
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    String complaints = Files.readString(errors, StandardCharsets.UTF_8);
    if (!ended) {
      throw new AssertionError(
          "Python was stopped after "
              + limit.toSeconds()
              + " s"
              + new Outcome(-1, printed, complaints).streams());
    }
    return new Outcome(process.exitValue(), printed, complaints);
  }

  private static boolean waitFor(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while Python was running", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static java.io.File nullDevice() {
    return Path.of("/dev/null").toFile();
  }

  private static Path interpreter() {
    String chosen = System.getenv("ALIDADE_PYTHON");
    return Path.of(chosen == null ? "/usr/bin/python3" : chosen);
  }

  private record Outcome(int status, String output, String errors) {
    String streams() {
      return "\n--- standard output\n" + output + "--- standard error\n" + errors;
    }
  }
}
