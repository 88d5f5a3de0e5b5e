package org.alidade.math.internal;

import org.alidade.math.RealFftContract;
import org.alidade.math.RealFftProvider;

class JTransformsTest extends RealFftContract {
  @Override
  protected RealFftProvider provider() {
    return new JTransformsProvider();
  }
}
