package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A program whose build tool, as Gradle, knows coordinates and classifiers but neither parent POMs
 * nor profiles: its files come from the resolver, the rest is javac and java.
 */
class PlainConsumerTest {
  private static final Path PROGRAM =
      Published.ROOT.resolve("tests/distribution/src/consumers/plain");

  @Test
  void itSubtractsImages() {
    Path folder = Deployment.emptyFolder("plain consumer");
    String classPath = classPath();
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    Command command = Command.in(folder);
    command.run(
        List.of(
            java + "/javac",
            "--release",
            "17",
            "-cp",
            classPath,
            "-d",
            folder.toString(),
            PROGRAM.resolve("Subtract.java").toString()));
    String output =
        command.run(
            List.of(
                java + "/java",
                "-cp",
                classPath + File.pathSeparator + folder,
                "Subtract",
                folder.toString()));
    assertThat(output).contains("new star at 61, 33");
  }

  private static String classPath() {
    Consumer consumer = new Consumer();
    List<String> coordinates =
        Recorded.read(PROGRAM.resolve("coordinates.txt"))
            .replace("@version@", Published.version())
            .replace("@platform@", Machine.PLATFORM)
            .lines()
            .toList();
    List<Path> files = consumer.files(consumer.closure(coordinates));
    assertThat(files).allMatch(file -> !file.startsWith(Published.ROOT.resolve("java")));
    return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
