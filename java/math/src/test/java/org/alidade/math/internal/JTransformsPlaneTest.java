package org.alidade.math.internal;

import org.alidade.math.PlaneFftContract;
import org.alidade.math.RealFftProvider;

class JTransformsPlaneTest extends PlaneFftContract {
  @Override
  protected RealFftProvider provider() {
    return new JTransformsProvider();
  }
}
