package org.alidade.benchmarks.lightcurve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.Limit;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreBenchmarkTest {
  private static final MockOptions TINY =
      MockOptions.defaults().withObjects(2).withTypes(3).withEpochs(60);

  private static final Effort LITTLE = new Effort(25, 25, 2, 0.1);

  @TempDir private Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void everyStoreGivesBackWhatItWasGiven() throws IOException {
    List<StoreMeasurement> stores = StoreBenchmark.compare(Peers.all(), TINY, LITTLE, folder, out);

    String table = printed.toString(StandardCharsets.UTF_8);
    for (Peer peer : Peers.all()) {
      assertThat(table).contains("| " + peer.name());
    }
    assertThat(table).contains("full GB").doesNotContain("not available");
    assertThat(stores.stream().flatMap(store -> store.figures(new Limit(1e-6, "memory")).stream()))
        .allMatch(figure -> figure.value() > 0 && figure.spread() >= 0)
        .allMatch(figure -> figure.peer() != figure.key().contains("store Alidade"));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aStoreThatChangesAValueIsFoundOut() {
    assertThatThrownBy(() -> new StoreTrial(new Forgetful(), TINY, LITTLE, folder).run())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other flags than it was given");
  }

  @Test
  void refusesStoresThatAreNotKnown() {
    assertThatThrownBy(() -> StoreBenchmark.run(new Arguments("--only", "papyrus"), out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("papyrus");
  }

  @Test
  void quantilesAreThoseOfTheSortedTimes() {
    long[] times = new long[100];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1000L * (100 - i);
    }
    Latencies latencies = Latencies.of(times);
    assertThat(latencies.median()).isEqualTo(50);
    assertThat(latencies.quantile(0.99)).isEqualTo(99);
    assertThat(latencies.quantile(1)).isEqualTo(100);
  }

  /** Writes nothing, and has lost the flags. */
  private static final class Forgetful implements Peer {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public int mostObjects() {
      return Peers.ANY_NUMBER;
    }

    @Override
    public double timeTolerance() {
      return 0;
    }

    @Override
    public Writer create(Path store, MockField field) {
      return new Writer() {
        @Override
        public void put(List<LightCurve> object) {}

        @Override
        public void finish() {}

        @Override
        public void close() {}
      };
    }

    @Override
    public Reader open(Path store, MockField field) {
      return new Reader() {
        @Override
        public LightCurve get(long objectId, int typeId) {
          LightCurve curve = field.object(objectId).get(typeId - 1);
          return new LightCurve(
              objectId,
              typeId,
              curve.times(),
              curve.values(),
              curve.errors(),
              new int[curve.size()]);
        }

        @Override
        public List<LightCurve> object(long objectId) {
          return field.object(objectId);
        }

        @Override
        public void close() {}
      };
    }
  }
}
