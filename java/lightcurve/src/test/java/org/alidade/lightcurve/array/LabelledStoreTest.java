package org.alidade.lightcurve.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledStoreTest {
  private static final int OBJECTS = 23;
  private static final int EPOCHS = 20;

  @TempDir Path folder;

  private LabelledStore populated() {
    LabelledStore store = LabelledStore.create(folder, Catalogues.content(OBJECTS, EPOCHS));
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      store.populateEpoch(Catalogues.of(1, epoch, epoch % 5 == 0 ? 10 : OBJECTS), "gr" + epoch);
    }
    store.populateEpoch(Catalogues.of(2, 3, OBJECTS), "gr3");
    return store;
  }

  private static void checkCurves(LightCurveStore reader) {
    LightCurve all = Objects.requireNonNull(reader.get(7, 1));
    assertThat(all.size()).isEqualTo(EPOCHS);
    assertThat(all.times()[0]).isEqualTo(Catalogues.time(1));
    assertThat(all.times()[1]).isEqualTo(Catalogues.time(2));
    assertThat(all.values()[4]).isEqualTo((float) Catalogues.magnitude(7, 1, 5));
    assertThat(all.errors()[4]).isEqualTo((float) Catalogues.error(7));
    assertThat(all.flags()[4]).isEqualTo(16 + 6 % 4);
    LightCurve some = Objects.requireNonNull(reader.get(20, 1));
    assertThat(some.size()).isEqualTo(EPOCHS - EPOCHS / 5);
    assertThat(some.times()).doesNotContain(Catalogues.time(5));
    LightCurve one = Objects.requireNonNull(reader.get(20, 2));
    assertThat(one.times()).containsExactly(Catalogues.time(3));
    assertThat(one.flags()).containsExactly(32 + 19 % 4);
    assertThat(reader.getObject(20)).hasSize(2);
    assertThat(reader.getObject(99)).isEmpty();
    assertThat(reader.get(99, 1)).isNull();
    assertThat(reader.get(1, 3)).isNull();
  }

  @Test
  void storeOfLightCurves() {
    LabelledStore store = populated();
    for (RechunkOptions options :
        List.of(
            RechunkOptions.defaults(),
            RechunkOptions.defaults().withObjectsPerChunk(5),
            RechunkOptions.defaults().withDeflateLevel(1).withMemoryBytes(2000))) {
      store.rechunk(options);
      try (LabelledReader reader = store.openReader()) {
        checkCurves(reader);
        assertThat(reader.type("ch2_sci-mag_auto"))
            .isEqualTo(new MeasurementType(2, "ch2_sci-mag_auto", "ch2", "mag_auto", "sci", ""));
        assertThat(reader.info().lightCurves()).isEqualTo(2 * OBJECTS);
        assertThat(reader.info().measurements()).isEqualTo(16 * OBJECTS + 4 * 10 + OBJECTS);
        assertThat(reader.info().epochs()).isEqualTo(EPOCHS);
        assertThat(reader.objects().columns())
            .extracting(Column::name)
            .startsWith("object_id", "object", "ra", "dec", "x_image", "y_image")
            .contains("superstack_mag_auto");
        assertThat(reader.epochs().columns().get(0).text(0)).isEqualTo("gr2");
        assertThat(reader.epochsOfArray().columns().get(0).text(0)).isEqualTo("gr1");
      }
    }
    try (LabelledReader reader = LabelledReader.open(store.writeFile())) {
      checkCurves(reader);
    }
  }

  @Test
  void noValueIsLostWhenBothChannelsAreWrittenAtATime() throws Exception {
    int epochs = 100;
    for (int round = 0; round < 20; round++) {
      LabelledStore store =
          LabelledStore.create(folder.resolve("r" + round), Catalogues.content(5, epochs));
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        List<Future<Integer>> written = new ArrayList<>();
        for (int channel = 1; channel <= 2; channel++) {
          int one = channel;
          written.add(threads.submit(() -> writeAll(store, one, epochs)));
        }
        for (Future<Integer> count : written) {
          assertThat(count.get()).isEqualTo(5 * 2 * epochs);
        }
      } finally {
        threads.shutdownNow();
      }
      try (LabelledReader reader = LabelledReader.open(store.writeFile())) {
        for (int epoch = 1; epoch <= epochs; epoch++) {
          LabelledSlice slice = reader.epoch("gr" + epoch, null);
          assertThat(slice.at(2, 0, 0)).isEqualTo((float) Catalogues.magnitude(3, 1, epoch));
          assertThat(slice.at(2, 1, 0)).isEqualTo((float) Catalogues.magnitude(3, 2, epoch));
        }
      }
    }
  }

  /** Ten epochs at a time, so that the writers alternate within an epoch, too. */
  private static int writeAll(LabelledStore store, int channel, int epochs) {
    int written = 0;
    for (int start = 1; start <= epochs; start += 10) {
      try (LabelledWriter writer = store.openWriter()) {
        for (int epoch = start; epoch < start + 10; epoch++) {
          written += writer.populateEpoch(Catalogues.of(channel, epoch, 5), "gr" + epoch);
        }
      }
    }
    return written;
  }

  @Test
  void copyingGoesOnWhereItWasCutShort() {
    LabelledStore store = populated();
    List<Long> progress = new ArrayList<>();
    RechunkOptions small = RechunkOptions.defaults().withMemoryBytes(10_000);
    assertThatThrownBy(
            () ->
                store.rechunk(
                    small.withProgress(
                        done -> {
                          progress.add(done);
                          if (progress.size() == 2) {
                            throw new IllegalStateException("cut short");
                          }
                        })))
        .hasMessage("cut short");
    assertThat(store.readFile()).doesNotExist();
    assertThatThrownBy(store::openReader).isInstanceOf(MissingDatasetException.class);
    long before = progress.get(1);
    store.rechunk(small.withProgress(progress::add));
    assertThat(progress.get(2)).isGreaterThan(before);
    assertThat(progress).isSorted().endsWith((long) OBJECTS);
    try (LabelledReader reader = store.openReader()) {
      checkCurves(reader);
      assertThat(reader.info().lightCurves()).isEqualTo(2 * OBJECTS);
    }
  }

  @Test
  void halfACopyOfOtherContentIsNotContinued() throws Exception {
    LabelledStore store = populated();
    RechunkOptions small = RechunkOptions.defaults().withMemoryBytes(10_000);
    assertThatThrownBy(
            () ->
                store.rechunk(
                    small.withProgress(
                        done -> {
                          throw new IllegalStateException("cut short");
                        })))
        .hasMessage("cut short");
    store.populateEpoch(Catalogues.of(2, 4, OBJECTS), "gr4");
    store.rechunk(small);
    try (LabelledReader reader = store.openReader()) {
      assertThat(Objects.requireNonNull(reader.get(1, 2)).size()).isEqualTo(2);
    }
    Files.writeString(folder.resolve("lightcurves_read.h5.part"), "damaged");
    store.rechunk(RechunkOptions.defaults());
    try (LabelledReader reader = store.openReader()) {
      checkCurvesOfFirst(reader);
    }
  }

  private static void checkCurvesOfFirst(LightCurveStore reader) {
    assertThat(Objects.requireNonNull(reader.get(1, 1)).size()).isEqualTo(EPOCHS);
  }

  @Test
  void epochsAndMeasurementsAreAdded() {
    LabelledStore store = populated();
    try (LabelledWriter writer = store.openWriter()) {
      writer.appendEpochs(Catalogues.epochs(EPOCHS + 1, 2));
      writer.appendMeasurements(List.of("ch1_sci_clean-mag_auto"));
      assertThat(writer.axes().shape()).containsExactly(OBJECTS, 3, 2, EPOCHS + 2);
      int epoch = EPOCHS + 2;
      assertThat(writer.populateEpoch(Catalogues.of(1, epoch, OBJECTS), "gr" + epoch))
          .isEqualTo(2 * OBJECTS);
      assertThatThrownBy(() -> writer.appendEpochs(Catalogues.epochs(1, 1)))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> writer.appendMeasurements(List.of("ch1_sci-mag_auto")))
          .isInstanceOf(BadInputException.class);
    }
    store.rechunk(RechunkOptions.defaults());
    try (LabelledReader reader = store.openReader()) {
      LightCurve curve = Objects.requireNonNull(reader.get(4, 1));
      assertThat(curve.size()).isEqualTo(EPOCHS + 1);
      assertThat(curve.times()[EPOCHS]).isEqualTo(Catalogues.time(EPOCHS + 2));
      assertThat(reader.get(4, 3)).isNull();
      assertThat(reader.types()).hasSize(3);
    }
  }

  @Test
  void regionsMayCrossZeroAndHoldPoles() {
    double[] ra = {359.5, 0.5, 180, 90};
    double[] dec = {0, 0.25, 89.75, -10};
    assertThat(SkySelection.box(ra, dec, 359, 1, -1, 1)).containsExactly(0, 1);
    assertThat(SkySelection.box(ra, dec, -1, 1, -1, 1)).containsExactly(0, 1);
    assertThat(SkySelection.box(ra, dec, 0, 360, -90, 90)).containsExactly(0, 1, 2, 3);
    assertThat(SkySelection.cone(ra, dec, 0, 0, 0.6)).containsExactly(0, 1);
    assertThat(SkySelection.cone(ra, dec, 0, 89.75, 0.51)).containsExactly(2);
    assertThatThrownBy(() -> SkySelection.box(ra, dec, 0, 1, 1, 0))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> SkySelection.cone(ra, dec, 0, 91, 1))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    LabelledStore store = populated();
    assertThatThrownBy(() -> LabelledStore.create(folder, Catalogues.content(3, 2)))
        .isInstanceOf(InvalidStateException.class);
    assertThatThrownBy(() -> store.populateEpoch(Catalogues.of(1, 2, 3), "gr1"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("gr2");
    assertThatThrownBy(() -> store.populateEpoch(Catalogues.of(1, 2, OBJECTS + 1), "gr2"))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining("I24");
    assertThatThrownBy(
            () -> new LabelledAxes(List.of("a", "a"), List.of("m"), List.of("v"), List.of("e")))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> LabelledStore.at(folder.resolve("none")).openWriter())
        .isInstanceOf(MissingDatasetException.class);
    assertThat(LabelledStore.at(folder.resolve("none")).info()).isEmpty();
    assertThatThrownBy(() -> RechunkOptions.defaults().withObjectsPerChunk(0))
        .isInstanceOf(BadInputException.class);
    try (LabelledWriter writer = store.openWriter()) {
      Table other = Table.builder().column(Column.of("object", List.of("I1"))).build();
      assertThatThrownBy(() -> writer.writeObjects(other)).isInstanceOf(BadInputException.class);
      LabelledSlice slice = writer.epoch("gr3", null);
      assertThatThrownBy(() -> slice.at(0, 0)).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void otherProgramsReadIt() {
    Python.assumeModules("h5py", "numpy");
    LabelledStore store = populated();
    store.rechunk(RechunkOptions.defaults());
    String found =
        Python.run(
            """
            import h5py, sys, numpy as np
            f = h5py.File(sys.argv[1])
            a = f['lightcurves']
            print(a.shape, a.dtype, a.chunks, f['flags'].dtype, f['flags'].fillvalue)
            print(f['measurement'].asstr()[1], f['epoch'].asstr()[2], f.attrs['n_objects'])
            print(a[6, 0, 0, 4], np.isnan(a[6, 1, 0, 4]), f['flags'][6, 1, 4])
            print(f['epoch_table/epoch_mjd'][2], f['object_table/object'].asstr()[3])
            """,
            store.readFile());
    assertThat(found.lines())
        .containsExactly(
            "(23, 2, 2, 20) float32 (1, 2, 2, 20) uint16 65535",
            "ch2_sci-mag_auto gr3 23",
            "16.05957 True 65535",
            "53002.25 I4");
  }
}
