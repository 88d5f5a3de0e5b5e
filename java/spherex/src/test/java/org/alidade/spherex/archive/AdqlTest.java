package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alidade.spherex.Band;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.Test;

class AdqlTest {
  private static final Source SOURCE = Source.at(213.942708, 11.495389);

  @Test
  void plainQueryIsTheGoldenText() {
    String golden = Texts.goldenJson("tap01_mixed", "expected.json").path("adql").asText();
    assertThat(Adql.images(SOURCE, null, Adql.Columns.PLAIN)).isEqualTo(golden);
    assertThat(Texts.goldenJson("s01_series12", "query_request.json").path("adql").asText())
        .isEqualTo(golden);
  }

  @Test
  void bandsAreJoinedInTheirOrder() {
    assertThat(Adql.images(SOURCE, List.of(Band.D4, Band.D1), Adql.Columns.PLAIN))
        .contains(
            " AND (p.energy_bandpassname = 'SPHEREx-D4' OR p.energy_bandpassname = 'SPHEREx-D1')"
                + " ORDER BY");
    assertThat(Adql.obsCore(SOURCE, List.of(Band.D2)))
        .isEqualTo(
            "SELECT * FROM spherex.obscore WHERE CONTAINS(POINT('ICRS', 213.942708, 11.495389),"
                + " s_region) = 1 AND (energy_bandpassname = 'SPHEREx-D2') ORDER BY t_min");
  }

  @Test
  void furtherColumnsComeOnRequest() {
    assertThat(Adql.images(SOURCE, null, Adql.Columns.WITH_ARCHIVE_RECORD))
        .contains("a.contentlength, a.contentchecksum, p.provenance_version FROM")
        .contains(" AND a.producttype = 'science' ORDER BY")
        .doesNotContain("TOP");
  }

  @Test
  void numbersHaveNoExponent() {
    assertThat(Adql.obsCoreAround(Source.at(1e-5, -2.5e-7), 0.4, null))
        .contains("POINT('ICRS', 0.00001, -0.00000025)")
        .contains("CIRCLE('ICRS', 0.00001, -0.00000025, 3.0)");
    assertThat(Adql.images(Source.at(120, -0.0), null, Adql.Columns.PLAIN))
        .contains("POINT('ICRS', 120.0, 0.0)");
  }

  @Test
  void uploadIsJoinedByPosition() {
    assertThat(Adql.imagesOfUpload(List.of(Band.D1), Adql.Columns.PLAIN))
        .startsWith("SELECT t.id AS position_id, ")
        .contains("TAP_UPLOAD.positions t ON CONTAINS(POINT('ICRS', t.ra, t.dec), p.poly) = 1")
        .contains("p.energy_bandpassname = 'SPHEREx-D1'");
  }
}
