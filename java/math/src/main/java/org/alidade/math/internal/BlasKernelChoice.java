package org.alidade.math.internal;

import org.jspecify.annotations.Nullable;

/**
 * Which processor family's kernels OpenBLAS shall use.
 *
 * <p>OpenBLAS recognises processors by family and model, and takes its AVX2 kernels on those it
 * does not know yet, although its AVX-512 kernels would run on every processor that has the
 * instructions and an operating system that saves their registers. On the processors that it knows,
 * the choice made here and its own one measure alike.
 *
 * @param coreType value for {@code OPENBLAS_CORETYPE}, null to leave the choice to OpenBLAS
 * @param reason who or what decided, for people
 */
public record BlasKernelChoice(@Nullable String coreType, String reason) {
  /** Variable that OpenBLAS reads while it is loaded. */
  public static final String VARIABLE = "OPENBLAS_CORETYPE";

  /** System property by which the user decides; {@code auto} leaves the choice to OpenBLAS. */
  public static final String PROPERTY = "alidade.blas.coretype";

  private static final String AVX512_KERNELS = "SKYLAKEX";

  /**
   * Decides; the property wins over the variable, both win over detection.
   *
   * @param property value of {@link #PROPERTY}, null if not set
   * @param variable value of {@link #VARIABLE}, null if not set
   * @param hasAvx512 whether processor and operating system support AVX-512
   */
  public static BlasKernelChoice of(
      @Nullable String property, @Nullable String variable, boolean hasAvx512) {
    if (isGiven(property)) {
      boolean auto = "auto".equalsIgnoreCase(property);
      return new BlasKernelChoice(auto ? null : property, "system property " + PROPERTY);
    }
    if (isGiven(variable)) {
      return new BlasKernelChoice(null, "environment variable " + VARIABLE);
    }
    if (hasAvx512) {
      return new BlasKernelChoice(AVX512_KERNELS, "AVX-512 detected");
    }
    return new BlasKernelChoice(null, "OpenBLAS' own detection");
  }

  private static boolean isGiven(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
