package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds of the sources, in other folders, at other times and in other habits, are the same.
 */
@Tag("nightly")
class ReproducibleBuildTest {
  private static final long MINUTES = 90;

  @TempDir Path folder;

  @Test
  void twoBuildsGiveTheSameBytes() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(Published.ROOT.resolve(".git")),
        "only a checkout with its history knows which files are its sources");
    Map<String, String> first = build("a", "-Duser.timezone=UTC");
    Map<String, String> second =
        build(
            "another place", "-Duser.timezone=Asia/Kathmandu -Duser.language=de -Duser.country=CH");
    assertThat(first)
        .containsKey("alidade-" + Published.version() + ".tar.gz")
        .hasSizeGreaterThan(Published.jars().size());
    assertThat(second).isEqualTo(first);
  }

  /** Digests of what a build leaves, by file name. */
  private Map<String, String> build(String name, String habits) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    copySources(place);
    Command command =
        Command.in(place)
            .withMinutes(MINUTES)
            .with("JAVA_HOME", System.getProperty("java.home"))
            .with("MAVEN_OPTS", habits);
    command.run(
        List.of(
            "/bin/sh",
            "-c",
            "umask 022; exec \"$0\" \"$@\"", // jars hold the modes of files
            Maven.program(),
            "-B",
            "-o",
            "-q",
            "-Dmaven.repo.local=" + Deployment.CENTRAL,
            "-DskipTests",
            "-Dspotless.check.skip=true",
            "-pl",
            "platforms/distribution,java/kotlin",
            "-am",
            "package"));
    return digests(place);
  }

  private static void copySources(Path target) throws IOException {
    String names =
        Command.in(Deployment.emptyFolder("sources"))
            .run(
                List.of(
                    "git",
                    "-C",
                    Published.ROOT.toString(),
                    "-c",
                    "safe.directory=*",
                    "-c",
                    "core.quotePath=false",
                    "ls-files",
                    "--cached",
                    "--others",
                    "--exclude-standard"));
    for (String name : names.lines().toList()) {
      Path source = Published.ROOT.resolve(name);
      if (Files.isRegularFile(source)) { // a deleted file is known until the next commit
        Path copy = target.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(source, copy);
      }
    }
  }

  private static Map<String, String> digests(Path place) throws IOException {
    try (Stream<Path> files = Files.find(place, 4, (file, attributes) -> isPublished(file))) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString(),
              ReproducibleBuildTest::digest,
              (one, other) -> one + " and " + other,
              TreeMap::new));
    }
  }

  private static boolean isPublished(Path file) {
    String name = file.getFileName().toString();
    return file.toString().endsWith("/target/" + name)
        && name.startsWith("alidade-")
        && (name.endsWith(".jar") || name.endsWith(".tar.gz"));
  }

  private static String digest(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
