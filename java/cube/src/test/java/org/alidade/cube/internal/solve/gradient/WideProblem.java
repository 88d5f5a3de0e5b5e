package org.alidade.cube.internal.solve.gradient;

import java.util.Arrays;
import java.util.Random;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.solve.DenseOperator;
import org.alidade.cube.solve.ProblemQ;

/** A relative of the standard small problem with 160 unknowns and a condition above 1000. */
final class WideProblem implements AutoCloseable {
  final DenseOperator operator;
  final double[] noisy;

  private WideProblem(DenseOperator operator, double[] noisy) {
    this.operator = operator;
    this.noisy = noisy;
  }

  /** The problem of a seed: 6 spaxels, 10 components, 16 populations. */
  static WideProblem of(long seed) {
    CubeShape shape = new CubeShape(6, 10, 16, ProblemQ.SHAPE.pixels());
    Random random = new Random(seed);
    DenseOperator operator = DenseOperator.of(shape, ProblemQ.matrix(random, shape, 1));
    double[] truth = new double[shape.unknowns()];
    Arrays.setAll(truth, j -> random.nextDouble() < 0.6 ? random.nextDouble() : 0);
    return new WideProblem(operator, withNoise(operator.product(truth)));
  }

  private static double[] withNoise(double[] exact) {
    Random random = new Random(9);
    double sigma = 0.01 * Arrays.stream(exact).average().orElseThrow();
    return Arrays.stream(exact).map(value -> value + sigma * random.nextGaussian()).toArray();
  }

  CubeData data() {
    CubeShape shape = operator.shape();
    boolean[] keep = new boolean[shape.pixels()];
    Arrays.fill(keep, true);
    return CubeData.of(
        DoubleArray.copyOf("test.data", noisy, shape.spaxels(), shape.pixels()), keep);
  }

  @Override
  public void close() {
    operator.close();
  }
}
