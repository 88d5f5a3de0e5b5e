package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.array.NativeMemory;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeShape;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.RowBlock;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.WarmStart;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hypercube ten times larger than the memory it may take, in a process of its own whose resident
 * memory, mapped file pages included, the kernel measures at its peak.
 */
@EnabledOnOs(OS.LINUX)
class MemoryTest {
  private static final long BUDGET = 20_000_000;

  /** What threads, code compiled meanwhile and buffers of BLAS may take besides the budget. */
  private static final long ALLOWANCE = 64_000_000;

  @TempDir Path folder;

  /** Works on a small cube first, so that everything is loaded, then on the large one. */
  static final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws IOException {
      Path small = Path.of(arguments[0]);
      Path large = Path.of(arguments[1]);
      work(small, arguments[2]);
      long before = kilobytes("VmRSS:");
      NativeMemory.resetPeak();
      work(large, arguments[2]);
      System.out.println("growth " + 1024 * (kilobytes("VmHWM:") - before));
      System.out.println("native " + NativeMemory.peakBytes());
    }

    private static void work(Path file, String task) throws IOException {
      try (CubeOperator operator = CubeOperators.stored(file, 2, BUDGET)) {
        switch (task) {
          case "products" -> products(operator);
          case "rows" -> rows(operator);
          case "reconstruct" -> reconstruct(file, operator.shape());
          case "solve" -> solve(file);
          default -> throw new IllegalArgumentException(task);
        }
      }
    }

    private static void products(CubeOperator operator) {
      CubeShape shape = operator.shape();
      try (DoubleArray x = DoubleArray.allocate("test", shape.unknowns());
          DoubleArray spectra = DoubleArray.allocate("test", shape.spaxels(), shape.pixels())) {
        x.fill(1);
        operator.forward(x, spectra);
        operator.adjoint(spectra, x);
      }
    }

    /** What a Kaczmarz epoch reads. */
    private static void rows(CubeOperator operator) {
      CubeShape shape = operator.shape();
      int[] pixels = new int[shape.pixels() / 4];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = 4 * i;
      }
      try (RowBlock block = RowBlock.allocate(pixels.length, shape.unknowns())) {
        for (int s = 0; s < shape.spaxels(); s++) {
          operator.rows(s, pixels, block);
        }
      }
    }

    private static void reconstruct(Path file, CubeShape shape) throws IOException {
      double[] x = new double[shape.unknowns()];
      java.util.Arrays.fill(x, 1);
      ReconstructOptions options =
          ReconstructOptions.defaults()
              .withRows(RowSource.MODELS)
              .withThreads(2)
              .withMaxSlabBytes(BUDGET);
      Reconstruction.run(file, x, options, ProgressListener.NONE);
    }

    private static void solve(Path file) {
      PipelineRunner.open(file)
          .solveAll(
              SolveOptions.builder()
                  .solver(Solver.KACZMARZ)
                  .rowSource(RowSource.MODELS)
                  .residentBudgetBytes(BUDGET)
                  .pixelsPerAperture(128)
                  .threads(2)
                  .seed(1)
                  .warmStart(WarmStart.ZEROS)
                  .build());
    }

    private static long kilobytes(String name) {
      try {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith(name))
            .map(line -> line.replaceAll("[^0-9]", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void everythingStaysWithinItsBudget() throws Exception {
    Path small = Problem.of(111, 4, 2, 4, 100).build(folder.resolve("small.h5"), 2, 1, 4);
    Path large = Problem.of(112, 100, 10, 100, 500).build(folder.resolve("large.h5"), 20, 1, 100);
    assertThat(4L * 100 * 10 * 100 * 500).isEqualTo(10 * BUDGET);
    for (String task : List.of("products", "rows", "reconstruct", "solve")) {
      List<String> flags = List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");
      try (ChildJvm child = ChildJvm.start(flags, Worker.class, small, large, task)) {
        assertThat(child.exitStatus()).as("%s: %s", task, child.lines()).isZero();
        assertThat(number(child, "growth"))
            .as("peak of resident memory while %s", task)
            .isLessThan(BUDGET + ALLOWANCE);
        assertThat(number(child, "native"))
            .as("peak of native arrays while %s", task)
            .isLessThan(BUDGET);
      }
    }
  }

  private static long number(ChildJvm child, String name) {
    String line = child.awaitLine(text -> text.startsWith(name + " "));
    return Long.parseLong(line.substring(name.length() + 1));
  }
}
