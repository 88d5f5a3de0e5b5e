package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.array.Shape;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith({LeakCheck.class, NothingLeftOpen.class, SeededRandom.class})
class RoundTripTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("data.h5");
  }

  @ParameterizedTest
  @EnumSource(
      value = Hdf5Type.class,
      names = {
        "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64", "FLOAT32",
        "FLOAT64"
      })
  void everyNumericTypeKeepsItsValues(Hdf5Type type) {
    long[] integers = {0, 1, 2, 100, 127};
    try (Hdf5File file = Hdf5File.create(file())) {
      file.createDataset("a/b/x", DatasetSpec.of(type, 5)).write(integers);
    }
    try (Hdf5File file = Hdf5File.openReadOnly(file())) {
      Hdf5Dataset dataset = file.dataset("/a/b/x");
      assertThat(dataset.type()).isEqualTo(type);
      assertThat(dataset.shape()).isEqualTo(Shape.of(5));
      assertThat(dataset.storageBytes()).isEqualTo(5L * type.bytes());
      assertThat(dataset.readLongs()).containsExactly(integers);
      assertThat(dataset.readInts()).containsExactly(0, 1, 2, 100, 127);
      assertThat(dataset.readDoubles()).containsExactly(0, 1, 2, 100, 127);
      assertThat(dataset.readFloats()).containsExactly(0, 1, 2, 100, 127);
      assertThat(dataset.readBytes()).containsExactly(0, 1, 2, 100, 127);
    }
  }

  @Test
  void extremeValuesSurvive() {
    long[] longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1};
    double[] doubles = {Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -0.0};
    byte[] bytes = {-1, -128, 127};
    try (Hdf5File file = Hdf5File.create(file())) {
      file.createDataset("l", DatasetSpec.of(Hdf5Type.INT64, 3)).write(longs);
      file.createDataset("d", DatasetSpec.of(Hdf5Type.FLOAT64, 4)).write(doubles);
      file.createDataset("u", DatasetSpec.of(Hdf5Type.UINT8, 3)).write(bytes);
      assertThat(file.dataset("l").readLongs()).containsExactly(longs);
      assertThat(file.dataset("d").readDoubles()).containsExactly(doubles);
      assertThat(file.dataset("u").readBytes()).containsExactly(bytes);
      assertThat(file.dataset("u").readInts()).containsExactly(255, 128, 127);
    }
  }

  @Test
  void elementsNeverWrittenReadAsTheFillValue() {
    try (Hdf5File file = Hdf5File.create(file())) {
      Hdf5Dataset numbers =
          file.createDataset(
              "f",
              DatasetSpec.builder(Hdf5Type.FLOAT32, 2, 2)
                  .chunk(1, 2)
                  .maxShape(DatasetSpec.UNLIMITED, 2)
                  .fillValue(Double.NaN)
                  .build());
      numbers.write(Slab.rows(1, 1), new float[] {1, 2});
      numbers.extend(3, 2);
      assertThat(numbers.readFloats())
          .containsExactly(Float.NaN, Float.NaN, 1, 2, Float.NaN, Float.NaN);
      file.createDataset(
          "u", DatasetSpec.builder(Hdf5Type.UINT16, 2).chunk(1).fillValue(65_535).build());
      assertThat(file.dataset("u").readInts()).containsExactly(65_535, 65_535);
    }
    assertThatThrownBy(() -> DatasetSpec.builder(Hdf5Type.STRING, 2).fillValue(1).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("fill value");
  }

  @Test
  void booleansAreAnEnumeration() {
    boolean[] values = {true, false, true};
    try (Hdf5File file = Hdf5File.create(file())) {
      Hdf5Dataset mask = file.createDataset("Mask", DatasetSpec.of(Hdf5Type.BOOLEAN, 3));
      mask.write(values);
      file.createDataset("done", DatasetSpec.of(Hdf5Type.UINT8, 3)).write(values);
    }
    try (Hdf5File file = Hdf5File.openReadOnly(file())) {
      assertThat(file.dataset("Mask").type()).isEqualTo(Hdf5Type.BOOLEAN);
      assertThat(file.dataset("Mask").readBooleans()).containsExactly(values);
      assertThat(file.dataset("Mask").readInts()).containsExactly(1, 0, 1);
      assertThat(file.dataset("done").readBooleans()).containsExactly(values);
    }
  }

  @Test
  void complexNumbersArePairs() {
    float[] pairs = {1, 2, 3, 4, -5, 6};
    try (Hdf5File file = Hdf5File.create(file());
        FloatArray array = FloatArray.copyOf("test", pairs, 3, 2)) {
      file.createDataset("c", DatasetSpec.of(Hdf5Type.COMPLEX64, 3)).write(array);
      file.createDataset("z", DatasetSpec.of(Hdf5Type.COMPLEX128, 3)).write(pairs);
      assertThat(file.dataset("c").type()).isEqualTo(Hdf5Type.COMPLEX64);
      assertThat(file.dataset("z").type()).isEqualTo(Hdf5Type.COMPLEX128);
      assertThat(file.dataset("c").readFloats(Slab.rows(1, 2))).containsExactly(3, 4, -5, 6);
      assertThat(file.dataset("z").readDoubles()).containsExactly(1, 2, 3, 4, -5, 6);
      assertThatThrownBy(() -> file.dataset("c").readInts())
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("COMPLEX64");
    }
  }

  @Test
  void textsOfBothKinds() {
    String[] texts = {"", "flux", "\u03bb [nm]"};
    try (Hdf5File file = Hdf5File.create(file())) {
      file.createDataset("v", DatasetSpec.of(Hdf5Type.STRING, 3)).write(texts);
      file.createDataset("f", DatasetSpec.builder(Hdf5Type.STRING, 3).stringBytes(8).build())
          .write(texts);
      assertThat(file.dataset("v").readStrings()).containsExactly(texts);
      assertThat(file.dataset("f").readStrings()).containsExactly(texts);
      assertThat(file.dataset("v").readStrings(Slab.rows(1, 1))).containsExactly("flux");
      String[] tooLong = {"123456789", "", ""};
      assertThatThrownBy(() -> file.dataset("f").write(tooLong))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> file.dataset("f").readDoubles())
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("STRING");
    }
  }

  @Test
  void textsOfASlab() {
    for (int bytes : new int[] {0, 4}) {
      DatasetSpec spec =
          DatasetSpec.builder(Hdf5Type.STRING, 0)
              .maxShape(DatasetSpec.UNLIMITED)
              .chunk(2)
              .stringBytes(bytes)
              .build();
      try (Hdf5File file = Hdf5File.create(folder.resolve("texts" + bytes + ".h5"))) {
        Hdf5Dataset texts = file.createDataset("t", spec);
        texts.extend(2);
        texts.write(Slab.rows(0, 2), new String[] {"a", "bb"});
        texts.extend(5);
        texts.write(Slab.rows(2, 3), new String[] {"", "\u00b5", "dddd"});
        assertThat(texts.readStrings()).containsExactly("a", "bb", "", "\u00b5", "dddd");
        assertThatThrownBy(() -> texts.write(Slab.rows(0, 2), new String[] {"one"}))
            .isInstanceOf(BadInputException.class);
      }
    }
  }

  @Test
  void slabsMoveTheRightElements(RandomGenerator random) {
    double[] all = random.doubles(6 * 7 * 5).toArray();
    try (Hdf5File file = Hdf5File.create(file());
        DoubleArray part = DoubleArray.allocate("test", 2, 3, 2)) {
      DatasetSpec spec =
          DatasetSpec.builder(Hdf5Type.FLOAT64, 6, 7, 5).chunk(4, 3, 5).deflate(1).build();
      Hdf5Dataset dataset = file.createDataset("x", spec);
      dataset.write(all);
      Slab slab = Slab.of(new long[] {1, 0, 1}, new long[] {2, 3, 2}, new long[] {3, 2, 3});
      dataset.read(slab, part);
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 3; j++) {
          for (int k = 0; k < 2; k++) {
            double expected = all[((1 + 3 * i) * 7 + 2 * j) * 5 + 1 + 3 * k];
            assertThat(part.get((i * 3L + j) * 2 + k)).isEqualTo(expected);
          }
        }
      }
      part.fill(-1);
      dataset.write(slab, part);
      assertThat(dataset.readDoubles(slab)).containsOnly(-1);
      assertThat(dataset.readDoubles()).contains(-1.0, all[0], all[all.length - 1]);
    }
  }

  @Test
  void everyArrayTypeReadsAndWritesSlabs() {
    try (Hdf5File file = Hdf5File.create(file());
        IntArray ints = IntArray.copyOf("test", new int[] {7, 8});
        ByteArray bytes = ByteArray.copyOf("test", new byte[] {1, -1});
        FloatArray floats = FloatArray.copyOf("test", new float[] {0.5f, 1.5f})) {
      Hdf5Dataset i = file.createDataset("i", DatasetSpec.of(Hdf5Type.INT32, 4));
      i.write(Slab.rows(1, 2), ints);
      assertThat(i.readInts()).containsExactly(0, 7, 8, 0);
      Hdf5Dataset b = file.createDataset("b", DatasetSpec.of(Hdf5Type.UINT8, 4));
      b.write(Slab.rows(2, 2), bytes);
      assertThat(b.readBytes()).containsExactly(0, 0, 1, -1);
      Hdf5Dataset f = file.createDataset("f", DatasetSpec.of(Hdf5Type.FLOAT32, 4));
      f.write(Slab.rows(0, 2), floats);
      f.write(Slab.rows(2, 1), new float[] {9});
      f.write(Slab.rows(3, 1), new double[] {0.25});
      assertThat(f.readFloats()).containsExactly(0.5f, 1.5f, 9, 0.25f);
      i.read(Slab.rows(0, 2), ints);
      assertThat(ints.toArray()).containsExactly(0, 7);
      b.read(Slab.rows(2, 2), bytes);
      assertThat(bytes.toArray()).containsExactly(1, -1);
      f.read(Slab.rows(1, 2), floats);
      assertThat(floats.toArray()).containsExactly(1.5f, 9);
    }
  }

  @Test
  void wrongSizesAndPlacesAreRefused() {
    try (Hdf5File file = Hdf5File.create(file())) {
      Hdf5Dataset dataset = file.createDataset("x", DatasetSpec.of(Hdf5Type.FLOAT64, 4, 3));
      assertThatThrownBy(() -> dataset.write(new double[11]))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("11 values for 12");
      assertThatThrownBy(() -> dataset.readDoubles(Slab.rows(3, 2)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("outside shape (4, 3)");
      assertThatThrownBy(() -> dataset.readDoubles(Slab.of(new long[3], new long[] {1, 1, 1})))
          .isInstanceOf(BadInputException.class);
      assertThat(dataset.readDoubles(Slab.rows(4, 0))).isEmpty();
    }
  }

  @Test
  void scalarsAndEmptyDatasets() {
    try (Hdf5File file = Hdf5File.create(file())) {
      file.createDataset("scalar", DatasetSpec.of(Hdf5Type.FLOAT64)).write(new double[] {2.5});
      DatasetSpec growing =
          DatasetSpec.builder(Hdf5Type.INT64, 0).maxShape(DatasetSpec.UNLIMITED).chunk(16).build();
      file.createDataset("empty", growing);
    }
    try (Hdf5File file = Hdf5File.openReadOnly(file())) {
      assertThat(file.dataset("scalar").shape()).isEqualTo(Shape.of());
      assertThat(file.dataset("scalar").readDoubles()).containsExactly(2.5);
      assertThat(file.dataset("empty").readLongs()).isEmpty();
      assertThat(file.dataset("empty").maxShape()).containsExactly(-1);
    }
  }

  @Test
  void growingDatasetsKeepWhatTheyHave() {
    try (Hdf5File file = Hdf5File.create(file())) {
      DatasetSpec spec =
          DatasetSpec.builder(Hdf5Type.FLOAT64, 0, 3)
              .maxShape(DatasetSpec.UNLIMITED, 3)
              .chunk(1, 3)
              .build();
      Hdf5Dataset ring = file.createDataset("ring", spec);
      for (int row = 0; row < 4; row++) {
        ring.extend(row + 1, 3);
        ring.write(Slab.rows(row, 1), new double[] {row, row + 0.5, -row});
      }
      assertThat(ring.shape()).isEqualTo(Shape.of(4, 3));
      assertThat(ring.readDoubles(Slab.rows(3, 1))).containsExactly(3, 3.5, -3);
      assertThat(ring.readDoubles(Slab.rows(0, 1))).containsExactly(0, 0.5, 0);
      assertThatThrownBy(() -> ring.extend(4, 4))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("axis 1");
      assertThatThrownBy(() -> ring.extend(4)).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void layoutIsWhatWasAskedFor(RandomGenerator random) {
    double[] values = new double[1000];
    java.util.Arrays.setAll(values, i -> i / 10 + (random.nextBoolean() ? 1 : 0));
    try (Hdf5File file = Hdf5File.create(file())) {
      DatasetSpec small =
          DatasetSpec.builder(Hdf5Type.FLOAT64, 1000).chunk(250).shuffle(true).deflate(4).build();
      Hdf5Dataset packed = file.createDataset("packed", small);
      packed.write(values);
      packed.flush();
      assertThat(packed.filters()).containsExactly("shuffle", "deflate");
      assertThat(packed.chunk()).containsExactly(250);
      assertThat(packed.storageBytes()).isLessThan(4000);
      Hdf5Dataset early =
          file.createDataset(
              "early",
              DatasetSpec.builder(Hdf5Type.FLOAT32, 64, 64)
                  .chunk(16, 64)
                  .earlyAllocation()
                  .build());
      assertThat(early.storageBytes()).isEqualTo(64 * 64 * 4);
      Hdf5Dataset plain = file.createDataset("plain", DatasetSpec.of(Hdf5Type.FLOAT32, 10));
      assertThat(plain.chunk()).isEmpty();
      assertThat(plain.storageBytes()).isZero();
    }
    try (Hdf5File file = Hdf5File.openReadOnly(file())) {
      assertThat(file.dataset("packed", 0).readDoubles()).containsExactly(values);
    }
  }

  @Test
  void impossibleLayoutsAreRefusedBeforeTheFileIsTouched() {
    DatasetSpec.Builder builder = DatasetSpec.builder(Hdf5Type.FLOAT32, 10, 10);
    assertThatThrownBy(() -> builder.deflate(4).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("chunk lengths");
    assertThatThrownBy(() -> builder.chunk(11, 10).build()).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> builder.chunk(5, 5).earlyAllocation().build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("compression");
    assertThatThrownBy(() -> DatasetSpec.of(Hdf5Type.COMPOUND, 3))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(
            () ->
                DatasetSpec.builder(Hdf5Type.FLOAT64, 1 << 20, 1 << 20)
                    .chunk(1 << 15, 1 << 15)
                    .build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("4 GiB");
  }
}
