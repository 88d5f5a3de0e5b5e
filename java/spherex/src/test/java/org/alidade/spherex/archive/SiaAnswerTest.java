package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alidade.archive.ArchiveException;
import org.alidade.spherex.Observation;
import org.junit.jupiter.api.Test;

class SiaAnswerTest {
  @Test
  void unquotedJsonIsOneField() {
    SiaAnswer answer = SiaAnswer.read(Texts.data("spherex", "sia_m31.csv"), "m31");
    assertThat(answer.table().columns()).hasSize(51).endsWith("upload_row_id");
    assertThat(answer.table().rowCount()).isEqualTo(31);
    for (int row = 0; row < 31; row++) {
      assertThat(answer.table().text(row, "cloud_access").orElseThrow())
          .startsWith("{\"aws\"")
          .endsWith("}}");
      assertThat(answer.table().text(row, "upload_row_id")).hasValue("1");
    }
  }

  @Test
  void rowsAreObservations() {
    SiaAnswer answer = SiaAnswer.read(Texts.data("spherex", "sia_m31.csv"), "m31");
    List<Observation> all = answer.observations(List.of());
    assertThat(all)
        .isNotEmpty()
        .isSortedAccordingTo((a, b) -> Double.compare(a.startMjd(), b.startMjd()));
    assertThat(answer.observations(List.of("spherex_qr3")))
        .isNotEmpty()
        .hasSizeLessThan(all.size())
        .allSatisfy(o -> assertThat(o.downloadUrl()).contains("/qr3/"));
    assertThat(all)
        .filteredOn(o -> o.key().equals("2025W51_1A_0684_2_D3"))
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.mjd()).isEqualTo((61027.214984 + 61027.216317) / 2);
              assertThat(o.wavelengthMinimumMicrons()).isEqualTo(1.6301);
              assertThat(o.downloadUrl())
                  .endsWith("level2_2025W51_1A_0684_2D3_spx_l2b-v21-2025-354.fits");
            });
  }

  @Test
  void errorOfTheServiceIsAnException() {
    byte[] error = Texts.data("spherex", "sia_error_bad_dec.vot.xml");
    assertThatThrownBy(() -> SiaAnswer.read(error, "sia"))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("dec value 95");
  }
}
