package org.alidade.math;

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
}
