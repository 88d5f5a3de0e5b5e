package org.alidade.spherex.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.alidade.spherex.Band;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PhotometryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReleaseCheckTest {
  private static final List<PhotometryResult> RESULTS =
      List.of(
          Series.point("a", Band.D1, 1, 1, 1, 1, 0),
          Series.point("b", Band.D1, 2, 1, 1, 1, 0),
          Series.point("c", Band.D1, 3, 1, 1, 1, 0));

  private static Observation observation(String id, @Nullable String collection, String url) {
    Observation.ArchiveRecord archive =
        new Observation.ArchiveRecord(collection, null, OptionalLong.empty(), null);
    return new Observation(id, Band.D1, 1, 0.7, 1.1, url, 0.9, 1.1, archive);
  }

  @Test
  void releasesComeFromCollectionOrAddress() {
    assertThat(ReleaseCheck.release(observation("a", "spherex_qr2_deep", "https://x/y")))
        .contains("qr2");
    assertThat(
            ReleaseCheck.release(
                observation(
                    "a", null, "https://irsa.ipac.caltech.edu/ibe/data/spherex/qr3/l.fits")))
        .contains("qr3");
    assertThat(ReleaseCheck.release(observation("a", null, "https://x/faqr2b/y"))).isEmpty();
  }

  @Test
  void mixedLightCurveIsFlagged() {
    ReleaseCheck check =
        ReleaseCheck.of(
            List.of(
                observation("a", "spherex_qr2", "https://x/y"),
                observation("b", "spherex_qr3", "https://x/y")),
            RESULTS);
    assertThat(check.counts()).containsOnlyKeys("qr2", "qr3", "unknown").containsEntry("qr2", 1);
    assertThat(check.isMixed()).isTrue();
    assertThat(check.warning()).get().asString().contains("qr2=1, qr3=1");
  }

  @Test
  void oneReleaseGivesNoWarning() {
    ReleaseCheck check =
        ReleaseCheck.of(List.of(observation("a", "spherex_qr2", "https://x/y")), RESULTS);
    assertThat(check.isMixed()).isFalse();
    assertThat(check.warning()).isEmpty();
  }
}
