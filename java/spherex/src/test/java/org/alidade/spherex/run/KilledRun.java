package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.alidade.testing.ChildJvm;

/** Kills a run at a place and holds that nothing that was acknowledged is fetched again. */
final class KilledRun {
  private static final String FETCHED = "done download ";

  private final Supplier<ChildJvm> start;
  private final ToIntFunction<String> requests;
  private final Set<String> fetched = new HashSet<>();

  /**
   * A run that is killed again and again.
   *
   * @param start starts it, or goes on with it
   * @param requests how often the archive was asked for a file
   */
  KilledRun(Supplier<ChildJvm> start, ToIntFunction<String> requests) {
    this.start = start;
    this.requests = requests;
  }

  /** Kills it some time after the nth line that starts with a place. */
  void killAt(String place, int nth, int spins) {
    Map<String, Integer> before = new HashMap<>();
    fetched.forEach(key -> before.put(key, requests.applyAsInt(key)));
    try (ChildJvm child = start.get()) {
      int[] seen = {0};
      child.awaitLine(
          line -> line.startsWith("end") || (line.startsWith(place) && ++seen[0] >= nth));
      for (int i = 0; i < spins; i++) {
        Thread.onSpinWait();
      }
      child.kill();
      assertThat(child.lines()).noneMatch(line -> line.contains("Exception"));
      before.forEach(
          (key, count) ->
              assertThat(requests.applyAsInt(key)).as(key + " after " + place).isEqualTo(count));
      child.lines().stream()
          .filter(line -> line.startsWith(FETCHED))
          .map(line -> line.substring(FETCHED.length()))
          .forEach(fetched::add);
    }
  }
}
