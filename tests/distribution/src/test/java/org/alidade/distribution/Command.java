package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, in an environment of its own.
 *
 * @param folder where it runs
 * @param environment all of its environment
 * @param minutes after which it has failed
 */
record Command(Path folder, Map<String, String> environment, long minutes) {
  /** A command in a folder with nothing but a path and a home folder in its environment. */
  static Command in(Path folder) {
    return new Command(
        folder, Map.of("PATH", "/usr/bin:/bin", "HOME", System.getProperty("user.home")), 5);
  }

  Command with(String variable, Object value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value.toString());
    return new Command(folder, more, minutes);
  }

  Command withMinutes(long limit) {
    return new Command(folder, environment, limit);
  }

  /** Runs the program and returns what it wrote to standard output; fails if it fails. */
  String run(List<String> words) {
    Path output = folder.resolve("output.txt");
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String text = Files.readString(output);
      assertThat(ended && process.exitValue() == 0)
          .as("%s\n%s\n%s", String.join(" ", words), text, Files.readString(errors))
          .isTrue();
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + words, e);
    }
  }
}
