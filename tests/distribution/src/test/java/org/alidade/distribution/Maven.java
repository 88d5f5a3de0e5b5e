package org.alidade.distribution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Maven that runs these tests, for builds of other projects without a network. */
final class Maven {
  private static final String SETTINGS =
      """
      <settings>
        <localRepository>%s</localRepository>
        <mirrors>
          <mirror>
            <id>cache</id>
            <mirrorOf>*,!alidade</mirrorOf>
            <url>%s</url>
          </mirror>
        </mirrors>
        <profiles>
          <profile>
            <id>alidade</id>
            <repositories>
              <repository>
                <id>alidade</id>
                <url>%s</url>
              </repository>
            </repositories>
          </profile>
        </profiles>
        <activeProfiles>
          <activeProfile>alidade</activeProfile>
        </activeProfiles>
      </settings>
      """;

  private Maven() {}

  /** The program. */
  static String program() {
    return Path.of(System.getProperty("alidade.maven.home"), "bin", "mvn").toString();
  }

  /**
   * Settings with an empty local repository in a folder: artifacts of ours come from the
   * deployment, all others from the cache of this build, which takes the place of Maven Central.
   */
  static Path consumerSettings(Path folder) {
    Path file = folder.resolve("settings.xml");
    String text =
        SETTINGS.formatted(
            folder.resolve("local-repository"),
            Deployment.CENTRAL.toUri(),
            Deployment.repository().toUri());
    Recorded.write(file, text);
    return file;
  }

  /** A command line of a consumer's build, with more arguments. */
  static List<String> consumer(Path settings, String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                program(),
                "-B",
                "-o",
                "-q",
                "-s",
                settings.toString(),
                // Offline means without a network, not without folders.
                "-Daether.offline.protocols=file",
                "-Dalidade.version=" + Published.version()));
    words.addAll(List.of(arguments));
    return words;
  }
}
