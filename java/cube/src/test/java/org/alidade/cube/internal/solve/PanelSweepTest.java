package org.alidade.cube.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Projection;
import org.alidade.math.ThreadBudget;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass by panels is the pass row by row. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class PanelSweepTest {
  private static final String TAG = "test";
  private static final int UNKNOWNS = 1000;
  private static final int ROWS = 43;

  @ParameterizedTest
  @CsvSource({"1, 64", "3, 8192", "7, 300", "8, 128", "16, 1000", "43, 999", "64, 100"})
  void everyPanelAndChunkGivesTheSamePass(int panelRows, int chunk, RandomGenerator random) {
    try (Equations equations = new Equations(random)) {
      Result expected = equations.scalar(Projection.END);
      Result panels = equations.panels(panelRows, chunk, 1, Projection.END);
      same(panels, expected);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Projection.class,
      names = {"NONE", "END"})
  void rowsThatCannotBeUsedArePassedOver(Projection projection, RandomGenerator random) {
    try (Equations equations = new Equations(random)) {
      equations.y.set(3, Double.NaN);
      equations.y.set(4, Double.POSITIVE_INFINITY);
      equations.norms.set(5, 0);
      equations.norms.set(6, -1);
      equations.rows.set(7, 12, Float.NaN);
      equations.rows.set(8, 990, Float.POSITIVE_INFINITY);
      for (int j = 0; j < UNKNOWNS; j++) {
        equations.rows.set(9, j, 0);
      }
      equations.norms.set(9, 0);
      Result expected = equations.scalar(projection);
      Result panels = equations.panels(8, 256, 1, projection);
      same(panels, expected);
      assertThat(BatchError.of(panels.residuals, ROWS).skipped()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void threadsLeaveEveryBitAlone(int threads, RandomGenerator random) {
    try (Equations equations = new Equations(random)) {
      Result alone = equations.panels(8, 100, 1, Projection.END);
      Result together = equations.panels(8, 100, threads, Projection.END);
      assertThat(together.x).containsExactly(alone.x);
      assertThat(together.residuals).containsExactly(alone.residuals);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anInterruptedPassIsFinishedFirst(int threads, RandomGenerator random) {
    try (Equations equations = new Equations(random)) {
      Result expected = equations.panels(8, 100, threads, Projection.END);
      Thread.currentThread().interrupt();
      Result interrupted = equations.panels(8, 100, threads, Projection.END);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(interrupted.x).containsExactly(expected.x);
    }
  }

  @Test
  void noRowsChangeNothing(RandomGenerator random) {
    try (Equations equations = new Equations(random);
        IntArray none = IntArray.allocate(TAG, 0)) {
      double[] x = equations.panels(none, 8, 100, 1, Projection.NONE).x;
      assertThat(x).containsExactly(equations.start);
    }
  }

  private static void same(Result actual, Result expected) {
    for (int j = 0; j < UNKNOWNS; j++) {
      assertThat(actual.x[j]).as("x[%d]", j).isCloseTo(expected.x[j], within(1e-13));
    }
    for (int i = 0; i < ROWS; i++) {
      double residual = expected.residuals[i];
      if (Double.isNaN(residual)) {
        assertThat(actual.residuals[i]).as("residual %d", i).isNaN();
      } else {
        assertThat(actual.residuals[i]).as("residual %d", i).isCloseTo(residual, within(1e-11));
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Result(double[] x, double[] residuals) {}

  /** Random rows between 0 and 1 in a random order. */
  private static final class Equations implements AutoCloseable {
    final FloatArray rows = FloatArray.allocate(TAG, ROWS, UNKNOWNS + 5);
    final DoubleArray y = DoubleArray.allocate(TAG, ROWS);
    final DoubleArray norms = DoubleArray.allocate(TAG, ROWS);
    final double[] start = new double[UNKNOWNS];
    private final IntArray order;

    Equations(RandomGenerator random) {
      for (int i = 0; i < ROWS; i++) {
        double norm = 0;
        for (int j = 0; j < UNKNOWNS; j++) {
          float value = random.nextFloat();
          rows.set(i, j, value);
          norm += (double) value * value;
        }
        norms.set(i, norm);
        y.set(i, random.nextDouble(0, UNKNOWNS / 4.0));
      }
      for (int j = 0; j < UNKNOWNS; j++) {
        start[j] = random.nextDouble();
      }
      List<Integer> places = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
      Collections.shuffle(places, new Random(random.nextLong()));
      order = IntArray.copyOf(TAG, places.stream().mapToInt(Integer::intValue).toArray());
    }

    Result scalar(Projection projection) {
      try (ScalarSweep sweep = new ScalarSweep()) {
        return pass(sweep, order, projection);
      }
    }

    Result panels(int panelRows, int chunk, int threads, Projection projection) {
      return panels(order, panelRows, chunk, threads, projection);
    }

    Result panels(IntArray used, int panelRows, int chunk, int threads, Projection projection) {
      try (PanelSweep sweep =
          new PanelSweep(UNKNOWNS, panelRows, chunk, ThreadBudget.of(threads))) {
        return pass(sweep, used, projection);
      }
    }

    private Result pass(Sweep sweep, IntArray used, Projection projection) {
      try (DoubleArray x = DoubleArray.copyOf(TAG, start);
          DoubleArray residuals = DoubleArray.allocate(TAG, ROWS)) {
        FloatRows equations = new FloatRows(rows, 0, ROWS, UNKNOWNS, UNKNOWNS + 5);
        sweep.pass(equations, used, y, norms, 0.7, projection, x, residuals);
        return new Result(x.toArray(), residuals.toArray());
      }
    }

    @Override
    public void close() {
      rows.close();
      y.close();
      norms.close();
      order.close();
    }
  }
}
