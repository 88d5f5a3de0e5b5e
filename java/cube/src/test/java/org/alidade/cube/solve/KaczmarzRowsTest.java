package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.alidade.array.DoubleArray;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.ProjectWhen;
import org.alidade.cube.RowBlock;
import org.alidade.cube.RowOrder;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveProgress;
import org.alidade.math.ThreadBudget;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class KaczmarzRowsTest {
  private static SolveOptions.Builder options() {
    return SolveOptions.builder().seed(3).threads(1).verbose(false);
  }

  @Test
  void rowsWithoutWeightAndMissingDataAreSkippedAndCounted() {
    CubeShape shape = new CubeShape(1, 1, 2, 4);
    double[][][] matrix = {{{1, 0, 2, 1}, {1, 0, 1, 3}}};
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(new double[] {3, 5, Double.NaN, 7}, 4)) {
      SolveOptions chosen = options().relaxation(1).epochs(200).build();
      Solves.Solution solution = Solves.fromZero(operator, data, chosen);
      assertThat(solution.x()[0]).isCloseTo(1, within());
      assertThat(solution.x()[1]).isCloseTo(2, within());
      assertThat(solution.outcome().rowsUsed()).isEqualTo(400);
      assertThat(solution.outcome().rowsSkipped()).isEqualTo(400);
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void aSpaxelWithoutDataChangesNothing() {
    CubeShape shape = new CubeShape(2, 1, 1, 3);
    double[][][] matrix = {{{1, 1, 1}}, {{1, 1, 1}}};
    double nan = Double.NaN;
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(new double[] {nan, nan, nan, 2, 2, 2}, 3)) {
      Solves.Solution solution =
          Solves.fromZero(operator, data, options().relaxation(1).threads(2).build());
      assertThat(solution.x()).containsExactly(2);
      assertThat(solution.outcome().rowsSkipped()).isEqualTo(3);
    }
  }

  @Test
  void batchErrorsAreTakenBeforeEachUpdate() {
    CubeShape shape = new CubeShape(1, 1, 1, 3);
    double[][][] matrix = {{{1, 1, 1}}};
    List<Double> errors = new ArrayList<>();
    SolveListener listener =
        new SolveListener() {
          @Override
          public void onBatchRmse(double rmse) {
            errors.add(rmse);
          }
        };
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(new double[] {4, 4, 4}, 3)) {
      SolveOptions chosen =
          options().relaxation(0.5).rowOrder(RowOrder.SEQUENTIAL).listener(listener).build();
      Solves.Solution solution = Solves.fromZero(operator, data, chosen);
      assertThat(solution.x()).containsExactly(3.5);
      assertThat(errors).containsExactly(Math.sqrt((16 + 4 + 1) / 3.0));
      assertThat(solution.outcome().rmseLast()).isEqualTo(errors.get(0));
    }
  }

  @Test
  void onlyEpochEndsNeedBeFreeOfNegativesIfProjectionWaits() {
    CubeShape shape = new CubeShape(1, 1, 2, 1);
    double[][][] matrix = {{{1}, {1}}};
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(new double[] {-1}, 1)) {
      SolveOptions.Builder chosen = options().relaxation(1);
      assertThat(Solves.fromZero(operator, data, chosen.build()).x()).containsExactly(0, 0);
      double[] clipped =
          Solves.fromZero(operator, data, chosen.projectWhen(ProjectWhen.EPOCH).build()).x();
      assertThat(clipped).containsExactly(0, 0);
      double[] free = Solves.fromZero(operator, data, chosen.nonNegative(false).build()).x();
      assertThat(free).containsExactly(-0.5, -0.5);
    }
  }

  @Test
  void theCombMovesOnUntilEveryPixelWasUsed() {
    CubeShape shape = new CubeShape(5, 1, 1, 10);
    boolean[][] seen = new boolean[5][10];
    List<int[]> visits = new ArrayList<>();
    try (DenseOperator dense = DenseOperator.of(shape, ones(shape));
        CubeData data = data(new double[50], 10)) {
      CubeOperator spy =
          new ForwardingOperator(
              dense,
              (spaxel, pixels) -> {
                visits.add(pixels);
                for (int pixel : pixels) {
                  seen[spaxel][pixel] = true;
                }
              });
      Solves.fromZero(
          spy,
          data,
          options().pixelsPerAperture(4).epochs(10).rowOrder(RowOrder.SEQUENTIAL).build());
    }
    assertThat(visits.get(0)).containsExactly(0, 2, 5, 7);
    assertThat(visits.get(1)).containsExactly(1, 3, 6, 8);
    for (boolean[] spaxel : seen) {
      assertThat(spaxel).containsOnly(true);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void rowListsDoNotDependOnThreads(int threads) {
    assertThat(rowLists(threads)).containsExactlyElementsOf(rowLists(1)).hasSize(18);
  }

  /** Spaxel and pixels of every visit, sorted: threads ask for rows in no fixed order. */
  private static SortedSet<String> rowLists(int threads) {
    CubeShape shape = new CubeShape(6, 1, 1, 30);
    SortedSet<String> lists = new ConcurrentSkipListSet<>();
    try (DenseOperator dense = DenseOperator.of(shape, ones(shape));
        CubeData data = data(new double[180], 30)) {
      CubeOperator spy =
          new ForwardingOperator(
              dense,
              (spaxel, pixels) -> {
                assertThat(pixels).isSorted().doesNotHaveDuplicates().hasSize(7);
                lists.add(spaxel + " " + Arrays.toString(pixels));
              });
      Solves.fromZero(spy, data, options().pixelsPerAperture(7).epochs(3).threads(threads).build());
    }
    return lists;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFailingOperatorEndsTheSolveWithItsOwnException(int threads) {
    CubeShape shape = new CubeShape(4, 1, 1, 3);
    try (DenseOperator dense = DenseOperator.of(shape, ones(shape));
        CubeData data = data(new double[12], 3)) {
      CubeOperator broken =
          new ForwardingOperator(
              dense,
              (spaxel, pixels) -> {
                if (spaxel == 2) {
                  throw new IllegalArgumentException("no rows today");
                }
              });
      assertThatThrownBy(() -> Solves.fromZero(broken, data, options().threads(threads).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no rows today");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anInterruptEndsTheSolveAndStaysVisible(int threads) {
    CubeShape shape = new CubeShape(4, 1, 1, 3);
    SolveListener interrupting =
        new SolveListener() {
          @Override
          public void onBatchRmse(double rmse) {
            Thread.currentThread().interrupt();
          }
        };
    try (DenseOperator dense = DenseOperator.of(shape, ones(shape));
        CubeData data = data(new double[12], 3)) {
      SolveOptions chosen = options().threads(threads).listener(interrupting).build();
      assertThatThrownBy(() -> Solves.fromZero(dense, data, chosen))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("resumes from the last checkpoint");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anInterruptWhileRowsAreMadeIsTheSame(int threads) {
    CubeShape shape = new CubeShape(4, 1, 1, 3);
    Thread solving = Thread.currentThread();
    try (DenseOperator dense = DenseOperator.of(shape, ones(shape));
        CubeData data = data(new double[12], 3)) {
      CubeOperator interrupted =
          new ForwardingOperator(
              dense,
              (spaxel, pixels) -> {
                solving.interrupt();
                ThreadBudget.of(2).forEach(1, index -> {});
              });
      assertThatThrownBy(
              () -> Solves.fromZero(interrupted, data, options().threads(threads).build()))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("resumes from the last checkpoint");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void listenersGetCopies() {
    try (ProblemQ q = ProblemQ.of(1);
        CubeData data = q.data()) {
      double[] plain = Solves.fromZero(q.operator, data, options().epochs(2).build()).x();
      List<Integer> epochs = new ArrayList<>();
      SolveListener vandal =
          new SolveListener() {
            @Override
            public void onProgress(double[] x, int epoch, SolveProgress progress) {
              Arrays.fill(x, 1e6);
            }

            @Override
            public void onEpochEnd(double[] x, int epoch, SolveProgress progress) {
              Arrays.fill(x, 1e6);
              epochs.add(epoch);
              assertThat(progress.spaxelsDone()).isEqualTo(24);
              assertThat(progress.rowsUsed()).isEqualTo(epoch * 24L * 160);
            }
          };
      SolveOptions chosen =
          options().epochs(2).listener(vandal).progressInterval(java.time.Duration.ZERO).build();
      assertThat(Solves.fromZero(q.operator, data, chosen).x()).containsExactly(plain);
      assertThat(epochs).containsExactly(1, 2);
    }
  }

  private static double[][][] ones(CubeShape shape) {
    double[][][] matrix = new double[shape.spaxels()][shape.unknowns()][shape.pixels()];
    for (double[][] plane : matrix) {
      for (double[] column : plane) {
        Arrays.fill(column, 1);
      }
    }
    return matrix;
  }

  private static CubeData data(double[] values, int pixels) {
    boolean[] keep = new boolean[pixels];
    Arrays.fill(keep, true);
    return CubeData.of(
        DoubleArray.copyOf("test.data", values, values.length / pixels, pixels), keep);
  }

  /** Tells what rows are asked for. */
  private record ForwardingOperator(DenseOperator dense, RowSpy spy) implements CubeOperator {
    interface RowSpy {
      void rows(int spaxel, int[] pixels);
    }

    @Override
    public CubeShape shape() {
      return dense.shape();
    }

    @Override
    public void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
      dense.forward(firstSpaxel, count, x, out);
    }

    @Override
    public void adjoint(DoubleArray residual, DoubleArray out) {
      dense.adjoint(residual, out);
    }

    @Override
    public void rows(int spaxel, int[] pixels, RowBlock block) {
      spy.rows(spaxel, pixels.clone());
      dense.rows(spaxel, pixels, block);
    }

    @Override
    public void energies(
        int[] spaxels,
        DoubleArray weights,
        DoubleArray y,
        DoubleArray energy,
        DoubleArray product) {
      dense.energies(spaxels, weights, y, energy, product);
    }

    @Override
    public int threads() {
      return dense.threads();
    }

    @Override
    public void close() {}
  }
}
