package org.alidade.lightcurve.internal.period;

import java.util.Arrays;
import java.util.List;

/**
 * Sums term by term, to rounding. Powers of the rotation from one frequency to the next are taken
 * from two short tables per point, so that no error grows along the grid.
 */
final class DirectSums implements BlockSums {
  private static final int TABLE = 32;
  private static final int BLOCK = TABLE * TABLE;

  private final List<SumGroup> groups;
  private final double step;

  DirectSums(List<SumGroup> groups, double step) {
    this.groups = groups;
    this.step = step;
  }

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public Workspace workspace() {
    return new Terms();
  }

  @Override
  public void close() {
    // Nothing native is held.
  }

  private final class Terms extends Workspace {
    private final double[] fineReal = new double[TABLE];
    private final double[] fineImaginary = new double[TABLE];
    private final double[] coarseReal = new double[TABLE];
    private final double[] coarseImaginary = new double[TABLE];
    private final double[][] cosineRows = new double[TABLE][TABLE];
    private final double[][] sineRows = new double[TABLE][TABLE];

    Terms() {
      super(groups, BLOCK);
    }

    @Override
    void compute(double firstFrequency) {
      for (int g = 0; g < groups.size(); g++) {
        SumGroup group = groups.get(g);
        for (int sum = 0; sum < group.coefficients().length; sum++) {
          add(group, group.coefficients()[sum], firstFrequency);
          for (int row = 0; row < TABLE; row++) {
            System.arraycopy(cosineRows[row], 0, cosines(g, sum), row * TABLE, TABLE);
            System.arraycopy(sineRows[row], 0, sines(g, sum), row * TABLE, TABLE);
            Arrays.fill(cosineRows[row], 0);
            Arrays.fill(sineRows[row], 0);
          }
        }
      }
    }

    private void add(SumGroup group, double[] coefficients, double firstFrequency) {
      for (int i = 0; i < coefficients.length; i++) {
        double time = group.times()[i] * group.harmonic();
        powers(Phases.radians(step * time), 1, 0, fineReal, fineImaginary);
        double start = Phases.radians(firstFrequency * time);
        powers(
            Phases.radians(TABLE * step * time),
            coefficients[i] * Math.cos(start),
            coefficients[i] * Math.sin(start),
            coarseReal,
            coarseImaginary);
        for (int row = 0; row < TABLE; row++) {
          accumulate(cosineRows[row], sineRows[row], coarseReal[row], coarseImaginary[row]);
        }
      }
    }

    private void accumulate(double[] cosines, double[] sines, double real, double imaginary) {
      double[] reals = fineReal;
      double[] imaginaries = fineImaginary;
      for (int b = 0; b < TABLE; b++) {
        cosines[b] += real * reals[b] - imaginary * imaginaries[b];
      }
      for (int b = 0; b < TABLE; b++) {
        sines[b] += real * imaginaries[b] + imaginary * reals[b];
      }
    }

    /** A number times powers 0, 1, 2 ... of a rotation, by doubling, which keeps errors small. */
    private static void powers(
        double angle, double real, double imaginary, double[] reals, double[] imaginaries) {
      reals[0] = real;
      imaginaries[0] = imaginary;
      for (int known = 1; known < TABLE; known *= 2) {
        double turn = known * angle;
        double cosine = Math.cos(turn);
        double sine = Math.sin(turn);
        for (int j = 0; j < known; j++) {
          reals[known + j] = reals[j] * cosine - imaginaries[j] * sine;
          imaginaries[known + j] = reals[j] * sine + imaginaries[j] * cosine;
        }
      }
    }
  }
}
