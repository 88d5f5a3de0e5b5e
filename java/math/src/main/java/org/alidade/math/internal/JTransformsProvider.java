package org.alidade.math.internal;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.math.PlaneFft;
import org.alidade.math.Precision;
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

  @Override
  public PlaneFft<DoubleArray> plane(int rows, int columns) {
    return new JTransformsPlane<>(Precision.DOUBLE, rows, columns);
  }

  @Override
  public PlaneFft<FloatArray> floatPlane(int rows, int columns) {
    return new JTransformsPlane<>(Precision.SINGLE, rows, columns);
  }
}
