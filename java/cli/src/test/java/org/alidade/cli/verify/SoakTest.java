package org.alidade.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(LeakCheck.class)
class SoakTest {
  private static final double ALLOWED = 0.5;

  @TempDir private Path folder;

  private record Fake(String name, ToDoubleFunction<Trial> trying) implements Check {
    @Override
    public String what() {
      return "a test double";
    }

    @Override
    public double allowed() {
      return ALLOWED;
    }

    @Override
    public double deviation(Trial trial) {
      return trying.applyAsDouble(trial);
    }
  }

  static List<Check> checks() {
    return Checks.all();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void everyCheckHoldsForSomeSeeds(Check check) throws IOException {
    for (long seed = 100; seed < 102; seed++) {
      Soak soak = new Soak(List.of(check), 0, seed, 2, folder);
      assertThat(soak.run((done, total, what) -> {})).isTrue();
      Tally tally = soak.tallies().get(0);
      assertThat(tally.failure()).as("%s, seed %d", check.name(), seed).isNull();
      assertThat(tally.repeats()).isEqualTo(1);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFaultIsReportedWithTheSeedThatMakesItHappenAgain() throws IOException {
    Check faulty = new Fake("faulty", trial -> trial.seed() == 42 ? 0.75 : 0.25);
    Soak soak = soak(60, 40, faulty);

    assertThat(soak.run((done, total, what) -> {})).isTrue();

    Tally tally = soak.tallies().get(0);
    assertThat(tally.repeats()).isEqualTo(3);
    assertThat(tally.worst()).isEqualTo(0.75);
    VerifyReport report = new VerifyReport(soak.tallies(), 40, 1, true, "--threads 2");
    assertThat(report.isGood()).isFalse();
    assertThat(report.text().lines())
        .anyMatch(line -> line.startsWith("FAIL  faulty"))
        .anyMatch(line -> line.startsWith("FAILED: faulty: seed 42: a test double: off by 0.750"))
        .anyMatch(
            line ->
                line.strip()
                    .equals("alidade verify --only faulty --seed 42 --seconds 0 --threads 2"));
    assertThat(report.document()).containsEntry("good", false);

    Soak again = soak(0, 42, faulty);
    again.run((done, total, what) -> {});
    assertThat(again.tallies().get(0).failure()).isNotNull();
  }

  @Test
  void exceptionsNotANumberAndKeptMemoryAreFaults() throws IOException {
    List<DoubleArray> kept = new ArrayList<>();
    Soak soak =
        soak(
            0,
            1,
            new Fake(
                "thrown",
                trial -> {
                  throw new BadInputException("bad", "here", "mend it");
                }),
            new Fake("nan", trial -> Double.NaN),
            new Fake(
                "leak",
                trial -> {
                  kept.add(DoubleArray.allocate("verify.leak", 3));
                  return 0;
                }));

    soak.run((done, total, what) -> {});

    kept.forEach(DoubleArray::close);
    assertThat(soak.tallies().stream().map(tally -> why(tally)).toList())
        .satisfiesExactly(
            why -> assertThat(why).contains("bad"),
            why -> assertThat(why).contains("NaN"),
            why -> assertThat(why).contains("verify.leak=24"));
  }

  private static String why(Tally tally) {
    return Objects.requireNonNull(tally.failure()).what();
  }

  @Test
  void quickChecksAreTriedMoreOften() throws IOException {
    AtomicLong clock = new AtomicLong();
    Check slow = new Fake("slow", trial -> clock.addAndGet(400_000_000) > 0 ? 0 : 1);
    Check quick = new Fake("quick", trial -> clock.addAndGet(100_000_000) > 0 ? 0 : 1);
    Soak soak = new Soak(List.of(slow, quick), 2, 1, 2, folder, clock::get);
    List<Long> done = new ArrayList<>();

    soak.run((milliseconds, total, what) -> done.add(milliseconds));

    assertThat(soak.tallies().stream().map(Tally::repeats).toList()).containsExactly(3, 9);
    assertThat(done).isSorted().startsWith(400L, 500L).endsWith(2000L);
  }

  @Test
  void anInterruptionEndsItWithWhatWasCheckedSoFar() throws IOException {
    Check passing = new Fake("passing", trial -> 0);
    Check interrupted =
        new Fake(
            "interrupted",
            trial -> {
              Thread.currentThread().interrupt();
              return 0;
            });
    Soak soak = soak(60, 1, passing, interrupted, new Fake("never", trial -> 1));

    assertThat(soak.run((done, total, what) -> {})).isFalse();

    assertThat(soak.tallies().stream().map(Tally::repeats).toList()).containsExactly(1, 1, 0);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(folder).isEmptyDirectory();
    VerifyReport report = new VerifyReport(soak.tallies(), 1, 1, false, "");
    assertThat(report.text()).contains("interrupted: all good");
  }

  private Soak soak(double seconds, long seed, Check... checks) {
    return new Soak(List.of(checks), seconds, seed, 2, folder);
  }

  @Test
  void checksAreChosenByName() {
    assertThat(Checks.named(List.of("fits", "arrays")))
        .extracting(Check::name)
        .containsExactly("arrays", "fits");
    assertThatThrownBy(() -> Checks.named(List.of("papyrus")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("papyrus")
        .hasMessageContaining("subtraction");
  }
}
