package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A plain Maven project that imports the BOM builds and runs with the published artifacts. */
class MavenConsumerTest {
  private static final Path PROJECT =
      Published.ROOT.resolve("tests/distribution/src/consumers/maven");

  private final Path folder = Deployment.emptyFolder("maven consumer");
  private final Path settings = Maven.consumerSettings(folder);
  private final Command command =
      Command.in(folder).with("JAVA_HOME", System.getProperty("java.home"));

  @Test
  void itFitsAGalaxyWithAndWithoutTheGpl() throws IOException {
    copy(PROJECT, folder);
    String free = command.run(Maven.consumer(settings, "compile", "exec:exec"));
    assertThat(free).contains("native kernels: true", "transforms: jtransforms", "good fit: true");
    assertThat(folder.resolve("local-repository/org/bytedeco/fftw")).doesNotExist();
    String fast = command.run(Maven.consumer(settings, "-Pfftw", "compile", "exec:exec"));
    assertThat(fast).contains("transforms: fftw", "good fit: true");
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
