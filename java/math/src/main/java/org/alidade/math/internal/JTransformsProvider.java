package org.alidade.math.internal;

import org.alidade.math.RealFft;
import org.alidade.math.RealFftProvider;

/** The transforms in Java: always there, and the only ones without the GPL. */
public final class JTransformsProvider implements RealFftProvider {
  @Override
  public String name() {
    return "jtransforms";
  }

  @Override
  public int preference() {
    return 10;
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public RealFft plan(int length, int batch) {
    return new JTransformsFft(length, batch);
  }
}
