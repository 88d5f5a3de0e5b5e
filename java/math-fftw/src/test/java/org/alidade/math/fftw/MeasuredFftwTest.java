package org.alidade.math.fftw;

import org.alidade.math.RealFft;
import org.alidade.math.RealFftContract;
import org.alidade.math.RealFftProvider;

/** The same contract for plans that were measured. */
class MeasuredFftwTest extends RealFftContract {
  @Override
  protected RealFftProvider provider() {
    return new RealFftProvider() {
      @Override
      public String name() {
        return "measured";
      }

      @Override
      public int preference() {
        return 0;
      }

      @Override
      public boolean isAvailable() {
        return new FftwProvider().isAvailable();
      }

      @Override
      public RealFft plan(int length, int batch) {
        return new FftwFft(length, batch, true);
      }
    };
  }
}
