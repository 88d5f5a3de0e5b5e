package org.alidade.benchmarks.scale;

import java.util.stream.IntStream;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.RowBlock;
import org.alidade.math.ThreadBudget;

/** Rows of as many spaxels as there are threads, one thread each, as a solver asks for them. */
final class RowsOperation implements ScaleOperation {
  private final ScaleProblem problem;
  private final int threads;
  private final CubeOperator operator;
  private final int[] pixels;
  private final RowBlock[] blocks;

  RowsOperation(ScaleProblem problem, int rows, int threads) {
    this.problem = problem;
    this.threads = Math.min(threads, problem.shape().spaxels());
    this.operator = CubeOperators.matrixFree(problem.file(), threads);
    int kept = Math.min(rows, problem.shape().pixels());
    this.pixels =
        IntStream.range(0, kept)
            .map(i -> (int) ((long) i * problem.shape().pixels() / kept))
            .toArray();
    this.blocks = new RowBlock[this.threads];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = RowBlock.allocate(kept, problem.shape().unknowns());
    }
  }

  @Override
  public String name() {
    return "rows of " + threads + " spaxels, K = " + pixels.length;
  }

  @Override
  public Work work() {
    return Work.rows(problem, threads, pixels.length, false);
  }

  @Override
  public void run() {
    ThreadBudget.of(threads).forEach(threads, i -> operator.rows((int) i, pixels, blocks[(int) i]));
  }

  @Override
  public void close() {
    operator.close();
    for (RowBlock block : blocks) {
      block.close();
    }
  }
}
