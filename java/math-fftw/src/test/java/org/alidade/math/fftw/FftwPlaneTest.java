package org.alidade.math.fftw;

import org.alidade.math.PlaneFftContract;
import org.alidade.math.RealFftProvider;

class FftwPlaneTest extends PlaneFftContract {
  @Override
  protected RealFftProvider provider() {
    return new FftwProvider();
  }
}
