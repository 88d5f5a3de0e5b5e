package org.alidade.cube.internal.solve.gradient;

import java.util.Arrays;
import java.util.Random;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.solve.DenseOperator;
import org.alidade.cube.solve.ProblemQ;

/** Several standard small problems side by side: 18 unknowns each, badly conditioned together. */
final class WideProblem implements AutoCloseable {
  final DenseOperator operator;
  final double[] noisy;

  private WideProblem(DenseOperator operator, double[] noisy) {
    this.operator = operator;
    this.noisy = noisy;
  }

  static WideProblem of(int parts) {
    CubeShape part = ProblemQ.SHAPE;
    CubeShape shape =
        new CubeShape(part.spaxels(), parts * part.components(), part.populations(), part.pixels());
    double[][][] matrix = new double[shape.spaxels()][shape.unknowns()][shape.pixels()];
    double[] truth = new double[shape.unknowns()];
    for (int i = 0; i < parts; i++) {
      try (ProblemQ q = ProblemQ.of(100 + i)) {
        int first = i * part.unknowns();
        System.arraycopy(q.truth, 0, truth, first, part.unknowns());
        for (int s = 0; s < part.spaxels(); s++) {
          for (int j = 0; j < part.unknowns(); j++) {
            for (int l = 0; l < part.pixels(); l++) {
              matrix[s][first + j][l] = q.operator.element(s, j, l);
            }
          }
        }
      }
    }
    DenseOperator operator = DenseOperator.of(shape, matrix);
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
