package org.alidade.lightcurve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.math.ThreadBudget;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SeededRandom.class)
class FolderStoreTest {
  private static final StoreOptions SMALL_SEGMENTS =
      StoreOptions.defaults().withSegmentBytes(1 << 20);

  @TempDir Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void chooseFolder() {
    folder = temporary.resolve("field.alc");
  }

  private static LightCurve get(FolderStore store, LightCurve like) {
    return Objects.requireNonNull(store.get(like.objectId(), like.typeId()));
  }

  private Map<LightCurveKey, LightCurve> fill(RandomGenerator random, StoreOptions options) {
    RandomCurves curves = new RandomCurves(random);
    double[] shared = curves.times(900);
    Map<LightCurveKey, LightCurve> all = new HashMap<>();
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, options)) {
      for (int i = 0; i < 2500; i++) {
        long object = random.nextInt(400) * 1_000_003L - 5;
        int type = 1 + random.nextInt(9);
        LightCurve curve =
            random.nextBoolean() ? curves.survey(object, type, shared) : curves.any(object, type);
        writer.put(curve);
        all.put(new LightCurveKey(object, type), curve);
      }
      writer.commit();
    }
    return all;
  }

  @Test
  void whatWasCommittedComesBack(RandomGenerator random) {
    for (StoreOptions options : List.of(SMALL_SEGMENTS, SMALL_SEGMENTS.uncompressed())) {
      folder = temporary.resolve(options.compressed() ? "packed" : "plain");
      Map<LightCurveKey, LightCurve> all = fill(random, options);
      try (FolderStore store = FolderStore.open(folder)) {
        all.values().forEach(curve -> RandomCurves.assertSame(get(store, curve), curve));
        assertThat(store.info().lightCurves()).isEqualTo(all.size());
        assertThat(store.info().measurements())
            .isEqualTo(all.values().stream().mapToLong(LightCurve::size).sum());
        assertThat(store.get(12345, 1)).isNull();
        assertThat(store.get(-5, 77)).isNull();
      }
    }
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads(RandomGenerator random) throws IOException {
    RandomCurves curves = new RandomCurves(random);
    List<LightCurve> some = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      some.add(curves.any(i, 1));
    }
    List<byte[]> segments = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      Path one = temporary.resolve("threads" + threads);
      try (FolderStoreWriter writer =
          FolderStoreWriter.open(one, StoreOptions.defaults().withThreads(threads))) {
        some.forEach(writer::put);
        writer.commit();
      }
      segments.add(Files.readAllBytes(StoreFiles.segment(one, 1)));
    }
    assertThat(segments.get(1)).isEqualTo(segments.get(0));
  }

  @Test
  void compactingFreesRoomAndChangesNothing(RandomGenerator random) throws IOException {
    fill(random, SMALL_SEGMENTS);
    Map<LightCurveKey, LightCurve> all = fill(random, SMALL_SEGMENTS);
    long before;
    try (FolderStore reader = FolderStore.open(folder)) {
      before = reader.info().bytes();
      LightCurve one = all.values().iterator().next();
      try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
        writer.compact();
      }
      RandomCurves.assertSame(get(reader, one), one);
      reader.refresh();
      all.values().forEach(curve -> RandomCurves.assertSame(get(reader, curve), curve));
      assertThat(reader.info().bytes()).isLessThan(before * 3 / 4);
    }
    assertThat(StoreVerifier.verify(folder, ThreadBudget.of(2), done -> {}).problems()).isEmpty();
    assertThat(StoreFiles.segment(folder, 1)).doesNotExist();
  }

  @Test
  void appendedEpochsFollowThoseThatWereThere(RandomGenerator random) {
    RandomCurves curves = new RandomCurves(random);
    LightCurve whole = curves.survey(3, 1, curves.times(200));
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
      for (int from = 0; from < 200; from += 10) {
        int start = from;
        writer.append(whole.where(i -> i >= start && i < start + 10));
        if (random.nextBoolean()) {
          writer.commit();
        }
      }
      writer.commit();
    }
    try (FolderStore store = FolderStore.open(folder)) {
      RandomCurves.assertSame(get(store, whole), whole);
      assertThat(store.parts(3, 1)).isBetween(1, 9);
      LightCurveSummary summary =
          store.summaries(SummaryQuery.defaults().above(0).withFewestValid(0)).get(0);
      assertThat(summary).isEqualTo(LightCurveSummary.of(whole));
    }
  }

  @Test
  void tablesTakeAnyColumnsAndAddToRows() {
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
      writer.putObjects(
          Table.builder()
              .column(Column.of("object_id", new long[] {7, 3}))
              .column(Column.of("object", List.of("I7", "I3")))
              .column(Column.of("ra", new double[] {265.1, 265.2}))
              .column(Column.of("dec", new double[] {69, Double.NaN}))
              .column(Column.of("a \"strange\" name; --", new double[] {1, 2}))
              .build());
      writer.putObjects(
          Table.builder()
              .column(Column.of("object_id", new long[] {3}))
              .column(Column.of("n_epochs_valid_all", new long[] {911}))
              .build());
      writer.putTypes(
          List.of(new MeasurementType(1, "ch1_sci-mag_auto", "ch1", "auto", "sci", "")));
      writer.commit();
    }
    try (FolderStore store = FolderStore.open(folder)) {
      Table objects = store.objects();
      assertThat(objects.columns().stream().map(Column::name))
          .containsExactly(
              "object_id", "object", "ra", "dec", "a \"strange\" name; --", "n_epochs_valid_all");
      assertThat(objects.columns().get(0).integer(0)).isEqualTo(3);
      assertThat(objects.columns().get(1).text(0)).isEqualTo("I3");
      assertThat(objects.columns().get(3).number(0)).isNaN();
      assertThat(objects.columns().get(5).number(0)).isEqualTo(911);
      assertThat(objects.columns().get(5).number(1)).isNaN();
      assertThat(store.type("ch1_sci-mag_auto").typeId()).isEqualTo(1);
    }
  }

  @Test
  void readersSeeWhatIsCommittedWhenTheyLook(RandomGenerator random) {
    RandomCurves curves = new RandomCurves(random);
    LightCurve first = curves.any(1, 1);
    LightCurve second = curves.any(1, 1);
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
      writer.put(first);
      writer.commit();
      try (FolderStore store = FolderStore.open(folder)) {
        writer.put(second);
        assertThat(store.refresh()).isFalse();
        RandomCurves.assertSame(get(store, first), first);
        writer.commit();
        RandomCurves.assertSame(get(store, first), first);
        assertThat(store.refresh()).isTrue();
        RandomCurves.assertSame(get(store, first), second);
      }
    }
  }

  @Test
  void whatWasNotCommittedIsGone(RandomGenerator random) {
    RandomCurves curves = new RandomCurves(random);
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
      writer.put(curves.any(1, 1));
      writer.commit();
      for (int i = 0; i < 1200; i++) {
        writer.put(curves.any(2, i));
      }
    }
    try (FolderStore store = FolderStore.open(folder)) {
      assertThat(store.info().lightCurves()).isEqualTo(1);
      assertThat(store.get(2, 1)).isNull();
    }
    assertThat(StoreVerifier.verify(folder, ThreadBudget.of(1), done -> {}).problems()).isEmpty();
  }

  @Test
  void fourReadAndOneWrites(RandomGenerator random) throws InterruptedException {
    RandomCurves curves = new RandomCurves(random);
    int objects = 200;
    double[] times = curves.times(300);
    AtomicBoolean writing = new AtomicBoolean(true);
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
      writeRound(writer, objects, times, 0);
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Thread reader = new Thread(() -> readRounds(objects, writing), "reader " + i);
        reader.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        reader.start();
        readers.add(reader);
      }
      for (int round = 1; round <= 12; round++) {
        writeRound(writer, objects, times, round);
      }
      writing.set(false);
      for (Thread reader : readers) {
        reader.join();
      }
    }
    assertThat(failures).isEmpty();
  }

  /** Every value of a round is its number, so that a torn light curve shows. */
  private static void writeRound(FolderStoreWriter writer, int objects, double[] times, int round) {
    float[] values = new float[times.length];
    java.util.Arrays.fill(values, round);
    for (int object = 0; object < objects; object++) {
      writer.put(new LightCurve(object, 1, times, values, values, new int[times.length]));
    }
    writer.commit();
  }

  private void readRounds(int objects, AtomicBoolean writing) {
    try (FolderStore store = FolderStore.open(folder)) {
      float last = 0;
      boolean more = true;
      while (more) {
        more = writing.get();
        store.refresh();
        for (int object = 0; object < objects; object++) {
          float[] values = Objects.requireNonNull(store.get(object, 1)).values();
          for (float value : values) {
            assertThat(value).isEqualTo(values[0]);
          }
          assertThat(values[0]).isGreaterThanOrEqualTo(last);
          last = object == objects - 1 ? values[0] : last;
        }
      }
      assertThat(last).isEqualTo(12);
    }
  }

  @Test
  void aStoreThatNothingWasCommittedToLeavesNoTrace(RandomGenerator random) throws IOException {
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
      writer.put(new RandomCurves(random).any(1, 1));
    }
    assertThat(folder).doesNotExist();
    Path other = Files.createDirectory(folder).resolve("notes.txt");
    Files.writeString(other, "mine");
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
      writer.put(new RandomCurves(random).any(1, 1));
    }
    assertThat(folder).isDirectoryContaining(file -> file.equals(other));
    assertThat(FolderStore.isStore(folder)).isFalse();
  }

  @Test
  void foldersMayHaveAnyName(RandomGenerator random) {
    LightCurve curve = new RandomCurves(random).any(4, 2);
    for (String name : List.of("a b", "what?mode=ro", "50%25", "a#b", "x&y;z")) {
      folder = temporary.resolve(name);
      try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
        writer.put(curve);
        writer.commit();
      }
      try (FolderStore store = FolderStore.open(folder)) {
        RandomCurves.assertSame(get(store, curve), curve);
      }
    }
  }

  @Test
  void aSecondWriterIsRefused() {
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, SMALL_SEGMENTS)) {
      assertThat(writer.options()).isEqualTo(SMALL_SEGMENTS);
      assertThatThrownBy(() -> FolderStoreWriter.open(folder, SMALL_SEGMENTS))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("another writer is at work");
    }
  }

  @Test
  void aFolderWithoutStoreIsSaidToBeOne() {
    assertThatThrownBy(() -> FolderStore.open(temporary))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("no light-curve store");
  }

  @Test
  void flippedBitsAreNoticed(RandomGenerator random) throws IOException {
    Map<LightCurveKey, LightCurve> all = fill(random, StoreOptions.defaults());
    Path segment = StoreFiles.segment(folder, 1);
    byte[] good = Files.readAllBytes(segment);
    for (int round = 0; round < 10; round++) {
      byte[] bad = good.clone();
      for (int i = 0; i < 20; i++) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(segment, bad);
      int refused = 0;
      try (FolderStore store = FolderStore.open(folder)) {
        for (LightCurve curve : all.values()) {
          try {
            RandomCurves.assertSame(get(store, curve), curve);
          } catch (FormatException e) {
            assertThat(e).hasMessageContaining("segment-000001.alc");
            refused++;
          }
        }
      }
      assertThat(StoreVerifier.verify(folder, ThreadBudget.of(2), done -> {}).problems())
          .hasSize(refused);
    }
  }
}
