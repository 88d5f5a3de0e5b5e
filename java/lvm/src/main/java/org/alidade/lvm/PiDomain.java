package org.alidade.lvm;

/**
 * The last step of normalised coordinates: from [0, 1] to [-pi, pi], the period of the maps that
 * models use (spec lvm 7).
 */
public final class PiDomain {
  private PiDomain() {}

  /** 2 pi x - pi. */
  public static double to(double x) {
    return 2 * Math.PI * x - Math.PI;
  }

  /** (x + pi) / (2 pi), the inverse of {@link #to}. */
  public static double from(double x) {
    return (x + Math.PI) / (2 * Math.PI);
  }
}
