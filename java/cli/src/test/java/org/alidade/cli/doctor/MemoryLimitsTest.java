package org.alidade.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemoryLimitsTest {
  private static final long GIGABYTE = 1_000_000_000;

  @Test
  void defaultsFitEachOther() {
    Finding found = MemoryLimits.judge(24 * GIGABYTE, 24 * GIGABYTE, 6 * GIGABYTE, null, null);
    assertThat(found.ok()).isTrue();
    assertThat(found.found())
        .isEqualTo("machine has 24.0 GB; heap up to 6.0 GB; JavaCPP gives up at 24.0 GB resident");
  }

  @Test
  void aSmallHeapLowersWhatJavaCppAllows() {
    Finding found = MemoryLimits.judge(24 * GIGABYTE, 24 * GIGABYTE, GIGABYTE, null, null);
    assertThat(found.ok()).isFalse();
    assertThat(found.remedy()).contains("maxPhysicalBytes=0");
    assertThat(MemoryLimits.judge(24 * GIGABYTE, 24 * GIGABYTE, GIGABYTE, null, "0").ok()).isTrue();
    assertThat(MemoryLimits.judge(24 * GIGABYTE, 24 * GIGABYTE, GIGABYTE, "1g", "20g").ok())
        .isTrue();
  }

  @Test
  void aHeapThatFillsTheContainerLeavesNoRoom() {
    Finding found = MemoryLimits.judge(24 * GIGABYTE, 4 * GIGABYTE, 3 * GIGABYTE, null, null);
    assertThat(found.found()).startsWith("container gets 4.0 GB");
    assertThat(found.remedy()).contains("-Xmx");
  }

  @Test
  void figuresAreRecordedForOnePlatformAtLeast() throws IOException {
    RecordedFigures figures = RecordedFigures.of("linux-x86_64-avx512").orElseThrow();
    assertThat(figures.cores()).isPositive();
    assertThat(figures.sgemm()).isGreaterThan(figures.dgemm());
    assertThat(RecordedFigures.of("plan9-vax-portable")).isEmpty();
  }
}
