package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.array.Shape;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Other programs read what this module writes, and the reverse. */
@ExtendWith({LeakCheck.class, NothingLeftOpen.class, SeededRandom.class})
class ForeignFilesTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("foreign.h5");
  }

  private void writeEverything(double[] values) {
    try (Hdf5File file = Hdf5File.create(file())) {
      file.createDataset("f64", DatasetSpec.of(Hdf5Type.FLOAT64, 20, 30)).write(values);
      file.createDataset(
              "deep/down/packed",
              DatasetSpec.builder(Hdf5Type.FLOAT32, 20, 30)
                  .chunk(7, 30)
                  .shuffle(true)
                  .deflate(4)
                  .build())
          .write(values);
      Hdf5Dataset growing =
          file.createDataset(
              "growing",
              DatasetSpec.builder(Hdf5Type.INT64, 0)
                  .maxShape(DatasetSpec.UNLIMITED)
                  .chunk(8)
                  .build());
      growing.extend(20);
      growing.write(LongStream.range(-10, 10).toArray());
      file.createDataset("mask", DatasetSpec.of(Hdf5Type.BOOLEAN, 2))
          .write(new boolean[] {true, false});
      file.createDataset("u8", DatasetSpec.of(Hdf5Type.UINT8, 2)).write(new byte[] {-1, 1});
      file.createDataset("c64", DatasetSpec.of(Hdf5Type.COMPLEX64, 2))
          .write(new float[] {1, 2, 3, 4});
      file.createDataset("text", DatasetSpec.of(Hdf5Type.STRING, 2))
          .write(new String[] {"a", "\u03bb"});
      Hdf5Dataset early =
          file.createDataset(
              "models",
              DatasetSpec.builder(Hdf5Type.FLOAT32, 20, 30).chunk(8, 30).earlyAllocation().build());
      early.write(values);
    }
  }

  @Test
  void pythonReadsWhatWeWrite(RandomGenerator random) {
    Python.assumeModules("h5py", "numpy");
    double[] values = random.doubles(600).toArray();
    writeEverything(values);
    String program =
        """
        import h5py, numpy as np, sys
        with h5py.File(sys.argv[1], "r") as f:
            x = f["f64"][...]
            assert x.shape == (20, 30) and x.dtype == "<f8"
            assert np.array_equal(f["deep/down/packed"][...], x.astype("f4"))
            assert f["deep/down/packed"].compression == "gzip" and f["deep/down/packed"].shuffle
            assert np.array_equal(f["models"][...], x.astype("f4"))
            g = f["growing"]
            assert g.maxshape == (None,) and list(g) == list(range(-10, 10))
            assert f["mask"].dtype == bool and list(f["mask"]) == [True, False]
            assert f["u8"].dtype == "u1" and list(f["u8"]) == [255, 1]
            assert f["c64"].dtype == "c8" and list(f["c64"]) == [1 + 2j, 3 + 4j]
            assert list(f["text"].asstr()) == ["a", "\\u03bb"]
            print(repr(float(x[19, 29])), repr(float(x.sum())))
        """;
    String[] printed = Python.run(program, file()).strip().split(" ", -1);
    assertThat(Double.parseDouble(printed[0])).isEqualTo(values[599]);
  }

  @Test
  void theJavaReaderReadsWhatWeWrite(RandomGenerator random) {
    double[] values = random.doubles(600).toArray();
    writeEverything(values);
    try (HdfFile judge = new HdfFile(file())) {
      double[][] plain = (double[][]) judge.getDatasetByPath("f64").getData();
      float[][] packed = (float[][]) judge.getDatasetByPath("deep/down/packed").getData();
      float[][] models = (float[][]) judge.getDatasetByPath("models").getData();
      for (int i = 0; i < 600; i++) {
        assertThat(plain[i / 30][i % 30]).isEqualTo(values[i]);
        assertThat(packed[i / 30][i % 30]).isEqualTo((float) values[i]);
        assertThat(models[i / 30][i % 30]).isEqualTo((float) values[i]);
      }
      long[] growing = (long[]) judge.getDatasetByPath("growing").getData();
      assertThat(growing[19]).isEqualTo(9);
    }
  }

  @Test
  void weReadWhatPythonWrites() {
    Python.assumeModules("h5py", "numpy");
    String program =
        """
        import h5py, numpy as np, sys
        with h5py.File(sys.argv[1], "w", libver=sys.argv[2]) as f:
            x = np.arange(24).reshape(4, 6)
            for t in ["i1", "u1", "i2", ">i2", "u2", "i4", ">u4", "i8", "u8", "f4", ">f8", "f2"]:
                f["n/" + t] = x.astype(t)
            f.create_dataset("gz", data=x.astype("f8"), chunks=(3, 4), compression="gzip",
                             shuffle=True, fletcher32=True)
            f["bool"] = x % 2 == 0
            f["c16"] = (x + 1j).astype("c16")
            f["fixed"] = np.array([b"ab", b"cde"])
            f["vlen"] = np.array(["ab", "\\u00b5"], dtype=object)
            f["scalar"] = 3.5
            f["text"] = "a text"
            t = np.zeros(3, dtype=[("id", "i4"), ("flux", "f4"), ("name", "S5"), ("ok", "?"),
                                   ("vec", "f8", 2)])
            t["id"], t["flux"], t["name"] = [1, 2, 3], [0.5, 1.5, 2.5], [b"x", b"yy", b"zzz"]
            t["ok"] = [True, False, True]
            f["table"] = t
            f["lzf"] = f["n"]
            f.create_dataset("lzf_data", data=x, compression="lzf", chunks=(4, 6))
            f["soft"] = h5py.SoftLink("/nowhere")
        """;
    for (String version : new String[] {"earliest", "latest"}) {
      Path path = folder.resolve(version + ".h5");
      Python.run(program, path, version);
      try (Hdf5File file = Hdf5File.openReadOnly(path)) {
        checkNumbers(file);
        checkOthers(file);
      }
    }
  }

  private static void checkNumbers(Hdf5File file) {
    for (String name : file.children("n")) {
      Hdf5Dataset dataset = file.dataset("n/" + name);
      assertThat(dataset.shape()).isEqualTo(Shape.of(4, 6));
      assertThat(dataset.readDoubles()[23]).as(name).isEqualTo(23);
      assertThat(dataset.readInts(Slab.rows(1, 1))).as(name).containsExactly(6, 7, 8, 9, 10, 11);
    }
    assertThat(file.dataset("n/>f8").type()).isEqualTo(Hdf5Type.FLOAT64);
    assertThat(file.dataset("n/>f8").chunkMap().isDirectlyReadable()).isFalse();
    assertThat(file.dataset("n/u8").type()).isEqualTo(Hdf5Type.UINT64);
    assertThat(file.dataset("n/f2").type()).isEqualTo(Hdf5Type.OTHER);
    assertThat(file.dataset("gz").readFloats()[23]).isEqualTo(23);
    assertThat(file.dataset("gz").filters()).containsExactly("shuffle", "deflate", "fletcher32");
  }

  private static void checkOthers(Hdf5File file) {
    assertThat(file.dataset("bool").readBooleans(Slab.rows(0, 1)))
        .containsExactly(true, false, true, false, true, false);
    assertThat(file.dataset("c16").readDoubles(Slab.rows(0, 1))).startsWith(0, 1, 1, 1);
    assertThat(file.dataset("fixed").readStrings()).containsExactly("ab", "cde");
    assertThat(file.dataset("vlen").readStrings()).containsExactly("ab", "\u00b5");
    assertThat(file.dataset("scalar").readDoubles()).containsExactly(3.5);
    assertThat(file.dataset("text").readStrings()).containsExactly("a text");
    assertThat(file.exists("soft")).isFalse();
    assertThatThrownBy(() -> file.dataset("soft")).isInstanceOf(MissingDatasetException.class);
    assertThatThrownBy(() -> file.dataset("lzf_data").readInts())
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("gzip");
    checkTable(file.dataset("table").readCompound());
    assertThatThrownBy(() -> file.dataset("table").readDoubles())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("COMPOUND");
    assertThatThrownBy(() -> file.dataset("scalar").readCompound())
        .isInstanceOf(BadInputException.class);
  }

  private static void checkTable(CompoundTable table) {
    assertThat(table.names()).containsExactly("id", "flux", "name", "ok", "vec");
    assertThat(table.types())
        .containsExactly(
            Hdf5Type.INT32, Hdf5Type.FLOAT32, Hdf5Type.STRING, Hdf5Type.BOOLEAN, Hdf5Type.OTHER);
    assertThat(table.rowCount()).isEqualTo(3);
    assertThat(table.longs("id")).containsExactly(1, 2, 3);
    assertThat(table.doubles("id")).containsExactly(1, 2, 3);
    assertThat(table.doubles("flux")).containsExactly(0.5, 1.5, 2.5);
    assertThat(table.strings("name")).containsExactly("x", "yy", "zzz");
    assertThat(table.longs("ok")).containsExactly(1, 0, 1);
    assertThatThrownBy(() -> table.doubles("vec")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> table.longs("flux")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> table.doubles("none"))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining("id, flux");
  }
}
