package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file of foreign licences names all that the published artifacts bring along. */
class ThirdPartyTest {
  private static final Path FILE = Published.ROOT.resolve("THIRD-PARTY.md");
  private static final String HEAD =
      """
      # Licences of third parties

      Everything that Alidade's artifacts bring along at run time, with the identifier of its licence (spdx.org) and the
      artifacts that bring it. [NOTICE](NOTICE) explains what the less usual licences ask for; the texts of those that must
      travel with the programs are in the archive of the command line (`licences/`) and in the jars themselves. Natives are those of
      Linux x86-64; other platforms have the same libraries.

      This file is written by `%s` and checked by the tests.

      """;

  @BeforeEach
  void onOnePlatform() {
    Machine.assumeLinux();
  }

  @Test
  void theFileIsCurrent() {
    Recorded.check(FILE, page());
  }

  @Test
  void strongCopyleftIsFftwAlone() {
    Licences licences = new Licences();
    assertThat(bringers().values())
        .extracting(Bringers::artifact)
        .filteredOn(artifact -> licences.of(artifact).matches("A?GPL-[^ ]*"))
        .extracting(Artifact::getArtifactId)
        .containsOnly("fftw");
  }

  @Test
  void theNoticeKnowsEveryCopyleft() {
    Licences licences = new Licences();
    String notice = Recorded.read(Published.ROOT.resolve("NOTICE")).toLowerCase(Locale.ROOT);
    assertThat(notice).contains("third-party.md");
    assertThat(bringers().values())
        .extracting(Bringers::artifact)
        .filteredOn(artifact -> licences.of(artifact).matches(".*(GPL|EPL)-.*"))
        .extracting(artifact -> artifact.getArtifactId().split("[-.]", -1)[0])
        .allMatch(notice::contains);
  }

  /**
   * Else a consumer runs with a version that no test of ours has seen. Notebooks run with Kotlin's
   * library of their kernel, web servers with a newer one.
   */
  @Test
  void everyArtifactBringsTheSameVersions() {
    assertThat(bringers().values())
        .extracting(row -> Closures.name(row.artifact()))
        .filteredOn(name -> !name.equals("org.jetbrains.kotlin:kotlin-stdlib"))
        .doesNotHaveDuplicates();
  }

  private static String page() {
    Licences licences = new Licences();
    String table =
        bringers().values().stream()
            .map(
                row ->
                    List.of(
                        Closures.name(row.artifact()),
                        row.artifact().getVersion(),
                        licences.of(row.artifact()),
                        Licences.url(row.artifact()),
                        String.join(", ", row.by())))
            .map(cells -> "| " + String.join(" | ", cells) + " |\n")
            .collect(Collectors.joining());
    return HEAD.formatted(Recorded.COMMAND)
        + "| artifact | version | licence | project | brought by |\n|---|---|---|---|---|\n"
        + table;
  }

  /** Foreign artifacts in the order of their names, those of several versions once each. */
  private static Map<String, Bringers> bringers() {
    Map<String, Bringers> rows = new TreeMap<>();
    for (Closures.Closure closure : Closures.ofThisBuild()) {
      for (Artifact artifact : closure.all()) {
        if (Closures.isForeign(artifact)) {
          String key = Closures.name(artifact) + ":" + artifact.getVersion();
          rows.computeIfAbsent(key, absent -> new Bringers(artifact, new TreeSet<>())).add(closure);
        }
      }
    }
    return rows;
  }

  /** A foreign artifact and the artifacts of ours that depend on it without others in between. */
  private record Bringers(Artifact artifact, TreeSet<String> by) {
    void add(Closures.Closure closure) {
      if (closure.brings(artifact)) {
        by.add(closure.of());
      }
    }
  }
}
