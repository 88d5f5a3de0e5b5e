package org.alidade.math.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlasKernelChoiceTest {
  @ParameterizedTest
  @CsvSource({
    // property, variable, AVX-512, what to set
    ",          ,         false,   ",
    ",          ,         true,    SKYLAKEX",
    ",          HASWELL,  false,   ",
    ",          HASWELL,  true,    ",
    ",          ' ',      true,    SKYLAKEX",
    "ZEN,       ,         false,   ZEN",
    "ZEN,       ,         true,    ZEN",
    "ZEN,       HASWELL,  true,    ZEN",
    "auto,      ,         true,    ",
    "AUTO,      HASWELL,  true,    ",
    "'',        ,         true,    SKYLAKEX",
  })
  void theUserWinsOverDetection(
      @Nullable String property,
      @Nullable String variable,
      boolean hasAvx512,
      @Nullable String wanted) {
    BlasKernelChoice choice = BlasKernelChoice.of(property, variable, hasAvx512);
    assertThat(choice.coreType()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    ",    ,        false, OpenBLAS' own detection",
    ",    ,        true,  AVX-512 detected",
    ",    HASWELL, true,  environment variable OPENBLAS_CORETYPE",
    "ZEN, HASWELL, true,  system property alidade.blas.coretype",
  })
  void saysWhoDecided(
      @Nullable String property, @Nullable String variable, boolean hasAvx512, String reason) {
    assertThat(BlasKernelChoice.of(property, variable, hasAvx512).reason()).isEqualTo(reason);
  }
}
