package org.alidade.math;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;

/** A library of Fourier transforms, found by {@link java.util.ServiceLoader}. */
public interface RealFftProvider {
  /** Short name in lower case, such as {@code fftw}. */
  String name();

  /** The provider with the largest number is taken unless the user decides. */
  int preference();

  /** Whether the provider works on this machine, its native library included. */
  boolean isAvailable();

  /**
   * A plan for transforms.
   *
   * @param length real values of one row, one or more
   * @param batch rows of one call, one or more
   */
  RealFft plan(int length, int batch);

  /**
   * A plan for transforms of images in double precision.
   *
   * @param rows one or more
   * @param columns one or more
   */
  PlaneFft<DoubleArray> plane(int rows, int columns);

  /**
   * A plan for transforms of images in single precision.
   *
   * @param rows one or more
   * @param columns one or more
   */
  PlaneFft<FloatArray> floatPlane(int rows, int columns);
}
