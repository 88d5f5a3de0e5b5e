package org.alidade.pipeline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  private static Change done(String item, String value) {
    return new Change.ItemDone("s", item, 0, "", TextNode.valueOf(value));
  }

  private Path file() {
    return folder.resolve("p.run");
  }

  @Test
  void aTornLineIsCutOffBeforeAnythingIsAppended() throws IOException {
    try (Journal journal = Journal.open(file(), "p")) {
      journal.append(List.of(new Change.Begun("s", Map.of("a", "1"))));
    }
    byte[] begun = Files.readAllBytes(file());
    try (Journal journal = Journal.open(file(), "p")) {
      journal.append(List.of(done("long", "x".repeat(5000))));
    }
    Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), begun.length + 200));
    try (Journal journal = Journal.open(file(), "p")) {
      assertThat(journal.run().stage("s").items()).isEmpty();
      journal.append(List.of(done("short", "y")));
      RunRecord asIfKilledNow = Journal.read(file(), "p");
      assertThat(asIfKilledNow.stage("s").items()).containsOnlyKeys("short");
      journal.append(List.of(done("next", "z")));
      assertThat(Journal.read(file(), "p").stage("s").items()).containsOnlyKeys("short", "next");
    }
  }

  @Test
  void closingKeepsTheStateAndShortensTheFile() throws IOException {
    try (Journal journal = Journal.open(file(), "p")) {
      for (int i = 0; i < 50; i++) {
        journal.append(List.of(done("same", "value " + i)));
      }
    }
    assertThat(Files.size(file())).isLessThan(300);
    ItemRecord item = Journal.read(file(), "p").stage("s").item("same");
    assertThat(item).isEqualTo(ItemRecord.done(0, "", "\"value 49\""));
  }

  @Test
  void closingShortensWhatAKilledRunLeft() throws IOException {
    try (Journal journal = Journal.open(file(), "p")) {
      journal.append(List.of(done("a", "1")));
      journal.append(List.of(new Change.Finished("s")));
      Files.copy(file(), folder.resolve("killed.run"));
    }
    byte[] shortest = Files.readAllBytes(file());
    Files.move(folder.resolve("killed.run"), file(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(Files.size(file())).isGreaterThan(shortest.length);
    Journal.open(file(), "p").close();
    assertThat(file()).hasBinaryContent(shortest);
  }

  @Test
  void anInterruptedThreadSaves() {
    Thread.currentThread().interrupt();
    try (Journal journal = Journal.open(file(), "p")) {
      journal.append(List.of(done("a", "b")));
    }
    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
    assertThat(Journal.read(file(), "p").stage("s").items()).containsOnlyKeys("a");
  }
}
