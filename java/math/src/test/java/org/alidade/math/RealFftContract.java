package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.DoubleArray;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider of transforms promises; each provider's tests extend this. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
public abstract class RealFftContract {
  /** For the tests of providers. */
  protected RealFftContract() {}

  /** The provider under test. */
  protected abstract RealFftProvider provider();

  @Test
  void isAvailableAndNamed() {
    assertThat(provider().isAvailable()).isTrue();
    assertThat(provider().name()).matches("[a-z0-9]+");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 12, 13, 15, 16, 30, 97, 128, 210, 251, 1250})
  void forwardEqualsTheDefinition(int length, RandomGenerator random) {
    try (RealFft fft = provider().plan(length, 3);
        DoubleArray in = Matrices.randomDoubles(random, 3, length);
        DoubleArray out = DoubleArray.allocateUninitialized("test", 3, length / 2 + 1, 2)) {
      double[] before = in.toArray();
      fft.forward(in, out);
      assertThat(in.toArray()).as("input").isEqualTo(before);
      assertThat(fft.frequencies()).isEqualTo(length / 2 + 1);
      double tolerance = 1e-13 * length;
      for (int row = 0; row < 3; row++) {
        for (int f = 0; f <= length / 2; f++) {
          double[] wanted = transform(before, row * length, length, f);
          long at = ((long) row * fft.frequencies() + f) * 2;
          assertThat(out.get(at)).as("real %d", f).isCloseTo(wanted[0], within(tolerance));
          assertThat(out.get(at + 1)).as("imaginary %d", f).isCloseTo(wanted[1], within(tolerance));
        }
      }
    }
  }

  private static double[] transform(double[] values, int first, int length, int frequency) {
    double real = 0;
    double imaginary = 0;
    for (int t = 0; t < length; t++) {
      double angle = 2 * Math.PI * ((long) frequency * t % length) / length;
      real += values[first + t] * Math.cos(angle);
      imaginary -= values[first + t] * Math.sin(angle);
    }
    return new double[] {real, imaginary};
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 97, 210})
  void energyIsKeptAndShiftsTurnThePhases(int length, RandomGenerator random) {
    int shift = random.nextInt(length);
    try (RealFft fft = provider().plan(length, 2);
        DoubleArray in = Matrices.randomDoubles(random, 2, length);
        DoubleArray out = DoubleArray.allocate("test", 2, length / 2 + 1, 2)) {
      for (int t = 0; t < length; t++) {
        in.set((long) length + (t + shift) % length, in.get(t));
      }
      fft.forward(in, out);
      double energy = 0;
      double transformed = 0;
      for (int t = 0; t < length; t++) {
        energy += in.get(t) * in.get(t);
      }
      for (int f = 0; f < fft.frequencies(); f++) {
        double real = out.get(2L * f);
        double imaginary = out.get(2L * f + 1);
        double angle = -2 * Math.PI * ((long) f * shift % length) / length;
        long shifted = 2L * (fft.frequencies() + f);
        transformed += (2 * f % length == 0 ? 1 : 2) * (real * real + imaginary * imaginary);
        assertThat(out.get(shifted))
            .isCloseTo(real * Math.cos(angle) - imaginary * Math.sin(angle), within(1e-11));
        assertThat(out.get(shifted + 1))
            .isCloseTo(real * Math.sin(angle) + imaginary * Math.cos(angle), within(1e-11));
      }
      assertThat(transformed / length).isCloseTo(energy, within(1e-12 * (1 + energy)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 9, 64, 101, 1000, 6561, 8192})
  void inverseUndoesForwardAndKeepsItsInput(int length, RandomGenerator random) {
    try (RealFft fft = provider().plan(length, 2);
        DoubleArray in = Matrices.randomDoubles(random, 2, length);
        DoubleArray spectra = DoubleArray.allocate("test", 2, length / 2 + 1, 2);
        DoubleArray back = DoubleArray.allocateUninitialized("test", 2, length)) {
      fft.forward(in, spectra);
      double[] before = spectra.toArray();
      fft.inverse(spectra, back);
      assertThat(back.toArray()).containsExactly(in.toArray(), within(1e-13));
      assertThat(spectra.toArray()).as("input").isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16, 45})
  void imaginaryPartsThatCannotBeDoNotCount(int length, RandomGenerator random) {
    try (RealFft fft = provider().plan(length, 1);
        DoubleArray in = Matrices.randomDoubles(random, 1, length);
        DoubleArray spectra = DoubleArray.allocate("test", 1, length / 2 + 1, 2);
        DoubleArray back = DoubleArray.allocate("test", 1, length)) {
      fft.forward(in, spectra);
      spectra.set(1, 7);
      if (length % 2 == 0) {
        spectra.set(length + 1, -3);
      }
      fft.inverse(spectra, back);
      assertThat(back.toArray()).containsExactly(in.toArray(), within(1e-13));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16})
  void slicesGiveTheSameResultsAsWholeArrays(int length, RandomGenerator random) {
    int frequencies = length / 2 + 1;
    try (RealFft fft = provider().plan(length, 1);
        DoubleArray in = Matrices.randomDoubles(random, 20L * length);
        DoubleArray out = DoubleArray.allocate("test", 20L * frequencies, 2);
        DoubleArray copy = DoubleArray.allocate("test", length);
        DoubleArray spectrum = DoubleArray.allocate("test", frequencies, 2)) {
      for (int first = 0; first < 6; first++) {
        DoubleArray part = in.slice(first * 3L, length);
        copy.copyFrom(part.toArray(), 0, 0, length);
        fft.forward(copy, spectrum);
        DoubleArray target = out.slice(first + 1L, frequencies);
        fft.forward(part, target);
        assertThat(target.toArray()).containsExactly(spectrum.toArray(), within(1e-14 * length));
        fft.inverse(target, part);
        assertThat(part.toArray()).containsExactly(copy.toArray(), within(1e-14 * length));
      }
    }
  }

  @Test
  void onePlanServesManyThreads(RandomGenerator random) {
    int rows = 400;
    int length = 96;
    try (RealFft fft = provider().plan(length, 1);
        RealFft all = provider().plan(length, rows);
        DoubleArray in = Matrices.randomDoubles(random, rows, length);
        DoubleArray wanted = DoubleArray.allocate("test", rows, length / 2 + 1, 2);
        DoubleArray out = DoubleArray.allocate("test", rows, length / 2 + 1, 2);
        DoubleArray back = DoubleArray.allocate("test", rows, length)) {
      all.forward(in, wanted);
      ThreadBudget.of(4)
          .forEach(
              rows,
              i -> {
                fft.forward(in.slice(i, 1), out.slice(i, 1));
                fft.inverse(out.slice(i, 1), back.slice(i, 1));
              });
      assertThat(out.toArray()).containsExactly(wanted.toArray(), within(1e-12));
      assertThat(back.toArray()).containsExactly(in.toArray(), within(1e-13));
    }
  }

  @Test
  void plansAreMadeAndDestroyedOnManyThreads() {
    ThreadBudget.of(4)
        .forEach(
            200,
            i -> {
              int length = 8 + (int) (i % 17);
              try (RealFft fft = provider().plan(length, 2);
                  DoubleArray in = DoubleArray.allocate("test", 2, length);
                  DoubleArray out = DoubleArray.allocate("test", 2, length / 2 + 1, 2)) {
                in.fill(1);
                fft.forward(in, out);
                assertThat(out.get(0)).isEqualTo(length);
              }
            });
  }

  @Test
  void refusesArraysOfOtherSizes() {
    try (RealFft fft = provider().plan(10, 2);
        DoubleArray values = DoubleArray.allocate("test", 2, 10);
        DoubleArray small = DoubleArray.allocate("test", 2, 5, 2)) {
      assertThatThrownBy(() -> fft.forward(values, small))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(2, 6, 2)");
      assertThatThrownBy(() -> fft.inverse(small, values)).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void refusesUseAfterClose() {
    RealFft closed;
    try (RealFft fft = provider().plan(10, 2)) {
      closed = fft;
    }
    try (DoubleArray values = DoubleArray.allocate("test", 2, 10);
        DoubleArray spectra = DoubleArray.allocate("test", 2, 6, 2)) {
      assertThatThrownBy(() -> closed.forward(values, spectra)).isInstanceOf(ClosedException.class);
      assertThatThrownBy(() -> closed.inverse(spectra, values)).isInstanceOf(ClosedException.class);
    }
  }
}
