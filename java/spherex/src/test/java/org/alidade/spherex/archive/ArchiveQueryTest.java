package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alidade.archive.ArchiveException;
import org.alidade.spherex.Band;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryOptions;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveQueryTest {
  private static final Source SOURCE = new Source(213.942708, 11.495389, "s01");
  private static final String[] OBSCORE = {
    "obs_id", "access_url", "t_min", "t_max", "em_min", "em_max", "energy_bandpassname", "s_region"
  };

  private final SpherexArchiveServer server = SpherexArchiveServer.start();
  private final ArchiveAccess access = ArchiveAccess.of(Options.quick().build(), new FakeTiming());

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void completeRunIsFoundAndSummarised() throws Exception {
    server.tap().answer(Texts.golden("s01_series12", "tap_response.vot"));
    ArchiveAnswer answer = query(options().build()).run();
    JsonNode state = Texts.goldenJson("s01_series12", "state.json").path("query_results");
    assertThat(answer.results().observations())
        .extracting(Observation::obsId)
        .hasSize(12)
        .containsExactlyInAnyOrderElementsOf(state.path("observations").findValuesAsText("obs_id"));
    assertThat(answer.results().timeSpanDays()).isEqualTo(3.336227551852062);
    assertThat(answer.warnings()).isEmpty();

    Path file = folder.resolve("results/query_summary.json");
    QuerySummary.write(file, answer.results());
    JsonNode summary = Texts.json(file);
    assertThat(summary.properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "source",
            "query_time",
            "n_observations",
            "time_span_days",
            "total_size_gb",
            "total_size_gb_estimated",
            "band_counts");
    assertThat(summary.path("n_observations").asInt()).isEqualTo(12);
    assertThat(summary.path("total_size_gb_estimated").asBoolean()).isTrue();
    assertThat(summary.path("total_size_gb").asDouble())
        .isEqualTo(SizeEstimate.gigabytes(12, null));
    assertThat(summary.path("band_counts").path("D6").asInt()).isEqualTo(2);
    assertThat(summary.path("source").path("name").asText()).isEqualTo("s01");
    QuerySummary.write(file, answer.results().withTotalSizeGb(0.5));
    assertThat(Texts.json(file).path("total_size_gb_estimated").asBoolean()).isFalse();
  }

  @Test
  void addressesAreKept() throws Exception {
    server.tap().answer(Texts.golden("tap01_mixed", "response_binary.vot"));
    ArchiveAnswer answer = query(options().build()).run();
    JsonNode cache = Texts.json(cacheFile());
    for (Observation observation : answer.results().observations()) {
      assertThat(cache.path(observation.key()).asText()).isEqualTo(observation.downloadUrl());
    }
    assertThat(cache.path("_meta").path("source").path("ra").asDouble()).isEqualTo(213.942708);
    assertThat(cache.path("_meta").path("tap_url").asText()).isEqualTo(server.tapUrl().toString());
  }

  @Test
  void savedJobIsFetchedAndALostOneSentAgain() throws Exception {
    server.tap().answer(Texts.golden("tap01_mixed", "response_binary.vot"));
    TapClient client = new TapClient(server.tapUrl(), access);
    URI begun = client.submit(TapRequest.of("x")).address();
    List<URI> told = new ArrayList<>();
    ArchiveQuery.Builder builder =
        ArchiveQuery.builder(options().build(), access).savedJob(begun).onJob(told::add);
    assertThat(builder.build().run().results().observations()).hasSize(5);
    assertThat(told).as("jobs made anew").isEmpty();
    assertThat(builder.build().run().results().observations()).hasSize(5);
    assertThat(told).hasSize(1).doesNotContain(begun);
  }

  @Test
  void refusedJoinLeadsToObsCoreAndDataLink() throws Exception {
    server.file("/link/a", Texts.golden("datalink01", "datalink.vot"));
    server.tap().answer(Texts.error("no such table"), obsCore("a"));
    ArchiveAnswer answer =
        ArchiveQuery.builder(options().build(), access)
            .transport(TapClient.Transport.ASYNC)
            .addressCache(cacheFile())
            .build()
            .run();
    assertThat(answer.results().observations())
        .singleElement()
        .satisfies(
            o ->
                assertThat(o.downloadUrl())
                    .endsWith("level2_2025W25_1B_0062_1D3_spx_l2b-v20-2025-257.fits"));
  }

  @Test
  void cacheSparesTheLinksAndOnlyMissingOnesAreAskedFor() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      server.file("/link/" + name, Texts.golden("datalink01", "datalink.vot"));
    }
    server.fault("/link/b", ServerFault.status(404));
    server.tap().answer(obsCore("c", "a", "b"));
    ArchiveQuery query =
        ArchiveQuery.builder(options().build(), access)
            .route(ArchiveQuery.Route.OBSCORE)
            .addressCache(cacheFile())
            .build();
    ArchiveAnswer first = query.run();
    assertThat(first.results().observations())
        .extracting(Observation::obsId)
        .containsExactly("a", "c");
    assertThat(first.unresolved()).singleElement().asString().startsWith("b_D3: HTTP status 404");
    assertThat(Texts.json(cacheFile()).path("_meta").path("attempts").path("b_D3").asInt())
        .isEqualTo(1);
    ArchiveAnswer second = query.run();
    assertThat(second.results().observations()).hasSize(3);
    assertThat(server.requests("/link/a")).hasSize(1);
    assertThat(server.requests("/link/b")).hasSize(2);
    query.run();
    assertThat(server.requests("/link/b")).hasSize(2);
  }

  @Test
  void radiusKeepsTrueOverlapsOnly() throws Exception {
    String[] near = obsCoreRow("near");
    near[7] = "POLYGON ICRS 214.1 11 216 11 216 12 214.1 12";
    String[] far = obsCoreRow("far");
    far[7] = "POLYGON ICRS 215 11 216 11 216 12 215 12";
    for (String name : List.of("near", "far")) {
      server.file("/link/" + name, Texts.golden("datalink01", "datalink.vot"));
    }
    server.tap().answer(Texts.votable("OK", OBSCORE, near, far));
    ArchiveAnswer answer = query(options().searchRadius(0.5).build()).run();
    assertThat(answer.results().observations())
        .extracting(Observation::obsId)
        .containsExactly("near");
    assertThat(server.requests("/link/far")).isEmpty();
    assertThat(FakeTapService.field(server.requests("/TAP/async").get(0), "QUERY"))
        .contains("CIRCLE('ICRS', 213.942708, 11.495389, 3.1)");
  }

  @Test
  void cacheOfAnotherPositionIsIgnored() throws IOException {
    AddressCache cache = AddressCache.open(cacheFile(), SOURCE, server.tapUrl());
    cache.put("a_D1", "https://a.b/x.fits?center=1,2&size=3");
    cache.save();
    assertThat(AddressCache.open(cacheFile(), SOURCE, server.tapUrl()).find("a_D1"))
        .hasValue(URI.create("https://a.b/x.fits"));
    double step = 0.09 / 3600;
    Source close = Source.at(SOURCE.raDegrees(), SOURCE.decDegrees() + step);
    Source other = Source.at(SOURCE.raDegrees(), SOURCE.decDegrees() + 1.2 * step);
    assertThat(AddressCache.open(cacheFile(), close, server.tapUrl()).find("a_D1")).isPresent();
    assertThat(AddressCache.open(cacheFile(), other, server.tapUrl()).find("a_D1")).isEmpty();
    Files.writeString(cacheFile(), "{broken");
    assertThat(AddressCache.open(cacheFile(), SOURCE, server.tapUrl()).find("a_D1")).isEmpty();
  }

  @Test
  void failedQueryFails() {
    server.tap().answer(Texts.utf8("<VOTABLE/>"));
    server.tap().phases("HELD");
    assertThatThrownBy(() -> query(options().bands(List.of(Band.D1)).build()).run())
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("HELD");
  }

  private QueryOptions.Builder options() {
    return QueryOptions.builder(SOURCE).tapUrl(server.tapUrl()).collections(List.of());
  }

  private ArchiveQuery query(QueryOptions options) {
    return ArchiveQuery.builder(options, access).addressCache(cacheFile()).build();
  }

  private Path cacheFile() {
    return folder.resolve("results/download_urls.json");
  }

  private byte[] obsCore(String... names) {
    String[][] rows = new String[names.length][];
    for (int i = 0; i < names.length; i++) {
      rows[i] = obsCoreRow(names[i]);
    }
    return Texts.votable("OK", OBSCORE, rows);
  }

  private String[] obsCoreRow(String name) {
    String url = server.uri("/link/" + name).toString();
    return new String[] {name, url, "60000.1", "60000.2", "1.6e-6", "2.4e-6", "SPHEREx-D3", ""};
  }
}
