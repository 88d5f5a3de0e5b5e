package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.alidade.spherex.Band;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveRowsTest {
  private static final String[] COLUMNS = {
    "download_url",
    "obs_publisher_did",
    "time_bounds_lower",
    "time_bounds_upper",
    "energy_bandpassname",
    "energy_bounds_lower",
    "energy_bounds_upper",
    "contentlength",
    "contentchecksum"
  };

  @ParameterizedTest
  @ValueSource(strings = {"tabledata", "binary", "binary2"})
  void goldenRowsGiveGoldenObservations(String form) {
    JsonNode expected = Texts.goldenJson("tap01_mixed", "expected.json");
    ArchiveRows rows =
        ArchiveRows.of(
            Texts.table(Texts.golden("tap01_mixed", "response_" + form + ".vot")), List.of());
    assertThat(rows.warnings()).singleElement().asString().contains("ivo://irsa.ipac/spherex_qr2");
    List<Observation> found =
        rows.rows().stream().map(row -> row.observation(row.address())).toList();
    assertThat(found).hasSize(expected.path("n").asInt());
    for (int i = 0; i < found.size(); i++) {
      JsonNode want = expected.path("observations").get(i);
      Observation have = found.get(i);
      assertThat(have.obsId()).isEqualTo(want.path("obs_id").asText());
      assertThat(have.band().text()).isEqualTo(want.path("band").asText());
      assertThat(have.mjd()).isEqualTo(want.path("mjd").asDouble());
      assertThat(have.wavelengthMinimumMicrons()).isEqualTo(want.path("wavelength_min").asDouble());
      assertThat(have.wavelengthMaximumMicrons()).isEqualTo(want.path("wavelength_max").asDouble());
      assertThat(have.downloadUrl()).isEqualTo(want.path("download_url").asText());
      assertThat(have.startMjd()).isEqualTo(want.path("t_min").asDouble());
      assertThat(have.bandwidthMicrons()).isEqualTo(want.path("bandwidth").asDouble());
      assertThat(have.wavelengthCentreMicrons())
          .isEqualTo(want.path("wavelength_center").asDouble());
    }
    QueryResults results = QueryResults.of(found, Instant.EPOCH, Source.at(1, 2), 0);
    assertThat(results.timeSpanDays()).isEqualTo(expected.path("time_span_days").asDouble());
    assertThat(results.bandCounts().keySet().stream().map(Band::text))
        .containsExactly("D1", "D3", "D4", "D6");
    assertThat(found.get(3).archive().collection()).isEqualTo("spherex_qr2_deep");
  }

  @Test
  void otherCollectionsAreLeftOut() {
    VoTable table = Texts.table(Texts.golden("tap01_mixed", "response_tabledata.vot"));
    assertThat(ArchiveRows.of(table, List.of("spherex_qr2_deep")).rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.archive().collection()).isEqualTo("spherex_qr2_deep"));
  }

  @Test
  void newestOfTwoFilesIsKept() {
    ArchiveRows rows =
        rows(
            row("https://a.b/l2b-v9-2025-300/x.fits", "i?one/D1", "1", "2"),
            row("https://a.b/l2b-v20-2025-257/x.fits", "i?one/D1", "1", "2"),
            row("https://a.b/l2b-v20-2025-100/x.fits", "i?one/D1", "1", "2"),
            row("https://a.b/l2b-v1-2025-100/x.fits", "i?one/D1", "1", "2"));
    assertThat(rows.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.address()).contains("l2b-v20-2025-257"));
    assertThat(rows.warnings()).hasSize(3).allMatch(text -> text.contains("older file left out"));
  }

  @Test
  void rowsOfNoUseAreLeftOutWithAWarning() {
    ArchiveRows rows =
        rows(
            row("https://a.b/x.fits", "ivo://x?../D1", "1", "2"),
            row("https://a.b/x.fits", "ivo://x?a..b/D1", "1", "2"),
            row("https://a.b/x.fits", "ivo://x?a\\b/D1", "1", "2"),
            row("https://a.b/x.fits", "ivo://x?/etc/D1", "1", "2"),
            row("https://a.b/x.fits", "ivo://x?ok1/D1", "", "2"),
            row("https://a.b/x.fits", "ivo://x?ok2/D1", "1", "NaN"),
            row("", "ivo://x?ok3/D1", "1", "2"),
            row("file:///etc/passwd", "ivo://x?ok4/D1", "1", "2"),
            row("https://user:word@a.b/x.fits", "ivo://x?ok5/D1", "1", "2"),
            row("https://a.b/x.fits", "ivo://x?good/D1", "1", "2"));
    assertThat(rows.rows()).extracting(ArchiveRow::obsId).containsExactly("good");
    assertThat(rows.warnings()).hasSize(9).doesNotContain("word");
  }

  @Test
  void checksumsLoseTheirPrefixOrAreIgnored() {
    String md5 = "0123456789abcdef0123456789ABCDEF";
    assertThat(record("md5:" + md5)).isEqualTo(md5);
    assertThat(record(md5)).isEqualTo(md5);
    assertThat(record("sha1:" + md5)).isNull();
  }

  private static @org.jspecify.annotations.Nullable String record(String checksum) {
    String[] row = row("https://a.b/x.fits", "i?one/D1", "1", "2");
    row[8] = checksum;
    return rows(row).rows().get(0).archive().checksum();
  }

  private static String[] row(String url, String id, String start, String end) {
    return new String[] {url, id, start, end, "SPHEREx-D1", "7e-7", "1e-6", "100", ""};
  }

  private static ArchiveRows rows(String[]... rows) {
    return ArchiveRows.of(Texts.table(Texts.votable("OK", COLUMNS, rows)), List.of());
  }
}
