package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.eclipse.aether.artifact.Artifact;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command line in its archive: whole, and at work on a machine with a Java runtime alone. */
class ArchiveTest {
  private static final String NAME = "alidade-" + Published.version();
  private static final Path ARCHIVE =
      Published.ROOT.resolve("platforms/distribution/target").resolve(NAME + ".tar.gz");
  private static final long MOST_BYTES = 260_000_000;

  /** What Debian's headless runtime has and the program might ask for. */
  private static final String MODULES =
      "java.se,jdk.unsupported,jdk.management,jdk.net,jdk.zipfs,jdk.crypto.ec,jdk.localedata";

  private static Path unpacked = ARCHIVE;
  private static List<TarArchiveEntry> entries = List.of();

  @BeforeAll
  static void unpack() throws IOException {
    assertThat(ARCHIVE).as("run mvn package, or ./alidade test, first").exists();
    Path folder = Deployment.emptyFolder("program files");
    List<TarArchiveEntry> read = new ArrayList<>();
    try (InputStream file = new BufferedInputStream(Files.newInputStream(ARCHIVE));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        read.add(entry);
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          assertThat(target.toFile().setExecutable((entry.getMode() & 0100) != 0)).isTrue();
        }
      }
    }
    entries = read;
    unpacked = folder.resolve(NAME);
  }

  @Test
  void itRunsWithARuntimeAlone() throws IOException {
    Path runtime = runtime();
    Path home = Deployment.emptyFolder("home folder");
    Command command =
        new Command(home, java.util.Map.of(), 5)
            .with("PATH", runtime.resolve("bin") + File.pathSeparator + "/usr/bin:/bin")
            .with("HOME", home);
    String program = unpacked.resolve("bin/alidade").toString();
    assertThat(command.run(List.of(program, "--version")).strip())
        .isEqualTo("alidade " + Published.version());
    assertThat(command.run(List.of(program, "doctor", "--json")).replaceAll("\\s+", " "))
        .containsPattern("\"kernels\", \"status\" : \"ok\", \"found\" : \"native ")
        .containsPattern("\"blas\", \"status\" : \"ok\"")
        .containsPattern("\"hdf5\", \"status\" : \"ok\"");
    Path out = home.resolve("out");
    assertThat(
            command.run(
                List.of(program, "demo", "--spaxels", "20", "--json", "--out", out.toString())))
        .startsWith("{");
    assertThat(out.resolve("index.html")).isNotEmptyFile();
    assertThat(out.resolve("report/index.html")).isNotEmptyFile();
  }

  @Test
  void itRunsThroughALink() throws IOException {
    Path folder = Deployment.emptyFolder("links");
    Path link =
        Files.createSymbolicLink(folder.resolve("alidade"), unpacked.resolve("bin/alidade"));
    Command command = Command.in(folder).with("JAVA_HOME", System.getProperty("java.home"));
    assertThat(command.run(List.of(link.toString(), "--version"))).contains(Published.version());
  }

  @Test
  void itSaysWhichJavaItWants() {
    Path folder = Deployment.emptyFolder("no java");
    String program = unpacked.resolve("bin/alidade").toString();
    String output =
        Command.in(folder)
            .with("ALIDADE_JAVA", "/nowhere")
            .run(List.of("/bin/sh", "-c", "\"$0\" --version 2>&1 || true", program));
    assertThat(output.strip())
        .isEqualTo(
            "alidade: error: no Java 17 or newer: /nowhere: let ALIDADE_JAVA name a folder with"
                + " bin/java");
  }

  @Test
  void itHoldsLicencesAndNothingUnderTheGpl() throws IOException {
    Assumptions.assumeFalse(
        Recorded.isUpdated(), "the archive was packed before THIRD-PARTY.md was written");
    for (String name : List.of("LICENSE", "NOTICE", "THIRD-PARTY.md")) {
      assertThat(unpacked.resolve(name)).hasSameBinaryContentAs(Published.ROOT.resolve(name));
    }
    assertThat(unpacked.resolve("README.txt"))
        .content()
        .contains("Alidade " + Published.version())
        .doesNotContain("${");
    assertThat(unpacked.resolve("licences")).isDirectoryContaining("glob:**/LGPL-2.1.txt");
    assertThat(unpacked.resolve("licences/wcslib")).isDirectoryContaining("glob:**/COPYING.LESSER");
    assertThat(libraries())
        .noneMatch(name -> name.contains("fftw"))
        .noneMatch(name -> name.startsWith("pytorch-native"))
        .noneMatch(name -> name.startsWith("junit-"));
  }

  @Test
  void everyLibraryIsInTheListOfThirdParties() throws IOException {
    Set<String> known =
        Closures.of("alidade-cli").all().stream()
            .map(ArchiveTest::fileName)
            .collect(Collectors.toSet());
    assertThat(known).containsAll(libraries());
    Set<String> listed =
        Recorded.read(Published.ROOT.resolve("THIRD-PARTY.md"))
            .lines()
            .filter(line -> line.startsWith("| ") && line.contains(":"))
            .map(ArchiveTest::listedFile)
            .collect(Collectors.toSet());
    assertThat(listed)
        .containsAll(libraries().stream().filter(name -> !name.startsWith("alidade-")).toList());
  }

  @Test
  void itsEntriesHaveOneTimeAndPlainModes() {
    assertThat(ARCHIVE).satisfies(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
    assertThat(entries)
        .extracting(TarArchiveEntry::getLastModifiedTime)
        .containsOnly(entries.get(0).getLastModifiedTime());
    assertThat(entries)
        .extracting(entry -> entry.getMode() & 0777)
        .allMatch(mode -> mode == 0755 || mode == 0644);
    assertThat(entries).extracting(TarArchiveEntry::getLongUserId).containsOnly(0L);
    assertThat(entries)
        .extracting(TarArchiveEntry::getName)
        .allMatch(name -> name.startsWith(NAME + "/"))
        .doesNotHaveDuplicates();
  }

  private static List<String> libraries() throws IOException {
    try (Stream<Path> files = Files.list(unpacked.resolve("lib"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String fileName(Artifact artifact) {
    return Consumer.source(artifact).getFileName().toString();
  }

  /** File name of the row {@code | group:artifact[:classifier] | version | ...}. */
  private static String listedFile(String row) {
    String[] cells = row.split("\\|", -1);
    String[] name = cells[1].strip().split(":", -1);
    Function<Integer, String> part = i -> i < name.length ? "-" + name[i] : "";
    return name[1] + "-" + cells[2].strip() + part.apply(2) + ".jar";
  }

  /** A Java runtime without compiler. */
  private static Path runtime() throws IOException {
    Path folder = Deployment.emptyFolder("runtime");
    Path linker = Path.of(System.getProperty("java.home"), "bin", "jlink");
    Assumptions.assumeTrue(Files.isExecutable(linker), "this JDK has no jlink to make a runtime");
    Path runtime = folder.resolve("java");
    Command.in(folder)
        .run(List.of(linker.toString(), "--add-modules", MODULES, "--output", runtime.toString()));
    assertThat(runtime.resolve("bin/javac")).doesNotExist();
    return runtime;
  }
}
