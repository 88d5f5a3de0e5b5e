package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({LeakCheck.class, NothingLeftOpen.class})
class AttributesTest {
  private static final String JSON = "{\"nSpat\": 2854, \"unit\": \"\u00b5m\"}";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("attributes.h5");
  }

  private static void fill(Hdf5Attributes attributes) {
    attributes.set("dims", JSON);
    attributes.set("empty", "");
    attributes.set("long text", "x".repeat(200_000));
    attributes.set("count", 1L << 40);
    attributes.set("step", 0.125);
    attributes.set("complete", true);
    attributes.set("edges", new double[] {1.5, 2.5});
    attributes.set("shape", new long[] {3, 4, 5});
    attributes.set("none", new double[0]);
    attributes.setFixedBytes("init", "warm", 16);
  }

  private static void check(Hdf5Attributes attributes) {
    assertThat(attributes.getString("dims")).isEqualTo(JSON);
    assertThat(attributes.getString("empty")).isEmpty();
    assertThat(attributes.getString("long text")).hasSize(200_000);
    assertThat(attributes.getLong("count")).isEqualTo(1L << 40);
    assertThat(attributes.getDouble("step")).isEqualTo(0.125);
    assertThat(attributes.getBoolean("complete")).isTrue();
    assertThat(attributes.getDoubles("edges")).containsExactly(1.5, 2.5);
    assertThat(attributes.getLongs("shape")).containsExactly(3, 4, 5);
    assertThat(attributes.getDoubles("none")).isEmpty();
    assertThat(attributes.getString("init")).isEqualTo("warm");
    assertThat(attributes.names()).hasSize(10).isSorted();
  }

  @Test
  void everyKindOnFileGroupAndDataset() {
    try (Hdf5File file = Hdf5File.create(file())) {
      fill(file.attributes());
      fill(file.createGroup("HyperCube").attributes());
      fill(file.createDataset("x", DatasetSpec.of(Hdf5Type.FLOAT32, 2)).attributes());
    }
    try (Hdf5File file = Hdf5File.openReadOnly(file())) {
      check(file.attributes());
      check(file.group("HyperCube").attributes());
      check(file.dataset("x").attributes());
    }
  }

  @Test
  void replacingChangesTypeAndSize() {
    try (Hdf5File file = Hdf5File.create(file())) {
      Hdf5Attributes attributes = file.attributes();
      attributes.set("a", "text");
      attributes.set("a", 5L);
      assertThat(attributes.getLong("a")).isEqualTo(5);
      attributes.set("a", new double[] {1, 2, 3});
      attributes.set("a", "text again");
      assertThat(attributes.getString("a")).isEqualTo("text again");
      assertThat(attributes.names()).containsExactly("a");
      assertThatThrownBy(() -> attributes.setFixedBytes("a", "too long", 3))
          .isInstanceOf(BadInputException.class);
      assertThat(attributes.getString("a")).isEqualTo("text again");
      assertThat(attributes.names()).containsExactly("a");
      attributes.delete("a");
      assertThat(attributes.exists("a")).isFalse();
      assertThatThrownBy(() -> attributes.delete("a")).isInstanceOf(MissingDatasetException.class);
    }
  }

  @Test
  void missingAndUnsuitableAttributes() {
    try (Hdf5File file = Hdf5File.create(file())) {
      Hdf5Attributes attributes = file.attributes();
      attributes.set("text", "abc");
      attributes.set("half", 0.5);
      attributes.set("two", 2.0);
      attributes.set("many", new long[] {1, 2});
      assertThat(attributes.findString("none")).isEmpty();
      assertThat(attributes.findDouble("none")).isEmpty();
      assertThat(attributes.findLong("none")).isEmpty();
      assertThat(attributes.findBoolean("none")).isEmpty();
      assertThat(attributes.findDoubles("none")).isEmpty();
      assertThat(attributes.findLongs("none")).isEmpty();
      assertThat(attributes.findLong("two")).hasValue(2);
      assertThatThrownBy(() -> attributes.getString("none"))
          .isInstanceOf(MissingDatasetException.class)
          .hasMessageContaining("half, many, text, two");
      assertThatThrownBy(() -> attributes.getDouble("text")).isInstanceOf(FormatException.class);
      assertThatThrownBy(() -> attributes.getString("half")).isInstanceOf(FormatException.class);
      assertThatThrownBy(() -> attributes.getLong("half"))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("fractions");
      assertThatThrownBy(() -> attributes.getLong("many"))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("2 values");
    }
  }

  @Test
  void pythonReadsThemAsItsOwnTypes() {
    Python.assumeModules("h5py");
    try (Hdf5File file = Hdf5File.create(file())) {
      fill(file.attributes());
    }
    String program =
        """
        import h5py, json, sys
        a = h5py.File(sys.argv[1])["/"].attrs
        assert type(a["dims"]) is str and json.loads(a["dims"])["nSpat"] == 2854, a["dims"]
        assert a["dims"].endswith("\\u00b5m\\"}"), a["dims"]
        assert a["empty"] == "" and len(a["long text"]) == 200000
        assert a["count"] == 2 ** 40 and a["count"].dtype == "int64"
        assert a["step"] == 0.125 and a["step"].dtype == "float64"
        assert a["complete"].dtype == bool and bool(a["complete"]) is True
        assert list(a["edges"]) == [1.5, 2.5] and list(a["shape"]) == [3, 4, 5]
        assert a["none"].shape == (0,)
        assert bytes(a["init"]) == b"warm", a["init"]
        print("fine", len(a))
        """;
    assertThat(Python.run(program, file())).isEqualTo("fine 10\n");
  }

  @Test
  void whatPythonWritesIsRead() {
    Python.assumeModules("h5py", "numpy");
    String program =
        """
        import h5py, numpy as np, sys
        with h5py.File(sys.argv[1], "w") as f:
            a = f.attrs
            a["str"] = "caf\\u00e9"
            a["bytes"] = b"fixed"
            a["np_bytes"] = np.bytes_("numpy")
            a["array_str"] = np.array(["one"], dtype=h5py.string_dtype())
            a["strings"] = ["a", "bc"]
            a["fixed_array"] = np.array([b"x", b"yz"])
            a["bool"] = True
            a["np_bool"] = np.bool_(False)
            a["bool_array"] = np.array([True])
            a["int"] = 7
            a["int_as_bool"] = np.uint8(1)
            a["float"] = 2.5
            a["one"] = np.array([3.0])
            a["big_endian"] = np.array([1, 2], dtype=">i4")
            a["half"] = np.float16(0.5)
            a["empty"] = h5py.Empty("f8")
            a.create("spaces", "ab  ", dtype=h5py.string_dtype("ascii", 4))
        """;
    Python.run(program, file());
    try (Hdf5File file = Hdf5File.openReadOnly(file())) {
      Hdf5Attributes a = file.attributes();
      assertThat(a.getString("str")).isEqualTo("caf\u00e9");
      assertThat(a.getString("bytes")).isEqualTo("fixed");
      assertThat(a.getString("np_bytes")).isEqualTo("numpy");
      assertThat(a.getString("array_str")).isEqualTo("one");
      assertThat(a.getStrings("strings")).containsExactly("a", "bc");
      assertThat(a.getStrings("fixed_array")).containsExactly("x", "yz");
      assertThat(a.getBoolean("bool")).isTrue();
      assertThat(a.getBoolean("np_bool")).isFalse();
      assertThat(a.getBoolean("bool_array")).isTrue();
      assertThat(a.getLong("int")).isEqualTo(7);
      assertThat(a.getBoolean("int_as_bool")).isTrue();
      assertThat(a.getDouble("float")).isEqualTo(2.5);
      assertThat(a.getLong("one")).isEqualTo(3);
      assertThat(a.getLongs("big_endian")).containsExactly(1, 2);
      assertThat(a.getDouble("half")).isEqualTo(0.5);
      assertThat(a.getDoubles("empty")).isEmpty();
      assertThat(a.getString("spaces").strip()).isEqualTo("ab");
    }
  }
}
