package org.alidade.math.fftw;

import static org.assertj.core.api.Assertions.assertThat;

import org.alidade.array.DoubleArray;
import org.alidade.math.Ffts;
import org.alidade.math.RealFft;
import org.alidade.math.RealFftContract;
import org.alidade.math.RealFftProvider;
import org.junit.jupiter.api.Test;

class FftwTest extends RealFftContract {
  @Override
  protected RealFftProvider provider() {
    return new FftwProvider();
  }

  @Test
  void isTakenWhereItIsOnTheClassPath() {
    assertThat(Ffts.provider()).isEqualTo("fftw");
  }

  @Test
  void theUserCanHaveTheOtherOne() {
    System.setProperty("alidade.fft", "jtransforms");
    try {
      assertThat(Ffts.provider()).isEqualTo("jtransforms");
    } finally {
      System.clearProperty("alidade.fft");
    }
  }

  @Test
  void plansRepeatTheirResultsToTheLastDigit() {
    try (DoubleArray in = DoubleArray.allocate("test", 1, 1000);
        DoubleArray out = DoubleArray.allocate("test", 501, 2)) {
      for (int i = 0; i < 1000; i++) {
        in.set(i, Math.sin(i * i));
      }
      double[] first = transformed(in, out);
      for (int round = 0; round < 5; round++) {
        assertThat(transformed(in, out)).isEqualTo(first);
      }
    }
  }

  private double[] transformed(DoubleArray in, DoubleArray out) {
    try (RealFft fft = provider().plan(1000, 1)) {
      fft.forward(in, out);
      return out.toArray();
    }
  }
}
