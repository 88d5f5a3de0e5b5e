package org.alidade.cube.internal.solve;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.Panel;
import org.alidade.bindings.Projection;
import org.alidade.math.ThreadBudget;

/**
 * Panel after panel of rows (spec cubefit 6.4): the products of a panel's rows with x and with each
 * other give all of its steps by a short recurrence, so that x is read and written once per panel,
 * and by several threads at once.
 *
 * <p>The steps are those of the row-by-row pass up to rounding. Threads share the unknowns in
 * chunks of a fixed size whose sums are added in their order: x does not depend on the number of
 * threads.
 */
final class PanelSweep implements Sweep {
  /**
   * With eight rows the products of rows with each other are hidden behind the reading of the rows;
   * with sixteen they no longer are.
   */
  static final int DEFAULT_ROWS = 8;

  static final int DEFAULT_CHUNK = 8192;

  private static final String TAG = "cube.panel";

  private final int panelRows;
  private final int chunk;
  private final ThreadBudget budget;
  private final DoubleArray steps;
  private final DoubleArray chunkSums;
  private final double[] read;
  private final double[] sums;
  private final double[] hostSteps;
  private final boolean[] finished;
  private boolean interrupted;

  /**
   * A sweep by panels.
   *
   * @param unknowns number of unknowns
   * @param panelRows rows of a panel, 1 to {@link Panel#MOST_ROWS}
   * @param chunk unknowns of a chunk
   * @param budget threads
   */
  PanelSweep(int unknowns, int panelRows, int chunk, ThreadBudget budget) {
    this.panelRows = panelRows;
    this.chunk = chunk;
    this.budget = budget;
    int most = new Panel(0, 0, panelRows).sums();
    finished = new boolean[(unknowns + chunk - 1) / chunk];
    steps = DoubleArray.allocate(TAG, panelRows);
    chunkSums = DoubleArray.allocate(TAG, finished.length, most);
    read = new double[most];
    sums = new double[most];
    hostSteps = new double[panelRows];
  }

  @Override
  public void pass(
      FloatRows rows,
      IntArray order,
      DoubleArray y,
      DoubleArray norms,
      double rate,
      Projection projection,
      DoubleArray x,
      DoubleArray residuals) {
    interrupted = Thread.interrupted();
    try {
      int count = Math.toIntExact(order.size());
      int done = 0;
      for (int first = 0; first < count || done > 0; first += done) {
        Panel panel = new Panel(first - done, done, Math.min(panelRows, count - first));
        boolean clip = panel.ahead() == 0 && projection == Projection.END;
        throughChunks(rows, order, panel, clip, x);
        addChunks(panel);
        findSteps(panel, order, y, norms, rate, residuals);
        done = panel.ahead();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Takes the steps of one panel and finds the products of the next. An interruption ends the loop
   * early; the remaining chunks follow all the same, for x would be left half way.
   */
  private void throughChunks(
      FloatRows rows, IntArray order, Panel panel, boolean clip, DoubleArray x) {
    Arrays.fill(finished, false);
    boolean all = false;
    while (!all) {
      try {
        budget.forEach(
            finished.length,
            index -> {
              if (!finished[(int) index]) {
                throughChunk(index, rows, order, panel, clip, x);
                finished[(int) index] = true;
              }
            });
        all = true;
      } catch (CancellationException cancelled) {
        interrupted = true;
        Thread.interrupted();
      }
    }
  }

  private void throughChunk(
      long index, FloatRows rows, IntArray order, Panel panel, boolean clip, DoubleArray x) {
    long from = index * chunk;
    long columns = Math.min(chunk, rows.columns() - from);
    FloatRows part =
        new FloatRows(rows.array(), rows.first() + from, rows.rows(), columns, rows.stride());
    Kernels.active()
        .kaczmarzPanel(part, order, panel, steps, clip, x, from, chunkSums, index * panel.sums());
  }

  private void addChunks(Panel panel) {
    int length = panel.sums();
    Arrays.fill(sums, 0, length, 0);
    for (int c = 0; c < finished.length; c++) {
      chunkSums.copyTo((long) c * length, read, 0, length);
      for (int i = 0; i < length; i++) {
        sums[i] += read[i];
      }
    }
  }

  /** The residual of a row is that before the panel, less what the steps before it have done. */
  private void findSteps(
      Panel panel,
      IntArray order,
      DoubleArray y,
      DoubleArray norms,
      double rate,
      DoubleArray residuals) {
    int ahead = panel.ahead();
    for (int k = 0; k < ahead; k++) {
      int row = order.get(panel.first() + panel.done() + k);
      double residual = y.get(row) - sums[k];
      for (int m = 0; m < k; m++) {
        // A row that is passed over may hold anything.
        if (hostSteps[m] != 0) {
          residual -= sums[ahead + k * ahead + m] * hostSteps[m];
        }
      }
      double norm = norms.get(row);
      boolean usable = norm > 0 && Double.isFinite(residual);
      hostSteps[k] = usable ? rate * residual / norm : 0;
      residuals.set(row, usable ? residual : Double.NaN);
    }
    steps.copyFrom(hostSteps, 0, 0, ahead);
  }

  @Override
  public void close() {
    steps.close();
    chunkSums.close();
  }
}
