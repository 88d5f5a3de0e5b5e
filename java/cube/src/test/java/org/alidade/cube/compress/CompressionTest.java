package org.alidade.cube.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.CompressOptions;
import org.alidade.cube.Compression;
import org.alidade.cube.CompressionReport;
import org.alidade.cube.CubeStatus;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RebinMode;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LeakCheck.class)
class CompressionTest {
  private static final String MODELS = "/HyperCube/models";

  /** Fails unless two files hold the same objects, attributes and values; chunks may differ. */
  private static final String SAME_CONTENT =
      """
      import sys, h5py, numpy as np
      a, b = (h5py.File(p, 'r') for p in sys.argv[1:3])
      def names(f):
          found = ['/']
          f.visit(found.append)
          return sorted(found)
      assert names(a) == names(b), (names(a), names(b))
      for n in names(a):
          x, y = a[n], b[n]
          assert sorted(x.attrs) == sorted(y.attrs), n
          for k in x.attrs:
              if n == 'HyperCube' and k == 'chunks':
                  continue
              p, q = x.attrs[k], y.attrs[k]
              assert type(p) == type(q) and np.array_equal(p, q), (n, k, p, q)
              assert x.attrs.get_id(k).dtype == y.attrs.get_id(k).dtype, (n, k)
          if isinstance(x, h5py.Dataset):
              assert x.dtype == y.dtype and x.shape == y.shape and x.maxshape == y.maxshape, n
              assert x[()].tobytes() == y[()].tobytes(), n
              if n != 'HyperCube/models':
                  assert x.chunks == y.chunks and x.compression == y.compression, n
      print('same')
      """;

  @TempDir private Path folder;

  private Path copy(Path file) throws IOException {
    return Files.copy(file, folder.resolve("original.h5"));
  }

  private static float[] models(Path file) {
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      return open.dataset(MODELS).readFloats();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, 2, true, 5, 2, 4, 1",
    "gzip, 9, false, 4, 1, 6, 2",
    "gzip, 1, true, 1, 3, 2, 3",
    "gzip, 4, true, 12, 3, 6, 2",
    "none, 2, true, 3, 2, 5, 2",
  })
  void contentStaysTheSame(
      String codec, int level, boolean shuffle, int s, int c, int p, int threads) throws Exception {
    Path file = TinyCubes.built(folder);
    Path original = copy(file);
    CompressOptions options =
        CompressOptions.builder()
            .codec(CompressOptions.Codec.of(codec))
            .level(level)
            .shuffle(shuffle)
            .spaxelChunk(s)
            .componentChunk(c)
            .populationChunk(p)
            .threads(threads)
            .build();

    CompressionReport report = Compression.compress(file, options, ProgressListener.NONE);

    assertThat(models(file)).isEqualTo(models(original));
    assertThat(report.chunksOld()).containsExactly(5L, 2L, 4L, 180L);
    assertThat(report.chunksNew()).containsExactly((long) s, (long) c, (long) p, 180L);
    assertThat(report.compression()).isEqualTo(codec);
    assertThat(report.oldFileBytes()).isEqualTo(Files.size(original));
    assertThat(report.newFileBytes()).isEqualTo(Files.size(file));
    Python.assumeModules("h5py", "numpy");
    assertThat(Python.run(SAME_CONTENT, original, file)).isEqualTo("same\n");
  }

  @Test
  void reportTellsTheSizesThatOtherProgramsSee() throws Exception {
    Python.assumeModules("h5py");
    Path file = TinyCubes.built(folder);

    CompressionReport report =
        Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE);

    String seen =
        Python.run(
            "import h5py, sys; d = h5py.File(sys.argv[1])['HyperCube/models'];"
                + "print(d.id.get_storage_size(), d.compression, d.compression_opts, d.shuffle)",
            file);
    assertThat(seen.strip()).isEqualTo(report.newSizeBytes() + " gzip " + report.level() + " True");
    assertThat(report.oldSizeBytes()).isEqualTo(15L * 4 * 8 * 180 * 4);
    assertThat(report.newSizeBytes()).isLessThan(report.oldSizeBytes());
    assertThat(report.dtype()).isEqualTo("float32");
    assertThat(report.ratio()).isGreaterThan(1);
  }

  @Test
  void packedChunksHoldFewSpaxels() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    org.alidade.cube.HypercubeBuilder.build(
        file, org.alidade.cube.BuildOptions.defaults(), ProgressListener.NONE);

    CompressionReport report =
        Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE);

    assertThat(report.chunksOld()).containsExactly(12L, 1L, 6L, 180L);
    assertThat(report.chunksNew()).containsExactly(8L, 1L, 6L, 180L);
  }

  @Test
  void chunksThatDoNotShrinkAreStoredPlain() throws Exception {
    Path file = TinyCubes.built(folder);
    float[] noise = new float[12 * 3 * 6 * 180];
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = Float.intBitsToFloat(random.nextInt() & 0x7f7fffff);
    }
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.dataset(MODELS).write(noise);
    }

    Compression.compress(
        file,
        CompressOptions.builder().spaxelChunk(1).componentChunk(1).shuffle(false).build(),
        ProgressListener.NONE);

    assertThat(models(file)).isEqualTo(noise);
  }

  @Test
  void compressingTwiceAndBackIsExact() throws Exception {
    Path file = TinyCubes.built(folder);
    float[] before = models(file);
    CompressOptions plain =
        CompressOptions.builder().codec(CompressOptions.Codec.NONE).spaxelChunk(5).build();

    Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE);
    Compression.compress(
        file, CompressOptions.builder().level(9).spaxelChunk(3).build(), ProgressListener.NONE);
    CompressionReport back = Compression.compress(file, plain, ProgressListener.NONE);

    assertThat(models(file)).isEqualTo(before);
    assertThat(back.compression()).isEqualTo("none");
    assertThat(back.chunksNew()).containsExactly(5L, 2L, 4L, 180L);
    assertThat(CubeStatus.of(file).hypercube().orElseThrow().complete()).isTrue();
  }

  @Test
  void unfinishedCubesAreRefusedUnchanged() throws Exception {
    Path file = TinyCubes.halfBuilt(folder, 4);
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(
            () -> Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("not complete");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void filesWithoutCubeAreRefused() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);

    assertThatThrownBy(
            () -> Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE))
        .isInstanceOf(MissingDatasetException.class);
  }

  @Test
  void aFailureLeavesTheOriginalAndNothingElse() throws Exception {
    Path file = TinyCubes.built(folder);
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(
            () ->
                Compression.compress(
                    file,
                    CompressOptions.defaults(),
                    (done, total, what) -> {
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void leftoversOfAKilledRunAreRemoved() throws Exception {
    Path file = TinyCubes.built(folder);
    Path part = folder.resolve("cube.h5.part");
    Files.writeString(part, "left by a killed run");
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.createDataset("/HyperCube/models_tmp", DatasetSpec.of(Hdf5Type.FLOAT32, 3));
    }

    Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE);

    assertThat(part).doesNotExist();
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      assertThat(open.exists("/HyperCube/models_tmp")).isFalse();
    }
  }

  @Test
  void compactingGivesBackDeletedSpace() throws Exception {
    Path file = TinyCubes.built(folder);
    Path original = copy(file);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.createDataset("/Ballast", DatasetSpec.of(Hdf5Type.FLOAT64, 100_000))
          .write(new double[100_000]);
    }
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.delete("/Ballast");
      open.createDataset("/Small", DatasetSpec.of(Hdf5Type.INT32, 1)).write(new int[] {7});
      open.delete("/Small");
    }
    long loose = Files.size(file);

    CompressionReport report = Compression.compact(file);

    assertThat(report.oldFileBytes()).isEqualTo(loose);
    assertThat(report.newFileBytes()).isLessThanOrEqualTo(loose);
    assertThat(models(file)).isEqualTo(models(original));
    Python.assumeModules("h5py", "numpy");
    assertThat(Python.run(SAME_CONTENT, original, file)).isEqualTo("same\n");
  }

  @Test
  void compactedCompressedCubesStayCompressed() throws Exception {
    Path file = TinyCubes.built(folder);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.createDataset("/Notes", DatasetSpec.of(Hdf5Type.STRING, 2))
          .write(new String[] {"one", "two and more"});
      open.group("/").attributes().set("empty", "");
    }
    float[] before = models(file);
    CompressionReport packed =
        Compression.compress(file, CompressOptions.defaults(), ProgressListener.NONE);

    CompressionReport compacted = Compression.compact(file);

    assertThat(compacted.newSizeBytes()).isEqualTo(packed.newSizeBytes());
    assertThat(compacted.compression()).isEqualTo("gzip");
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      assertThat(open.dataset("/Notes").readStrings()).containsExactly("one", "two and more");
      assertThat(open.attributes().getString("empty")).isEmpty();
    }
    assertThat(models(file)).isEqualTo(before);
  }
}
