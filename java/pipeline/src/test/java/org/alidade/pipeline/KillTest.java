package org.alidade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs killed at random instants: while working, saving, shortening the state, between stages. */
@ExtendWith(SeededRandom.class)
class KillTest {
  private static final int KILLS = 15;
  private static final int ITEMS = 400;

  @TempDir Path folder;
  private final Set<String> acknowledged = new HashSet<>();
  private Set<String> saved = Set.of();

  /** The run that is killed; says what it works on and what is acknowledged. */
  static final class Child implements RunListener {
    private Child() {}

    /** Runs the pipeline of this test. */
    public static void main(String[] arguments) {
      RunOptions options = RunOptions.builder().threads(3).listener(new Child()).build();
      System.out.println("start");
      RunSummary summary = twoStages().run(Path.of(arguments[0]), options);
      System.out.println("end " + summary.isSuccess());
    }

    @Override
    public void itemDone(String stage, String item) {
      System.out.println("done " + stage + "/" + item);
    }
  }

  private static Pipeline twoStages() {
    Stage<Integer> write =
        Stage.<Integer>named("write")
            .items(context -> IntStream.range(0, ITEMS).boxed().toList(), String::valueOf)
            .work(KillTest::write)
            .build();
    Stage<String> read =
        Stage.<String>named("read")
            .after("write")
            .items(context -> context.before().done("write"), item -> item)
            .work(KillTest::read)
            .build();
    return Pipeline.named("p").stage(write).stage(read).build();
  }

  private static String write(int item, StageContext context) throws IOException {
    System.out.println("work write/" + item);
    Path part = context.folder().resolve(item + ".part");
    Files.writeString(part, "content " + item);
    Files.move(part, context.folder().resolve(item + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    return item + ".txt";
  }

  private static String read(String item, StageContext context) throws IOException {
    System.out.println("work read/" + item);
    String name = context.before().result("write", item, String.class).orElseThrow();
    return Files.readString(context.folder().resolve(name));
  }

  @Test
  void nothingSavedIsLostOrDoneTwice(RandomGenerator random) throws IOException {
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm child = ChildJvm.start(Child.class, folder)) {
        int left = 2 * ITEMS - saved.size();
        int further = random.nextInt(Math.max(1, Math.min(left, 120)));
        awaitDone(child, further, random.nextInt(200_000));
        child.kill();
        check(child.lines());
      }
    }
    try (ChildJvm last = ChildJvm.start(Child.class, folder)) {
      assertThat(last.exitStatus()).isZero();
      check(last.lines());
      assertThat(last.lines()).contains("end true");
    }
    assertThat(saved).hasSize(2 * ITEMS);
    Path fresh = Files.createDirectory(folder.resolve("fresh"));
    twoStages().run(fresh, RunOptions.defaults());
    assertThat(twoStages().stateFile(folder)).hasSameBinaryContentAs(twoStages().stateFile(fresh));
  }

  private static void awaitDone(ChildJvm child, int items, int spins) {
    int[] seen = {0};
    child.awaitLine(
        line ->
            line.startsWith("end")
                || (items == 0 && line.equals("start"))
                || (line.startsWith("done ") && ++seen[0] >= items));
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
  }

  private void check(List<String> lines) {
    assertThat(after(lines, "work ")).as("nothing saved is done again").noneMatch(saved::contains);
    List<String> told = after(lines, "done ").toList();
    assertThat(told)
        .as("acknowledged once")
        .doesNotHaveDuplicates()
        .noneMatch(acknowledged::contains);
    acknowledged.addAll(told);
    RunState state = twoStages().state(folder);
    Set<String> now = new HashSet<>();
    for (String stage : twoStages().stages()) {
      state.done(stage).forEach(item -> now.add(stage + "/" + item));
    }
    assertThat(now).containsAll(saved).containsAll(acknowledged);
    saved = now;
  }

  private static Stream<String> after(List<String> lines, String word) {
    return lines.stream().filter(line -> line.startsWith(word)).map(line -> line.substring(5));
  }
}
