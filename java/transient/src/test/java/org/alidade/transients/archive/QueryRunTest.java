package org.alidade.transients.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.InvalidStateException;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.catalogue.SupernovaEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SeededRandom.class)
class QueryRunTest {
  private static final int SUPERNOVAE = 24;

  @TempDir Path temporary = Path.of("");

  private static List<SupernovaEntry> entries() {
    return IntStream.range(0, SUPERNOVAE)
        .mapToObj(
            i ->
                new SupernovaEntry(
                    i, "SN" + i, i, i, LocalDate.of(2014, 1, 21), null, "Ia", "", Map.of()))
        .toList();
  }

  private static QueryResult answer(SupernovaEntry entry) {
    ArchiveObservation image =
        ArchiveObservation.of(new ObjectMapper().createObjectNode().put("obs_id", entry.name()));
    boolean failed = entry.line() % 10 == 3;
    return new QueryResult(
        entry.name(),
        entry.raDegrees(),
        entry.decDegrees(),
        entry.discoveryDate().orElseThrow(),
        failed ? List.of() : List.of(image, image),
        failed ? List.of() : List.of(image),
        failed ? List.of("MAST: out of order") : List.of(),
        Map.of());
  }

  private static RunFiles files(Path folder) {
    return RunFiles.in(folder).withChunkSize(10);
  }

  /** Queries until it is killed. */
  static final class Child {
    private Child() {}

    /** Continues the run of a folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
      QuerySummary summary =
          new QueryRun(
                  entries(),
                  QueryRunTest::answer,
                  QueryOptions.defaults(),
                  files(Path.of(arguments[0])).withResume(true))
              .listening((result, done, total) -> System.out.println("done " + result.name()))
              .run();
      System.out.println("end " + summary.processed());
    }
  }

  @Test
  void keepsEveryResultInOrder() throws IOException, InterruptedException {
    List<String> told = new ArrayList<>();
    QuerySummary summary =
        new QueryRun(entries(), QueryRunTest::answer, QueryOptions.defaults(), files(temporary))
            .listening((result, done, total) -> told.add(result.name() + " " + done + " " + total))
            .run();
    assertThat(summary).isEqualTo(new QuerySummary(24, 42, 21, 3, 21));
    assertThat(told).hasSize(24).first().isEqualTo("SN0 1 24");
    assertThat(QueryResults.read(temporary.resolve("sn_queries.json")))
        .isEqualTo(entries().stream().map(QueryRunTest::answer).toList());
    assertThat(QueryResults.read(temporary.resolve("chunks/chunk_002.json"))).hasSize(4);
    assertThat(Files.readString(temporary.resolve("checkpoint.json"))).contains("\"SN23\"");
  }

  @Test
  void asksOnlyForWhatIsMissing() throws IOException, InterruptedException {
    QueryOptions options = QueryOptions.defaults();
    Set<String> asked = ConcurrentHashMap.newKeySet();
    QueryRun.Asking failing =
        entry -> {
          asked.add(entry.name());
          if (entry.line() == 12) {
            throw new IllegalStateException("stop");
          }
          return answer(entry);
        };
    assertThatThrownBy(() -> new QueryRun(entries(), failing, options, files(temporary)).run())
        .hasMessage("stop");
    asked.clear();
    assertThatThrownBy(() -> new QueryRun(entries(), failing, options, files(temporary)).run())
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("after 12 of 24")
        .hasMessageContaining("--resume");
    assertThat(asked).isEmpty();
    QueryRun.Asking counting =
        entry -> {
          asked.add(entry.name());
          return answer(entry);
        };
    QuerySummary summary =
        new QueryRun(entries(), counting, options, files(temporary).withResume(true)).run();
    assertThat(summary.processed()).isEqualTo(24);
    assertThat(asked).hasSize(12).doesNotContain("SN11").contains("SN12");
    new QueryRun(entries(), counting, options, files(temporary)).run();
    assertThat(asked).hasSize(24);
    assertThatThrownBy(() -> new QueryRun(entries(), failing, options, files(temporary)).run())
        .hasMessage("stop");
    QuerySummary again =
        new QueryRun(entries(), counting, options, files(temporary).withReset(true)).run();
    assertThat(again.processed()).isEqualTo(24);
  }

  @Test
  void refusesResultsOfOtherOptions() throws IOException, InterruptedException {
    QueryOptions options = QueryOptions.defaults();
    new QueryRun(entries(), QueryRunTest::answer, options, files(temporary)).run();
    RunFiles resumed = files(temporary).withResume(true);
    assertThatThrownBy(
            () ->
                new QueryRun(
                        entries(), QueryRunTest::answer, options.withRadiusDegrees(0.2), resumed)
                    .run())
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("radius_deg");
    assertThatThrownBy(
            () ->
                new QueryRun(entries().subList(1, 24), QueryRunTest::answer, options, resumed)
                    .run())
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("catalogue_sha256");
  }

  @Test
  void anInterruptEndsItAndKeepsWhatIsDone() throws IOException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    QueryRun.Asking hanging =
        entry -> {
          if (entry.line() >= 8) {
            never.await();
          }
          return answer(entry);
        };
    Thread runner = Thread.currentThread();
    QueryRun run =
        new QueryRun(entries(), hanging, QueryOptions.defaults(), files(temporary))
            .listening(
                (result, done, total) -> {
                  if (done == 8) {
                    runner.interrupt();
                  }
                });
    assertThatThrownBy(run::run).isInstanceOf(InterruptedException.class);
    assertThat(QueryResults.read(temporary.resolve("chunks/chunk_000.json"))).hasSize(8);
  }

  @Test
  void aKilledRunLosesNothing(RandomGenerator random) throws IOException {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < 3; round++) {
      try (ChildJvm child = ChildJvm.start(Child.class, temporary)) {
        int nth = 1 + random.nextInt(5);
        int[] seen = {0};
        child.awaitLine(line -> line.startsWith("end") || ++seen[0] >= nth);
        child.kill();
        List<String> done =
            child.lines().stream().filter(line -> line.startsWith("done ")).toList();
        assertThat(done).allMatch(acknowledged::add, "asked once");
      }
    }
    try (ChildJvm last = ChildJvm.start(Child.class, temporary)) {
      assertThat(last.exitStatus()).as(String.join("\n", last.lines())).isZero();
      assertThat(last.lines()).contains("end 24");
    }
    assertThat(QueryResults.read(temporary.resolve("sn_queries.json")))
        .isEqualTo(entries().stream().map(QueryRunTest::answer).toList());
  }
}
