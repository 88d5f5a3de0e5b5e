package org.alidade.benchmarks.transients;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** The same subtraction by numpy and scipy on one core, where the system's Python has them. */
final class NumpyPeer {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT = "subtraction_peer.py";

  private NumpyPeer() {}

  /** Median of the rounds in seconds; empty without numpy and scipy. */
  static OptionalDouble seconds(int side, int rounds) throws IOException {
    if (!Files.isExecutable(PYTHON)) {
      return OptionalDouble.empty();
    }
    Path script = Files.createTempFile("alidade", SCRIPT);
    try (InputStream source = Objects.requireNonNull(NumpyPeer.class.getResourceAsStream(SCRIPT))) {
      Files.write(script, source.readAllBytes());
      return run(List.of(script.toString(), Integer.toString(side), Integer.toString(rounds)));
    } finally {
      Files.delete(script);
    }
  }

  private static OptionalDouble run(List<String> arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(PYTHON.toString());
    builder.command().addAll(arguments);
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0
          ? OptionalDouble.of(Double.parseDouble(output.strip()))
          : OptionalDouble.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the peer was running", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
