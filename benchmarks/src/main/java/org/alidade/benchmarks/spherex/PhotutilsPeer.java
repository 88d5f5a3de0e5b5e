package org.alidade.benchmarks.spherex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alidade.spherex.photometry.CatalogueSource;

/** The same measurements by astropy and photutils, where the system's Python has them. */
final class PhotutilsPeer {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT = "photutils_peer.py";

  private PhotutilsPeer() {}

  /** Whether Python, astropy and photutils are there. */
  static boolean isAvailable() throws IOException {
    return Files.isExecutable(PYTHON)
        && run(List.of("-c", "import astropy, photutils")).status() == 0;
  }

  /**
   * Times the peer.
   *
   * @param folder where its programs and lists may be put
   * @return lines of what was measured
   * @throws IOException if the peer fails
   */
  static List<String> measure(
      Path folder, List<Path> cutouts, Path frame, List<CatalogueSource> catalogue)
      throws IOException {
    Path script = folder.resolve(SCRIPT);
    Path files = folder.resolve("cutouts.txt");
    Path places = folder.resolve("places.txt");
    try (InputStream source =
        Objects.requireNonNull(PhotutilsPeer.class.getResourceAsStream(SCRIPT))) {
      Files.write(script, source.readAllBytes());
      Files.write(files, cutouts.stream().map(Path::toString).toList());
      Files.write(
          places,
          catalogue.stream()
              .map(CatalogueSource::position)
              .map(place -> place.raDegrees() + " " + place.decDegrees())
              .toList());
      Outcome outcome =
          run(
              List.of(
                  script.toString(),
                  files.toString(),
                  Double.toString(BenchmarkImages.TARGET.raDegrees()),
                  Double.toString(BenchmarkImages.TARGET.decDegrees()),
                  frame.toString(),
                  places.toString()));
      if (outcome.status() != 0) {
        throw new IOException("the peer ended with status " + outcome.status());
      }
      return outcome.output().lines().toList();
    } finally {
      Files.deleteIfExists(script);
      Files.deleteIfExists(files);
      Files.deleteIfExists(places);
    }
  }

  private record Outcome(int status, String output) {}

  private static Outcome run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(PYTHON.toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the peer was running", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
