package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class VerifyCommandTest {
  @TempDir private Path folder;

  @Test
  void twoSecondsTryEverythingAndFindNothing() {
    Ran ran = Ran.alidade("verify", "--seconds", 2, "--seed", 7, "--dir", folder, "--json");

    assertThat(ran.status()).as(ran.out()).isZero();
    JsonNode document = ran.json();
    assertThat(document.get("good").asBoolean()).isTrue();
    assertThat(document.get("seed").asLong()).isEqualTo(7);
    assertThat(document.get("checks")).hasSizeGreaterThan(12);
    for (JsonNode check : document.get("checks")) {
      assertThat(check.get("repeats").asInt()).as(check.toString()).isPositive();
      assertThat(check.get("worst").asDouble())
          .as(check.toString())
          .isLessThanOrEqualTo(check.get("allowed").asDouble());
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theTableNamesCheckAndSeed() {
    Ran ran =
        Ran.alidade(
            "verify", "--seconds", 0, "--seed", 3, "--only", "products,nnls", "--dir", folder);

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().lines())
        .anyMatch(line -> line.startsWith("ok    products "))
        .anyMatch(line -> line.startsWith("2 checks, 2 repeats"))
        .anyMatch(line -> line.endsWith("seed 3, to the end: all good"));
  }

  @Test
  void anInterruptedRunEndsWithItsTableAndStatus130() {
    Thread.currentThread().interrupt();
    Ran ran = Ran.alidade("verify", "--seed", 3, "--dir", folder);

    assertThat(ran.status()).as(ran.err()).isEqualTo(130);
    assertThat(ran.out()).contains("seed 3, interrupted: all good");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void unknownChecksAndNegativeTimesAreWrongUsage() {
    assertThat(Ran.alidade("verify", "--only", "papyrus").status()).isEqualTo(2);
    assertThat(Ran.alidade("verify", "--seconds", -1).status()).isEqualTo(2);
    assertThat(
            Ran.alidade("verify", "--only", "products", "--dir", folder.resolve("none")).status())
        .isEqualTo(2);
  }
}
