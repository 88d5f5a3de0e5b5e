package org.alidade.math.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.InvalidStateException;
import org.alidade.math.PlaneFft;
import org.alidade.math.RealFft;
import org.alidade.math.RealFftProvider;
import org.junit.jupiter.api.Test;

class FftProvidersTest {
  private static final List<RealFftProvider> ALL =
      List.of(
          new Named("slow", 1, true), new Named("fast", 9, true), new Named("broken", 99, false));

  @Test
  void takesTheBestThatWorksUnlessTheUserDecides() {
    assertThat(FftProviders.choose(ALL, null).name()).isEqualTo("fast");
    assertThat(FftProviders.choose(ALL, "slow").name()).isEqualTo("slow");
    assertThat(FftProviders.choose(ALL, "SLOW").name()).isEqualTo("slow");
  }

  @Test
  void saysWhatIsThereWhenTheWishIsNot() {
    assertThatThrownBy(() -> FftProviders.choose(ALL, "broken"))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("named broken")
        .hasMessageContaining("slow, fast, broken");
    assertThatThrownBy(() -> FftProviders.choose(ALL, "mkl"))
        .isInstanceOf(InvalidStateException.class);
  }

  private record Named(String name, int preference, boolean isAvailable)
      implements RealFftProvider {
    @Override
    public RealFft plan(int length, int batch) {
      throw new UnsupportedOperationException("never planned here");
    }

    @Override
    public PlaneFft<DoubleArray> plane(int rows, int columns) {
      throw new UnsupportedOperationException("never planned here");
    }

    @Override
    public PlaneFft<FloatArray> floatPlane(int rows, int columns) {
      throw new UnsupportedOperationException("never planned here");
    }
  }
}
