package org.alidade.lightcurve.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.alidade.lightcurve.LightCurve;
import org.alidade.math.ThreadBudget;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A writer killed at twenty moments: nothing it acknowledged is lost, nothing torn is readable. */
@ExtendWith(SeededRandom.class)
class FolderStoreKillTest {
  private static final int KILLS = 20;
  private static final int CURVES_PER_COMMIT = 300;
  private static final int OBJECTS = 1000;

  @TempDir Path folder;

  /** Writes round after round, and says which are committed. */
  static final class Child {
    private Child() {}

    /** Goes on from a round until it is killed. */
    public static void main(String[] arguments) {
      StoreOptions options = StoreOptions.defaults().withSegmentBytes(4 << 20);
      try (FolderStoreWriter writer = FolderStoreWriter.open(Path.of(arguments[0]), options)) {
        for (int round = Integer.parseInt(arguments[1]); ; round++) {
          for (int i = 0; i < CURVES_PER_COMMIT; i++) {
            writer.put(curve(round, i));
          }
          writer.commit();
          System.out.println("committed " + round);
          if (round % 7 == 6) {
            writer.compact();
          }
        }
      }
    }
  }

  /** A light curve that anybody can make again; its flags tell the round. */
  private static LightCurve curve(int round, int index) {
    SplittableRandom random = new SplittableRandom(31L * round + index);
    RandomCurves curves = new RandomCurves(random);
    LightCurve curve = curves.survey(object(round, index), 1, curves.times(50));
    java.util.Arrays.fill(curve.flags(), round);
    return curve;
  }

  private static long object(int round, int index) {
    return (round * 7L + index) % OBJECTS;
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void nothingAcknowledgedIsLost(RandomGenerator random) {
    int next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int acknowledged = next - 1;
      try (ChildJvm child = ChildJvm.start(Child.class, folder, next)) {
        int wanted = next + random.nextInt(6);
        child.awaitLine(line -> line.equals("committed " + wanted));
        int spins = random.nextInt(20_000_000);
        for (int i = 0; i < spins; i++) {
          Thread.onSpinWait();
        }
        child.kill();
        assertThat(child.lines()).noneMatch(line -> line.contains("Exception"));
        for (String line : child.lines()) {
          if (line.startsWith("committed ")) {
            acknowledged = Integer.parseInt(line.substring("committed ".length()));
          }
        }
      }
      check(acknowledged);
      next = acknowledged + 1;
    }
  }

  private void check(int acknowledged) {
    assertThat(StoreVerifier.verify(folder, ThreadBudget.of(2), done -> {}).problems()).isEmpty();
    try (FolderStore store = FolderStore.open(folder)) {
      int[] latest = new int[OBJECTS];
      java.util.Arrays.fill(latest, -1);
      for (int round = 0; round <= acknowledged; round++) {
        for (int i = 0; i < CURVES_PER_COMMIT; i++) {
          latest[(int) object(round, i)] = round;
        }
      }
      for (int id = 0; id < OBJECTS; id++) {
        LightCurve found = store.get(id, 1);
        if (latest[id] >= 0) {
          int round = Objects.requireNonNull(found).flags()[0];
          // One more round may have been committed whose line was not written any more.
          assertThat(round).isBetween(latest[id], acknowledged + 1);
          RandomCurves.assertSame(found, curve(round, index(id, round)));
        }
      }
    }
  }

  private static int index(int id, int round) {
    return (int) Math.floorMod(id - round * 7L, (long) OBJECTS);
  }
}
