package org.alidade.lightcurve.internal.period;

import java.util.Arrays;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.math.Ffts;
import org.alidade.math.RealFft;

/**
 * Sums by Fourier transform of points spread over a grid: the idea of Press and Rybicki (1989, ApJ
 * 338, 277) with the kernel of non-uniform transforms. The frequencies are taken in blocks that fit
 * the processor's cache; each is moved to frequency zero by turning the coefficients.
 */
final class FourierSums implements BlockSums {
  private static final String TAG = "period search";
  private static final int LARGEST_BLOCK = 4096;
  private static final int SMALLEST_BLOCK = 256;

  private final List<SumGroup> groups;
  private final double step;
  private final int block;
  private final int gridLength;
  private final int sums;
  private final int[][] starts;
  private final double[][] taps;
  private final double[] corrections;
  private final RealFft fft;

  FourierSums(List<SumGroup> groups, double step, int count) {
    this.groups = groups;
    this.step = step;
    block = block(count);
    gridLength = gridLength(block);
    sums = groups.stream().mapToInt(group -> group.coefficients().length).sum();
    starts = new int[groups.size()][];
    taps = new double[groups.size()][];
    for (int g = 0; g < groups.size(); g++) {
      spread(g, groups.get(g));
    }
    corrections = new double[block / 2 + 1];
    for (int mode = 0; mode < corrections.length; mode++) {
      corrections[mode] = 1 / SpreadKernel.transform(mode, gridLength);
    }
    fft = Ffts.plan(gridLength, 2 * sums);
  }

  /** Equal blocks of at most 4096 frequencies, with a grid whose length suits the transforms. */
  private static int block(int count) {
    int blocks = (count + LARGEST_BLOCK - 1) / LARGEST_BLOCK;
    int block = Math.max(SMALLEST_BLOCK, (count + blocks - 1) / blocks);
    block += (4 - block % 4) % 4;
    while (Ffts.goodLength(gridLength(block)) != gridLength(block)) {
      block += 4;
    }
    return block;
  }

  private static int gridLength(int block) {
    return (int) (block * SpreadKernel.OVERSAMPLING);
  }

  private void spread(int g, SumGroup group) {
    int points = group.times().length;
    starts[g] = new int[points];
    taps[g] = new double[points * SpreadKernel.WIDTH];
    for (int i = 0; i < points; i++) {
      double cycles = group.harmonic() * step * group.times()[i];
      double place = (cycles - Math.floor(cycles)) * gridLength;
      int start = SpreadKernel.start(place);
      SpreadKernel.taps(place, taps[g], i * SpreadKernel.WIDTH);
      starts[g][i] = start < 0 ? start + gridLength : start;
    }
  }

  @Override
  public int block() {
    return block;
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public Workspace workspace() {
    return new Grids();
  }

  @Override
  public void close() {
    fft.close();
  }

  private final class Grids extends Workspace {
    private final double[] reals = new double[gridLength + SpreadKernel.WIDTH];
    private final double[] imaginaries = new double[gridLength + SpreadKernel.WIDTH];
    private final double[] spectrum = new double[2 * fft.frequencies()];
    private final double[] otherSpectrum = new double[2 * fft.frequencies()];
    private final DoubleArray in = DoubleArray.allocate(TAG, 2L * sums, gridLength);
    private final DoubleArray out = DoubleArray.allocate(TAG, 2L * sums, fft.frequencies(), 2);

    Grids() {
      super(groups, block);
    }

    @Override
    void compute(double firstFrequency) {
      double centre = firstFrequency + 0.5 * block * step;
      int row = 0;
      for (int g = 0; g < groups.size(); g++) {
        double[][] turned = turned(groups.get(g), centre);
        for (double[] coefficients : groups.get(g).coefficients()) {
          fill(g, coefficients, turned);
          in.copyFrom(reals, 0, (long) row * gridLength, gridLength);
          in.copyFrom(imaginaries, 0, (row + 1L) * gridLength, gridLength);
          row += 2;
        }
      }
      fft.forward(in, out);
      row = 0;
      for (int g = 0; g < groups.size(); g++) {
        for (int sum = 0; sum < groups.get(g).coefficients().length; sum++) {
          read(row, cosines(g, sum), sines(g, sum));
          row += 2;
        }
      }
    }

    private double[][] turned(SumGroup group, double centre) {
      int points = group.times().length;
      double[][] turned = new double[2][points];
      for (int i = 0; i < points; i++) {
        double angle = Phases.radians(group.harmonic() * centre * group.times()[i]);
        turned[0][i] = Math.cos(angle);
        turned[1][i] = Math.sin(angle);
      }
      return turned;
    }

    private void fill(int g, double[] coefficients, double[][] turned) {
      Arrays.fill(reals, 0);
      Arrays.fill(imaginaries, 0);
      for (int i = 0; i < coefficients.length; i++) {
        double real = coefficients[i] * turned[0][i];
        double imaginary = coefficients[i] * turned[1][i];
        int start = starts[g][i];
        int tap = i * SpreadKernel.WIDTH;
        for (int l = 0; l < SpreadKernel.WIDTH; l++) {
          reals[start + l] += real * taps[g][tap + l];
          imaginaries[start + l] += imaginary * taps[g][tap + l];
        }
      }
      // What was spread beyond the end belongs to the beginning.
      for (int l = 0; l < SpreadKernel.WIDTH; l++) {
        reals[l] += reals[gridLength + l];
        imaginaries[l] += imaginaries[gridLength + l];
      }
    }

    /**
     * Both spectra belong to real grids, so that negative frequencies follow from positive ones.
     */
    private void read(int row, double[] cosines, double[] sines) {
      out.copyTo((long) row * spectrum.length, spectrum, 0, spectrum.length);
      out.copyTo((row + 1L) * spectrum.length, otherSpectrum, 0, spectrum.length);
      int half = block / 2;
      for (int mode = 0; mode < half; mode++) {
        double correction = corrections[mode];
        cosines[half + mode] = correction * (spectrum[2 * mode] + otherSpectrum[2 * mode + 1]);
        sines[half + mode] = correction * (otherSpectrum[2 * mode] - spectrum[2 * mode + 1]);
      }
      for (int mode = 1; mode <= half; mode++) {
        double correction = corrections[mode];
        cosines[half - mode] = correction * (spectrum[2 * mode] - otherSpectrum[2 * mode + 1]);
        sines[half - mode] = correction * (otherSpectrum[2 * mode] + spectrum[2 * mode + 1]);
      }
    }

    @Override
    public void close() {
      in.close();
      out.close();
    }
  }
}
