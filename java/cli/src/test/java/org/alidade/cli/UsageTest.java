package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @Test
  void unknownOptionIsOneLineAndStatusTwo() {
    Ran ran = Ran.alidade("cube", "build", "a.h5", "--no-such-option");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.errorLines())
        .singleElement()
        .asString()
        .startsWith("alidade: error: ")
        .contains("--no-such-option")
        .endsWith("see alidade cube build --help");
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cube", "cube import", "cube populate a.h5", "cube nonsense", "nonsense"})
  void missingOrUnknownVerbsAreUsageErrors(String line) {
    Object[] arguments = line.isEmpty() ? new Object[0] : line.split(" ", -1);

    Ran ran = Ran.alidade(arguments);

    assertThat(ran.status()).as(line).isEqualTo(2);
    assertThat(ran.errorLines()).as(line).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cube solve x.h5 --rows sideways",
        "cube solve x.h5 --lr 2.5",
        "cube solve x.h5 --pixels 0",
        "cube solve x.h5 --solver magic",
        "cube solve x.h5 --track maybe",
        "cube build x.h5 --norm nothing",
        "cube build x.h5 --threads 0",
        "cube compress x.h5 --level 12",
        "cube report x.h5 -o d --class disc",
        "demo --spaxels 1",
      })
  void valuesOutOfRangeAreStatusTwoAndOneLine(String line) {
    Ran ran = Ran.alidade((Object[]) line.split(" ", -1));

    assertThat(ran.status()).as(line + " " + ran.err()).isEqualTo(2);
    assertThat(ran.errorLines()).as(line).singleElement().asString().startsWith("alidade: error: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "populate",
        "build",
        "solve",
        "reconstruct",
        "snapshot",
        "status",
        "diagnose",
        "check",
        "report",
        "compress",
        "compact",
        "repair",
        "import ngist",
        "import dynamite"
      })
  void everyVerbHasHelpAndTheCommonOptions(String verb) {
    Ran ran = Ran.alidade((Object[]) ("cube " + verb + " --help").split(" ", -1));

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("--json", "--quiet", "--threads", "--debug");
  }

  @Test
  void helpTouchesNeitherNativeLibrariesNorJson() {
    try (ChildJvm child =
        ChildJvm.start(List.of("-verbose:class"), AlidadeCommand.class, "cube", "--help")) {
      assertThat(child.exitStatus()).isZero();
      assertThat(child.lines())
          .anyMatch(line -> line.contains("reconstruct"))
          .noneMatch(line -> line.contains("org.bytedeco"))
          .noneMatch(line -> line.contains("com.fasterxml"));
    }
  }

  @Test
  void versionIsOneLine() {
    try (ChildJvm child = ChildJvm.start(AlidadeCommand.class, "--version")) {
      assertThat(child.exitStatus()).isZero();
      assertThat(child.lines()).singleElement().asString().startsWith("alidade ");
    }
  }
}
