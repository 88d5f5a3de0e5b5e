package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alidade.array.AlidadeException;
import org.alidade.array.FloatArray;
import org.alidade.array.ResourceExhaustedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes in a child process whose files may not grow beyond some MB, as on a full disk. */
class DiskFullTest {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final long ELEMENTS = 8 << 20;

  @TempDir Path folder;

  /** Tries to write more than fits in several ways and prints one line for each. */
  static final class Writer {
    private static final DatasetSpec CONTIGUOUS = DatasetSpec.of(Hdf5Type.FLOAT32, ELEMENTS);
    private static final Map<String, DatasetSpec> SPECS = new TreeMap<>();

    static {
      SPECS.put("contiguous", CONTIGUOUS);
      SPECS.put(
          "early",
          DatasetSpec.builder(Hdf5Type.FLOAT32, ELEMENTS).chunk(1 << 16).earlyAllocation().build());
      SPECS.put(
          "growing",
          DatasetSpec.builder(Hdf5Type.FLOAT32, ELEMENTS)
              .maxShape(DatasetSpec.UNLIMITED)
              .chunk(1 << 16)
              .build());
    }

    private Writer() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      try (FloatArray values = FloatArray.allocate("test", ELEMENTS)) {
        values.fill(1.5f);
        SPECS.forEach((name, spec) -> report(name, () -> write(folder, name, spec, values)));
        report(
            "atomic",
            () ->
                Hdf5File.createAtomically(
                    folder.resolve("atomic.h5"),
                    file -> file.createDataset("x", CONTIGUOUS).write(values)));
      }
      report("small", () -> writeSmall(folder.resolve("small.h5")));
      System.out.println("open " + Hdf5Library.openObjects() + " " + Hdf5Library.openByKind());
    }

    private static void write(Path folder, String name, DatasetSpec spec, FloatArray values) {
      try (Hdf5File file = Hdf5File.create(folder.resolve(name + ".h5"))) {
        file.createDataset("x", spec).write(values);
      }
    }

    private static void writeSmall(Path path) {
      try (Hdf5File file = Hdf5File.create(path)) {
        file.createDataset("x", DatasetSpec.of(Hdf5Type.FLOAT64, 2)).write(new double[] {1, 2});
      }
      try (Hdf5File file = Hdf5File.openReadOnly(path)) {
        assertThat(file.dataset("x").readDoubles()).containsExactly(1, 2);
      }
    }

    private static void report(String name, Runnable work) {
      try {
        work.run();
        System.out.println(name + " fine");
      } catch (AlidadeException e) {
        System.out.println(name + " " + e.getClass().getName() + " " + e.getMessage());
      }
    }
  }

  private List<String> runLimited() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SHELL), "there is no shell to limit the size of files");
    List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c"));
    command.add("ulimit -f 8192 && exec \"$0\" \"$@\"");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Writer.class.getName(), folder.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static String line(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + start + " in " + lines));
  }

  @Test
  void aFullDiskIsReportedAndLeavesTheLibraryUsable() throws IOException, InterruptedException {
    List<String> lines = runLimited();
    for (String way : List.of("contiguous", "early", "growing", "atomic")) {
      assertThat(line(lines, way))
          .contains(ResourceExhaustedException.class.getName())
          .contains("no space left on device")
          .contains(folder.toString());
    }
    assertThat(line(lines, "small")).isEqualTo("small fine");
    assertThat(line(lines, "open")).isEqualTo("open 0 {}");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("contiguous.h5", "early.h5", "growing.h5", "small.h5");
    }
  }
}
