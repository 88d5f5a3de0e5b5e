package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alidade.cli.AlidadeCommand;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written and printed does not follow the language, the number format and the time zone of
 * the machine: under Turkish, whose i has no capital I and whose numbers have a comma, and a zone
 * with an odd offset, every byte is as under English and UTC.
 */
class LanguageTest {
  private static final List<String> ENGLISH =
      List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC");
  private static final List<String> TURKISH =
      List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu");

  @TempDir private Path folder;

  @Test
  void everySystemWritesTheSame() throws IOException {
    Path english = folder.resolve("one/run");
    Path turkish = folder.resolve("two/run");
    try (ChildJvm one = ChildJvm.start(flags(ENGLISH), EverySystem.class, english);
        ChildJvm two = ChildJvm.start(flags(TURKISH), EverySystem.class, turkish)) {
      assertThat(one.exitStatus()).as("%s", one.lines()).isZero();
      assertThat(two.exitStatus()).as("%s", two.lines()).isZero();
    }

    assertThat(english.resolve("said.txt")).hasSameTextualContentAs(turkish.resolve("said.txt"));
    assertThat(Files.readString(english.resolve("said.txt"))).contains("1234.5", "2020");
    Map<String, String> written = FolderState.of(english);
    assertThat(written).hasSizeGreaterThan(15).isEqualTo(FolderState.of(turkish));
    assertCommandsPrintTheSame(english.resolve("field.alc"));
    assertCommandsPrintTheSame(english.resolve("lvmSFrame-10001.fits"));
  }

  private static void assertCommandsPrintTheSame(Path data) {
    Object[] words =
        data.toString().endsWith(".fits")
            ? new Object[] {"lvm", "info", data}
            : new Object[] {"lightcurve", "stats", data, 2, 1};
    try (ChildJvm one = ChildJvm.start(flags(ENGLISH), AlidadeCommand.class, words);
        ChildJvm two = ChildJvm.start(flags(TURKISH), AlidadeCommand.class, words)) {
      assertThat(one.exitStatus()).as("%s", one.lines()).isZero();
      assertThat(one.lines()).anyMatch(line -> line.matches(".*\\d\\.\\d.*"));
      assertThat(two.exitStatus()).isZero();
      assertThat(two.lines()).isEqualTo(one.lines());
    }
  }

  private static List<String> flags(List<String> language) {
    return Stream.concat(
            language.stream(),
            Stream.of("-XX:TieredStopAtLevel=1", "-Dorg.bytedeco.javacpp.logger=slf4j"))
        .toList();
  }
}
