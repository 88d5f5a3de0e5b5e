package org.alidade.math.fftw;

import static org.bytedeco.fftw.global.fftw3.FFTW_MEASURE;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.math.PlaneFft;
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

      @Override
      public PlaneFft<DoubleArray> plane(int rows, int columns) {
        return new FftwPlane(rows, columns, FFTW_MEASURE);
      }

      @Override
      public PlaneFft<FloatArray> floatPlane(int rows, int columns) {
        return new FftwFloatPlane(rows, columns, FFTW_MEASURE);
      }
    };
  }
}
