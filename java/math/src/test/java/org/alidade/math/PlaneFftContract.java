package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.math.internal.JTransformsProvider;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every provider promises about transforms of images; each provider's tests extend this. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
public abstract class PlaneFftContract {
  /** For the tests of providers. */
  protected PlaneFftContract() {}

  /** The provider under test. */
  protected abstract RealFftProvider provider();

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 6", "6, 1", "2, 3", "5, 4", "17, 19", "24, 35"})
  void forwardEqualsTheDefinition(int rows, int columns, RandomGenerator random) {
    int frequencies = columns / 2 + 1;
    try (PlaneFft<DoubleArray> fft = provider().plane(rows, columns);
        DoubleArray in = Matrices.randomDoubles(random, rows, columns);
        DoubleArray out = DoubleArray.allocateUninitialized("test", rows, frequencies, 2)) {
      double[] before = in.toArray();
      fft.forward(in, out);
      assertThat(in.toArray()).as("input").isEqualTo(before);
      for (int g = 0; g < rows; g++) {
        for (int f = 0; f < frequencies; f++) {
          double real = 0;
          double imaginary = 0;
          for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
              double angle =
                  2
                      * Math.PI
                      * ((double) (g * r % rows) / rows + (double) (f * c % columns) / columns);
              real += before[r * columns + c] * Math.cos(angle);
              imaginary -= before[r * columns + c] * Math.sin(angle);
            }
          }
          long at = 2L * (g * frequencies + f);
          assertThat(out.get(at)).isCloseTo(real, within(1e-11));
          assertThat(out.get(at + 1)).isCloseTo(imaginary, within(1e-11));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 9", "64, 64", "33, 50", "48, 97", "101, 30"})
  void agreesWithTheTransformsInJavaAndInverts(int rows, int columns, RandomGenerator random) {
    try (PlaneFft<DoubleArray> fft = provider().plane(rows, columns);
        PlaneFft<DoubleArray> other = new JTransformsProvider().plane(rows, columns);
        DoubleArray in = Matrices.randomDoubles(random, rows, columns);
        DoubleArray out = DoubleArray.allocate("test", rows, columns / 2 + 1, 2);
        DoubleArray wanted = DoubleArray.allocate("test", rows, columns / 2 + 1, 2);
        DoubleArray back = DoubleArray.allocate("test", rows, columns)) {
      fft.forward(in, out);
      other.forward(in, wanted);
      assertThat(out.toArray()).containsExactly(wanted.toArray(), within(1e-11));
      fft.inverse(out, back);
      assertThat(back.toArray()).containsExactly(in.toArray(), within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 9", "64, 64", "33, 50", "48, 97"})
  void singlePrecisionIsTheSameRounded(int rows, int columns, RandomGenerator random) {
    int frequencies = columns / 2 + 1;
    double[] values = new double[rows * columns];
    java.util.Arrays.setAll(values, i -> random.nextGaussian());
    double[] spectrum = new double[2 * rows * frequencies];
    double[] single = new double[2 * rows * frequencies];
    double[] back = new double[values.length];
    through(Precision.DOUBLE, provider().plane(rows, columns), values, spectrum, back);
    through(Precision.SINGLE, provider().floatPlane(rows, columns), values, single, back);
    assertThat(single).containsExactly(spectrum, within(1e-5 * Math.sqrt(values.length)));
    assertThat(back).containsExactly(values, within(1e-5));
  }

  private static <A extends org.alidade.array.NativeArray> void through(
      Precision<A> precision, PlaneFft<A> plan, double[] values, double[] spectrum, double[] back) {
    try (PlaneFft<A> fft = plan;
        A in = precision.allocate("test", values.length);
        A out = precision.allocate("test", spectrum.length)) {
      precision.write(values, 0, in, 0, values.length);
      fft.forward(in, out);
      precision.read(out, 0, spectrum, 0, spectrum.length);
      fft.inverse(out, in);
      precision.read(in, 0, back, 0, values.length);
    }
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads(RandomGenerator random) {
    try (PlaneFft<DoubleArray> fft = provider().plane(60, 75);
        DoubleArray in = Matrices.randomDoubles(random, 60, 75);
        DoubleArray one = DoubleArray.allocate("test", 60, 38, 2);
        DoubleArray many = DoubleArray.allocate("test", 60, 38, 2);
        DoubleArray back = DoubleArray.allocate("test", 60, 75)) {
      ThreadBudget.of(1).withBlasThreads(() -> fft.forward(in, one));
      ThreadBudget.of(3).withBlasThreads(() -> fft.forward(in, many));
      assertThat(many.toArray()).isEqualTo(one.toArray());
      ThreadBudget.of(1).withBlasThreads(() -> fft.inverse(one, back));
      double[] first = back.toArray();
      ThreadBudget.of(3).withBlasThreads(() -> fft.inverse(many, back));
      assertThat(back.toArray()).isEqualTo(first);
    }
  }

  @Test
  void unalignedPartsGiveTheSameResults(RandomGenerator random) {
    try (PlaneFft<FloatArray> fft = provider().floatPlane(16, 16);
        FloatArray all = FloatArray.allocate("test", 300);
        FloatArray whole = FloatArray.allocate("test", 256);
        FloatArray wanted = FloatArray.allocate("test", 16, 9, 2);
        FloatArray out = FloatArray.allocate("test", 16, 9, 2)) {
      for (int i = 0; i < 256; i++) {
        whole.set(i, (float) random.nextGaussian());
        all.set(i + 1L, whole.get(i));
      }
      fft.forward(whole, wanted);
      fft.forward(all.slice(1, 256), out);
      for (int i = 0; i < 288; i++) {
        assertThat(out.get(i)).isCloseTo(wanted.get(i), within(1e-5f));
      }
    }
  }

  @Test
  void refusesWrongSizesAndUseAfterClose() {
    try (PlaneFft<DoubleArray> fft = provider().plane(10, 8);
        DoubleArray values = DoubleArray.allocate("test", 10, 8);
        DoubleArray small = DoubleArray.allocate("test", 10, 4, 2);
        DoubleArray spectrum = DoubleArray.allocate("test", 10, 5, 2)) {
      assertThatThrownBy(() -> fft.forward(values, small))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(10, 5, 2)");
      fft.close();
      fft.close();
      assertThatThrownBy(() -> fft.inverse(spectrum, values)).isInstanceOf(ClosedException.class);
    }
  }
}
