package org.alidade.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double ALLOWED = 0.1;

  @Test
  void aTimeMayGrowByWhatIsAllowedButNotByMore() {
    assertThat(verdict(Runs.time(2, 1), Runs.time(2.19, 1))).isEqualTo(Verdict.SAME);
    assertThat(verdict(Runs.time(2, 1), Runs.time(2.21, 1))).isEqualTo(Verdict.WORSE);
    assertThat(verdict(Runs.time(2, 1), Runs.time(1.83, 1))).isEqualTo(Verdict.SAME);
    assertThat(verdict(Runs.time(2, 1), Runs.time(1.81, 1))).isEqualTo(Verdict.BETTER);
  }

  @Test
  void spreadsOfBothRunsAreAllowedBesides() {
    Figure before = Runs.time(2, 1).withSpread(0.2);
    assertThat(verdict(before, Runs.time(2.39, 1))).isEqualTo(Verdict.SAME);
    assertThat(verdict(before, Runs.time(2.41, 1))).isEqualTo(Verdict.WORSE);
    assertThat(verdict(before, Runs.time(2.41, 1).withSpread(0.1))).isEqualTo(Verdict.SAME);
  }

  @Test
  void aSlowerMachineIsNoRegressionAndAFasterLimitAloneIsNone() {
    assertThat(verdict(Runs.time(2, 1), Runs.time(4, 2))).isEqualTo(Verdict.SAME);
    assertThat(verdict(Runs.time(2, 1), Runs.time(2, 0.5))).isEqualTo(Verdict.SAME);

    Comparison.Row row = row(Runs.time(2, 1), Runs.time(6, 2));
    assertThat(row.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(row.factor()).isEqualTo(3, within(1e-12));
    assertThat(row.factorOfLimits()).isEqualTo(1.5, within(1e-12));
  }

  @Test
  void ratesAreBetterWhenTheyGrow() {
    Figure before = rate(100);
    assertThat(verdict(before, rate(92))).isEqualTo(Verdict.SAME);
    assertThat(verdict(before, rate(90))).isEqualTo(Verdict.WORSE);
    assertThat(verdict(before, rate(111))).isEqualTo(Verdict.BETTER);
    assertThat(row(before, rate(50)).factor()).isEqualTo(2);
  }

  @Test
  void withoutALimitOnlyTheMeasuredTimesCount() {
    Figure before = Figure.seconds("load", 2);
    assertThat(row(before, Figure.seconds("load", 3)).factorOfLimits()).isEqualTo(1.5);
    assertThat(verdict(before, Figure.seconds("load", 3))).isEqualTo(Verdict.WORSE);
  }

  @Test
  void figuresOfOneRunAloneAreListedAndNotJudged() {
    Comparison comparison =
        Comparison.of(
            Runs.on("here", Runs.time(2, 1), Figure.seconds("old", 1)),
            Runs.on("here", Runs.time(2, 1), Figure.seconds("fresh", 1)),
            ALLOWED,
            false);
    assertThat(comparison.rows())
        .extracting(Comparison.Row::key)
        .containsExactly("product, size 100", "fresh", "old");
    assertThat(comparison.rows())
        .extracting(Comparison.Row::verdict)
        .containsExactly(Verdict.SAME, Verdict.NEW, Verdict.GONE);
  }

  @Test
  void aFigureThatFailsNowIsWorseAndOneThatFailedBeforeIsBetter() {
    Figure good = Runs.time(2, 1);
    Figure failed = good.failed("no room");
    assertThat(verdict(good, failed)).isEqualTo(Verdict.WORSE);
    assertThat(verdict(failed, good)).isEqualTo(Verdict.BETTER);
    assertThat(verdict(failed, failed)).isEqualTo(Verdict.SAME);
  }

  @Test
  void otherProgramsAreNeverJudged() {
    assertThat(verdict(Runs.time(2, 1).ofPeer(), Runs.time(20, 1).ofPeer()))
        .isEqualTo(Verdict.PEER);
  }

  @Test
  void figuresOfAnotherPlatformAreRefusedUnlessAskedFor() {
    Results before = Runs.on("linux-x86_64-avx2-2", Runs.time(2, 1));
    Results after = Runs.on("linux-x86_64-avx512-2", Runs.time(2, 1));
    assertThatThrownBy(() -> Comparison.of(before, after, ALLOWED, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("linux-x86_64-avx2-2")
        .hasMessageContaining("--other-platform");
    assertThat(Comparison.of(before, after, ALLOWED, true).count(Verdict.SAME)).isEqualTo(1);
  }

  @Test
  void runsWithoutACommonFigureAreRefused() {
    Results before = Runs.on("here", Runs.time(2, 1));
    Results after = Runs.on("here", Runs.time(2, 1).with("threads", 1));
    assertThatThrownBy(() -> Comparison.of(before, after, ALLOWED, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no figure in common");
  }

  @Test
  void theTableShowsBothRatiosAndTheVerdict() {
    Comparison comparison =
        Comparison.of(
            Runs.on("here", Runs.time(2, 1)), Runs.on("here", Runs.time(6, 2)), ALLOWED, false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ComparisonTable.print(
        comparison, ALLOWED, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(
            line ->
                line.matches("product, size 100 +2\\.000 s +6\\.000 s +3\\.000 +1\\.500 +WORSE"))
        .anyMatch(line -> line.startsWith("1 worse by more than 10.0 %"))
        .anyMatch(line -> line.startsWith("limit: dgemm"));
  }

  private static Figure rate(double perSecond) {
    return new Figure(
        "rate", Map.of(), "1/s", false, false, perSecond, 0, "", Double.NaN, "", Map.of());
  }

  private static Verdict verdict(Figure before, Figure after) {
    return row(before, after).verdict();
  }

  private static Comparison.Row row(Figure before, Figure after) {
    return Comparison.of(Runs.on("here", before), Runs.on("here", after), ALLOWED, false)
        .rows()
        .get(0);
  }
}
