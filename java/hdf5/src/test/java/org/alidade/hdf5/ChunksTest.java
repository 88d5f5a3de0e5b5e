package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.DataFormatException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.array.FloatArray;
import org.alidade.array.MissingDatasetException;
import org.alidade.array.Shape;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({LeakCheck.class, NothingLeftOpen.class, SeededRandom.class})
class ChunksTest {
  private static final DatasetSpec MODELS =
      DatasetSpec.builder(Hdf5Type.FLOAT32, 5, 3, 8).chunk(2, 2, 8).earlyAllocation().build();

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("chunks.h5");
  }

  private static float[] floats(int count, RandomGenerator random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static float[] raw(ChunkMap map, int index) throws IOException {
    try (FileChannel channel = FileChannel.open(map.file())) {
      ByteBuffer bytes = ByteBuffer.allocate((int) map.bytes(index)).order(ByteOrder.nativeOrder());
      assertThat(channel.read(bytes, map.address(index))).isEqualTo(bytes.capacity());
      float[] values = new float[bytes.capacity() / 4];
      bytes.flip().asFloatBuffer().get(values);
      return values;
    }
  }

  /** Reads every chunk from the file itself and compares its elements with the whole array. */
  private static void assertMapLeadsTo(float[] all, ChunkMap map) throws IOException {
    Shape shape = map.shape();
    Shape chunk = map.chunk();
    for (int index = 0; index < map.size(); index++) {
      float[] stored = raw(map, index);
      long[] offset = map.offset(index);
      for (long at = 0; at < chunk.size(); at++) {
        long i = offset[0] + at / (chunk.length(1) * chunk.length(2));
        long j = offset[1] + at / chunk.length(2) % chunk.length(1);
        long k = offset[2] + at % chunk.length(2);
        if (i < shape.length(0) && j < shape.length(1)) {
          int flat = (int) ((i * shape.length(1) + j) * shape.length(2) + k);
          assertThat(stored[(int) at]).as("chunk %s element %s", index, at).isEqualTo(all[flat]);
        }
      }
    }
  }

  @Test
  void theMapLeadsToTheBytes(RandomGenerator random) throws IOException {
    float[] values = floats(5 * 3 * 8, random);
    try (Hdf5File file = Hdf5File.create(file())) {
      Hdf5Dataset models = file.createDataset("models", MODELS);
      models.write(values);
      ChunkMap map = models.chunkMap();
      assertThat(map.grid()).isEqualTo(Shape.of(3, 2, 1));
      assertThat(map.size()).isEqualTo(6);
      assertThat(map.isComplete()).isTrue();
      assertThat(map.isDirectlyReadable()).isTrue();
      assertThat(map.index(2, 1, 0)).isEqualTo(5);
      assertThat(map.offset(5)).containsExactly(4, 2, 0);
      assertThatThrownBy(() -> map.index(3, 0, 0)).isInstanceOf(BadInputException.class);
      assertMapLeadsTo(values, map);
    }
  }

  @Test
  void aContiguousDatasetIsOneChunk(RandomGenerator random) throws IOException {
    float[] values = floats(120, random);
    try (Hdf5File file = Hdf5File.create(file())) {
      Hdf5Dataset plain = file.createDataset("plain", DatasetSpec.of(Hdf5Type.FLOAT32, 5, 3, 8));
      assertThat(plain.chunkMap().isAllocated(0)).isFalse();
      plain.write(values);
      ChunkMap map = plain.chunkMap();
      assertThat(map.size()).isEqualTo(1);
      assertThat(map.chunk()).isEqualTo(map.shape());
      assertMapLeadsTo(values, map);
    }
  }

  @Test
  void addressesCountFromTheStartOfTheFileWithAUserBlock() throws IOException {
    Python.assumeModules("h5py", "numpy");
    String program =
        """
        import h5py, numpy as np, sys
        with h5py.File(sys.argv[1], "w", userblock_size=1024, libver=sys.argv[2]) as f:
            x = np.arange(120, dtype="f4").reshape(5, 3, 8)
            f.create_dataset("chunked", data=x, chunks=(2, 2, 8))
            f.create_dataset("growing", data=x, chunks=(2, 2, 8), maxshape=(None, None, 8))
            f.create_dataset("line", data=x, chunks=(2, 2, 8), maxshape=(None, 3, 8))
            f.create_dataset("single", data=x, chunks=(5, 3, 8))
            f["plain"] = x
        """;
    float[] values = new float[120];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    for (String version : new String[] {"earliest", "latest"}) {
      Path path = folder.resolve(version + ".h5");
      Python.run(program, path, version);
      try (Hdf5File file = Hdf5File.openReadOnly(path)) {
        for (String name : file.children("/")) {
          assertMapLeadsTo(values, file.dataset(name).chunkMap());
        }
      }
    }
  }

  @Test
  void chunksNeverWrittenHaveNoPlace() {
    try (Hdf5File file = Hdf5File.create(file());
        FloatArray target = FloatArray.allocate("test", 4)) {
      DatasetSpec spec = DatasetSpec.builder(Hdf5Type.FLOAT32, 10).chunk(4).build();
      Hdf5Dataset sparse = file.createDataset("sparse", spec);
      sparse.write(Slab.rows(4, 4), new float[] {1, 2, 3, 4});
      ChunkMap map = sparse.chunkMap();
      assertThat(map.isAllocated(0)).isFalse();
      assertThat(map.isAllocated(1)).isTrue();
      assertThat(map.isComplete()).isFalse();
      assertThat(sparse.chunkBytes(new long[] {0})).isZero();
      assertThat(sparse.chunkBytes(new long[] {4})).isEqualTo(16);
      assertThatThrownBy(() -> sparse.readChunk(new long[] {8}, target))
          .isInstanceOf(MissingDatasetException.class);
      assertThatThrownBy(() -> sparse.readChunk(new long[] {2}, target))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("no chunk starts at [2]");
      sparse.readChunk(new long[] {4}, target);
      assertThat(target.toArray()).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void wholeChunksGoStraightToTheFile(RandomGenerator random) {
    float[] values = floats(2 * 2 * 8, random);
    try (Hdf5File file = Hdf5File.create(file());
        FloatArray block = FloatArray.copyOf("test", values);
        FloatArray back = FloatArray.allocate("test", 32);
        FloatArray small = FloatArray.allocate("test", 31)) {
      Hdf5Dataset models = file.createDataset("models", MODELS);
      models.writeChunk(new long[] {2, 0, 0}, block);
      models.readChunk(new long[] {2, 0, 0}, back);
      assertThat(back.toArray()).containsExactly(values);
      assertThat(models.readFloats(Slab.of(new long[] {2, 1}, new long[] {1, 1})))
          .containsExactly(Arrays.copyOfRange(values, 8, 16));
      assertThatThrownBy(() -> models.writeChunk(new long[] {2, 0, 0}, small))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("124 bytes for a chunk of 128");
      assertThatThrownBy(() -> models.readChunk(new long[] {2, 0, 0}, small))
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void compressedChunksMoveAsStored() throws IOException, DataFormatException {
    DatasetSpec spec = DatasetSpec.builder(Hdf5Type.UINT8, 8).chunk(4).deflate(3).build();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(new byte[] {9, 8, 7, 6});
    }
    try (Hdf5File file = Hdf5File.create(file());
        ByteArray stored = ByteArray.copyOf("test", packed.toByteArray());
        ByteArray plain = ByteArray.copyOf("test", new byte[] {1, 2, 3, 4});
        ByteArray target = ByteArray.allocate("test", 100)) {
      Hdf5Dataset dataset = file.createDataset("x", spec);
      dataset.writeChunk(new long[] {0}, stored);
      dataset.writeChunk(new long[] {4}, 1, plain, 4);
      assertThat(dataset.readBytes()).containsExactly(9, 8, 7, 6, 1, 2, 3, 4);
      assertThat(dataset.readChunk(new long[] {4}, target)).isEqualTo(1);
      assertThat(dataset.readChunk(new long[] {0}, target)).isZero();
      Inflater inflater = new Inflater();
      inflater.setInput(target.toArray(), 0, (int) dataset.chunkBytes(new long[] {0}));
      byte[] inflated = new byte[4];
      assertThat(inflater.inflate(inflated)).isEqualTo(4);
      inflater.end();
      assertThat(inflated).containsExactly(9, 8, 7, 6);
      assertThat(dataset.chunkMap().isDirectlyReadable()).isFalse();
      assertThat(dataset.chunkMap().filters()).containsExactly("deflate");
      assertThat(dataset.chunkMap().filterMask(1)).isEqualTo(1);
      try (FloatArray floats = FloatArray.allocate("test", 1)) {
        assertThatThrownBy(() -> dataset.writeChunk(new long[] {0}, floats))
            .isInstanceOf(BadInputException.class);
      }
    }
  }
}
