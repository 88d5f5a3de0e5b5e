package org.alidade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines of any shape whose items fail and whose runs are cancelled at random. */
@ExtendWith(SeededRandom.class)
class AnyPipelineTest {
  private static final int PIPELINES = 40;
  private static final int MOST_RUNS = 200;

  @TempDir Path folder;

  /** What is to happen: stages by number, their dependencies, their items, failures to come. */
  private static final class Plan {
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<Integer> items = new ArrayList<>();
    private final Map<String, Integer> failuresLeft = new ConcurrentHashMap<>();
    private final Map<String, Integer> successes = new ConcurrentHashMap<>();

    Plan(RandomGenerator random) {
      int stages = 1 + random.nextInt(6);
      for (int stage = 0; stage < stages; stage++) {
        before.add(IntStream.range(0, stage).filter(i -> random.nextInt(3) == 0).boxed().toList());
        items.add(random.nextInt(12));
        for (int item = 0; item < items.get(stage); item++) {
          failuresLeft.put(key(stage, item), Math.max(0, random.nextInt(6) - 3));
        }
      }
    }

    static String key(int stage, int item) {
      return "s" + stage + "/" + item;
    }

    Object work(int stage, int item, StageContext context) throws IOException {
      String key = key(stage, item);
      for (int earlier : before.get(stage)) {
        assertThat(context.before().completedStages()).contains("s" + earlier);
      }
      if (failuresLeft.merge(key, -1, Integer::sum) >= 0) {
        throw new IOException("not yet");
      }
      successes.merge(key, 1, Integer::sum);
      return item;
    }

    Pipeline pipeline() {
      Pipeline.Builder pipeline = Pipeline.named("any");
      for (int stage = before.size() - 1; stage >= 0; stage--) {
        pipeline.stage(stage(stage));
      }
      return pipeline.build();
    }

    private Stage<Integer> stage(int stage) {
      return Stage.<Integer>named("s" + stage)
          .after(before.get(stage).stream().map(i -> "s" + i).toArray(String[]::new))
          .items(c -> IntStream.range(0, items.get(stage)).boxed().toList(), String::valueOf)
          .inputsOf(item -> item)
          .work((item, context) -> work(stage, item, context))
          .build();
    }
  }

  @Test
  void everyItemIsDoneOnceInTheEnd(RandomGenerator random) {
    for (int i = 0; i < PIPELINES; i++) {
      Plan plan = new Plan(random);
      Path own = folder.resolve("run" + i);
      Map<String, Integer> told = new HashMap<>();
      boolean success = false;
      for (int run = 0; run < MOST_RUNS && !success; run++) {
        RunSummary summary = plan.pipeline().run(own, anyOptions(random, told));
        success = summary.isSuccess() && summary.stages().size() == plan.before.size();
      }
      assertThat(success).isTrue();
      Map<String, Integer> once = new HashMap<>();
      plan.failuresLeft.keySet().forEach(key -> once.put(key, 1));
      assertThat(plan.successes).as("work that succeeded").isEqualTo(once);
      assertThat(told).as("items told to be done").isEqualTo(once);
      assertThat(plan.pipeline().state(own).completedStages()).isEqualTo(plan.pipeline().stages());
    }
  }

  /** Any number of threads; one run in three is cancelled when some item is done. */
  private static RunOptions anyOptions(RandomGenerator random, Map<String, Integer> told) {
    CancellationToken token = new CancellationToken();
    int cancelAt = random.nextInt(3) == 0 ? random.nextInt(20) : Integer.MAX_VALUE;
    RunListener listener =
        new RunListener() {
          private int done;

          @Override
          public void itemDone(String stage, String item) {
            told.merge(stage + "/" + item, 1, Integer::sum);
            if (done++ == cancelAt) {
              token.cancel();
            }
          }
        };
    return RunOptions.builder()
        .threads(1 + random.nextInt(4))
        .stopOnFirstFailure(random.nextInt(4) == 0)
        .cancellation(token)
        .listener(listener)
        .build();
  }
}
