package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.alidade.lvm.internal.hash.PythonJson;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SeededRandom.class)
class PythonJsonTest {
  @ParameterizedTest
  @CsvSource({
    "0x1p-44, 5.684341886080802e-14",
    "6540, 6540.0",
    "-0.0, -0.0",
    "1e-14, 1e-14",
    "-2e-15, -2e-15",
    "2.1734411416885618e-13, 2.1734411416885618e-13",
    "1e16, 1e+16",
    "9999999999999998, 9999999999999998.0",
    "1e-4, 0.0001",
    "0.00001, 1e-05",
    "4.9e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "2e23, 2e+23",
    "Infinity, Infinity",
    "NaN, NaN"
  })
  void numbersArePrintedAsPythonPrintsThem(double value, String text) {
    assertThat(PythonJson.number(value)).isEqualTo(text);
  }

  @Test
  void pythonAgreesOnRandomNumbers(@TempDir Path folder, RandomGenerator random)
      throws IOException {
    Python.assumeModules();
    long[] bits = LongStream.generate(random::nextLong).limit(3000).toArray();
    String numbers =
        Arrays.stream(bits)
            .mapToObj(b -> PythonJson.number(Double.longBitsToDouble(b)))
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("n.txt"), numbers);
    Path hex =
        Files.writeString(
            folder.resolve("b.txt"),
            Arrays.stream(bits).mapToObj(Long::toString).collect(Collectors.joining("\n")));
    String wrong =
        Python.run(
            """
            import sys, json, struct
            texts = open(sys.argv[1]).read().split()
            bits = [int(b) for b in open(sys.argv[2]).read().split()]
            wrong = [t for t, b in zip(texts, bits)
                     if json.dumps(struct.unpack('<d', struct.pack('<q', b))[0]) != t]
            print(len(texts), wrong)
            """,
            file,
            hex);
    assertThat(wrong.strip()).isEqualTo("3000 []");
  }

  @Test
  void textsAreEscapedAsPythonEscapesThem() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("\u03bb", List.of(1, 2.0, "a\"\\\n\u007f"));
    assertThat(PythonJson.compact(map))
        .isEqualTo("{\"\\u03bb\": [1, 2.0, \"a\\\"\\\\\\n\\u007f\"]}");
    assertThat(PythonJson.indented(Map.of("a", List.of(Double.NEGATIVE_INFINITY), "a2", List.of())))
        .contains("\"a\": [\n    \"-Infinity\"\n  ]", "\"a2\": []");
  }
}
