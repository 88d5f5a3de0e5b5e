package org.alidade.transients.archive;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.alidade.archive.AccessOptions;
import org.alidade.archive.ArchiveException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.testing.GoldenData;
import org.alidade.transients.ObservationType;
import org.alidade.transients.catalogue.SupernovaEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class QueryRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir Path temporary = Path.of("");

  @Test
  void exposuresAreDividedByTheRules() throws IOException {
    JsonNode cases =
        JSON.readTree(GoldenData.golden("transient", "rules", "rules.json").toFile())
            .get("windows");
    assertThat(cases).isNotEmpty();
    for (JsonNode each : cases) {
      SearchWindow window =
          new SearchWindow(
              LocalDate.parse(each.get("discovery_date").asText()),
              each.get("days_before").asDouble(),
              each.get("days_after").asDouble());
      assertThat(window.discoveryMjd()).isEqualTo(each.get("discovery_mjd").asDouble());
      for (JsonNode exposure : each.get("observations")) {
        JsonNode start = exposure.get("t_min_mjd");
        String found =
            window
                .classify(
                    start.isNull() ? OptionalDouble.empty() : OptionalDouble.of(start.asDouble()))
                .map(ObservationType::text)
                .orElse("none");
        assertThat(found).as(exposure.toString()).isEqualTo(exposure.get("class").asText());
      }
    }
  }

  @Test
  void missionsAreKnownInAnyCase() {
    MissionFilter filter = MissionFilter.of(List.of("hst", "Ztf", "WISE", "Hubble"));
    assertThat(filter.mast()).containsExactly("HST");
    assertThat(filter.ztf()).isTrue();
    assertThat(filter.warnings()).hasSize(2);
    assertThat(filter.accepts("Hst")).isTrue();
    assertThat(filter.accepts("GALEX")).isFalse();
    assertThat(MissionFilter.of(List.of("none"))).isEqualTo(MissionFilter.none());
    assertThat(MissionFilter.of(List.of("Hubble")).asksMast()).isFalse();
  }

  @Test
  void searchesDivideAndCount() throws InterruptedException {
    ObservationArchive archive =
        new FixedArchive(
            List.of(observation("1", "56000"), observation("2", ""), observation("3", "56700.5")));
    QueryResult divided =
        new SupernovaSearch(List.of(archive), QueryOptions.defaults())
            .of(supernova(LocalDate.of(2014, 1, 21)));
    assertThat(divided.references()).extracting(ArchiveObservation::obsId).containsExactly("1");
    assertThat(divided.science()).extracting(ArchiveObservation::obsId).containsExactly("3");
    assertThat(divided.toJson().path("undated").asInt()).isEqualTo(1);
    QueryResult all =
        new SupernovaSearch(List.of(archive), QueryOptions.defaults().withTimeFilter(false))
            .of(supernova(null));
    assertThat(all.references()).hasSize(3).isEqualTo(all.science());
    assertThat(all.toJson().path("unclassified").asBoolean()).isTrue();
    QueryResult undated =
        new SupernovaSearch(List.of(archive), QueryOptions.defaults()).of(supernova(null));
    assertThat(undated.errors()).containsExactly("No discovery date available");
    assertThat(undated.references()).isEmpty();
  }

  @Test
  void filesKeepWhatOthersAdded() throws IOException {
    String text =
        """
        [{"sn_name":"2014J","ra_deg":148.925,"dec_deg":69.674,"discovery_date":null,
          "reference_observations":[{"obs_id":"5","mission":"SWIFT","obs_date":"55000.5","mine":[1]}],
          "science_observations":[],"errors":["e"],"colour":"red"}]
        """;
    Path file = temporary.resolve("old.json");
    Files.writeString(file, text);
    List<QueryResult> results = QueryResults.read(file);
    assertThat(results.get(0).references().get(0).startMjd()).hasValue(55000.5);
    Path again = temporary.resolve("new.json");
    QueryResults.write(again, results);
    assertThat(JSON.readTree(again.toFile())).isEqualTo(JSON.readTree(text));
    for (String bad : List.of("{}", "[1]", "[{\"sn_name\": \"\"}]", "[{\"sn_name\": \"a\"", "x")) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> QueryResults.read(file)).as(bad).isInstanceOf(FormatException.class);
    }
  }

  @Test
  void ztfImagesHaveTheirAddresses() throws InterruptedException {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                ok(
                    """
                    ra,dec,field,ccdid,qid,filtercode,imgtypecode,filefracday,obsjd,exptime,infobits
                    148.5,69.5,791,5,2,zr,o,20180219494190,2458168.9941898,30,0
                    """)));
    ZtfArchive ztf =
        new ZtfArchive(
            URI.create(SERVER.baseUrl() + "/"), new AccessOptions(5, "test", 0, 0, 1, 0, 0));
    List<ArchiveObservation> found =
        ztf.find(
            new ObservationSearch(
                148.9, 69.7, 0.1, OptionalDouble.of(58_000), OptionalDouble.of(58_200)));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).dataUrl())
        .isEqualTo(
            SERVER.baseUrl()
                + "/ibe/data/ztf/products/sci/2018/0219/494190/"
                + "ztf_20180219494190_000791_zr_c05_o_q2_sciimg.fits");
    assertThat(found.get(0).startMjd().orElseThrow()).isBetween(58168.494, 58168.495);
    assertThat(found.get(0).archive()).isEqualTo("IRSA");
    SERVER.verify(
        getRequestedFor(urlPathEqualTo("/ibe/search/ztf/products/sci"))
            .withQueryParam("SIZE", equalTo("0.2,0.2"))
            .withQueryParam(
                "WHERE", equalTo("obsjd>=2458000.5 AND obsjd<=2458200.5 AND infobits<33554432")));
  }

  @Test
  void hostileZtfRowsAreRefused() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                ok(
                    """
                    ra,dec,field,ccdid,qid,filtercode,imgtypecode,filefracday,obsjd,exptime,infobits
                    148.5,69.5,791,5,2,zr,o,../../../etc/pwd,2458168.9941898,30,0
                    """)));
    ZtfArchive ztf =
        new ZtfArchive(
            URI.create(SERVER.baseUrl() + "/"), new AccessOptions(5, "test", 0, 0, 1, 0, 0));
    ObservationSearch search =
        new ObservationSearch(1, 2, 0.1, OptionalDouble.empty(), OptionalDouble.empty());
    assertThatThrownBy(() -> ztf.find(search))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("filefracday");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> QueryOptions.defaults().withRadiusDegrees(0))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> QueryOptions.defaults().withDays(-1, 3))
        .isInstanceOf(BadInputException.class);
  }

  private record FixedArchive(List<ArchiveObservation> all) implements ObservationArchive {
    @Override
    public String name() {
      return "TEST";
    }

    @Override
    public List<ArchiveObservation> find(ObservationSearch search) {
      return all;
    }
  }

  private static ArchiveObservation observation(String id, String mjd) {
    return ArchiveObservation.of(
        JSON.createObjectNode().put("obs_id", id).put("mission", "HST").put("obs_date", mjd));
  }

  private static SupernovaEntry supernova(@Nullable LocalDate discovered) {
    return new SupernovaEntry(1, "2014J", 148.9, 69.7, discovered, null, "Ia", "", Map.of());
  }
}
