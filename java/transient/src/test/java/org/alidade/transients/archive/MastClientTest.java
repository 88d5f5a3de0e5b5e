package org.alidade.transients.archive;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.alidade.archive.AccessOptions;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.WebClient;
import org.alidade.testing.GoldenData;
import org.alidade.transients.catalogue.SupernovaEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MastClientTest {
  private static final String INVOKE = "/api/v0/invoke";
  private static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static MastOptions quick() {
    return MastOptions.defaults()
        .withService(URI.create(SERVER.baseUrl() + "/"))
        .withWaits(0, 5)
        .withAccess(new AccessOptions(5, "test", 4, 0, 1, 0, 0));
  }

  private static MastClient client() {
    return new MastClient(quick());
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(INVOKE).willReturn(response));
  }

  /** Answers in turn; the last one stays. */
  private static void answers(ResponseDefinitionBuilder... responses) {
    for (int i = 0; i < responses.length; i++) {
      SERVER.stubFor(
          post(INVOKE)
              .inScenario("turns")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
              .willSetStateTo("turn " + Math.min(i + 1, responses.length - 1))
              .willReturn(responses[i]));
    }
  }

  private static String document(String paging, String... rows) {
    return "{\"status\": \"COMPLETE\", \"msg\": \"\", \"data\": ["
        + String.join(",", rows)
        + "], \"fields\": []"
        + paging
        + "}";
  }

  private static int requests() {
    return SERVER.findAll(postRequestedFor(urlEqualTo(INVOKE))).size();
  }

  @Test
  void readsRecordedObservations() throws IOException, InterruptedException {
    answer(okJson(Files.readString(GoldenData.data("mast", "caom.json"))));
    List<ArchiveObservation> found =
        new MastArchive(client(), MissionFilter.none())
            .find(
                new ObservationSearch(
                    23.1, 60.6, 0.1, OptionalDouble.of(40_000), OptionalDouble.of(50_000)));
    assertThat(found).hasSize(19);
    ArchiveObservation first = found.get(0);
    assertThat(first.obsId()).isEqualTo("2003585980");
    assertThat(first.missionObsId()).isEqualTo("U27XCS01T");
    assertThat(first.mission()).isEqualTo("HST");
    assertThat(first.startMjd()).hasValue(49756.25506);
    assertThat(first.dataUrl()).isEmpty();
    assertThat(first.isViable()).isTrue();
    assertThat(first.toJson().get("obs_date_iso").asText()).isEqualTo("1995-02-08T06:07:17.184");
    SERVER.verify(
        postRequestedFor(urlEqualTo(INVOKE))
            .withFormParam(
                "request", matchingJsonPath("$.service", equalTo("Mast.Caom.Filtered.Position")))
            .withFormParam(
                "request", matchingJsonPath("$.params.position", equalTo("23.1, 60.6, 0.1")))
            .withFormParam("request", matchingJsonPath("$.pagesize", equalTo("2000")))
            .withFormParam(
                "request",
                matchingJsonPath(
                    "$.params.filters[?(@.paramName=='t_min')].values[0].min", equalTo("40000.0")))
            .withoutHeader("Authorization"));
  }

  @Test
  void readsRecordedProducts() throws IOException, InterruptedException {
    answer(okJson(Files.readString(GoldenData.data("mast", "products.json"))));
    List<ArchiveProduct> products = client().products("2003738726");
    assertThat(products).hasSize(22);
    assertThat(products.get(0).fileName()).isEqualTo("u9o40504m_c3m.fits");
    assertThat(products.get(0).sizeBytes()).hasValue(207_360);
    assertThat(products.get(0).missionObsId()).isEqualTo("U9O40504M");
    assertThat(client().fileAddress(products.get(0).dataUri()).toString())
        .endsWith("api/v0.1/Download/file?uri=mast%3AHST%2Fproduct%2Fu9o40504m_c3m.fits");
  }

  @Test
  void followsPagesToTheEnd() throws InterruptedException {
    for (int page = 1; page <= 3; page++) {
      String paging =
          ", \"paging\": {\"page\": " + page + ", \"pagesFiltered\": 3, \"rowsFiltered\": 5}";
      String rows =
          page < 3 ? "{\"obsid\": " + page + "1}, {\"obsid\": " + page + "2}" : "{\"obsid\": 31}";
      SERVER.stubFor(
          post(INVOKE)
              .withFormParam("request", matchingJsonPath("$.page", equalTo(Integer.toString(page))))
              .willReturn(okJson(document(paging, rows))));
    }
    List<JsonNode> rows = new MastClient(quick().withPageSize(2)).rows("Service", NONE);
    assertThat(rows.stream().map(row -> row.get("obsid").asInt()))
        .containsExactly(11, 12, 21, 22, 31);
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void withoutPagingAFullPageMeansAnother() throws InterruptedException {
    answers(
        okJson(document("", "{}", "{}")), okJson(document("", "{}")), okJson(document("", "{}")));
    assertThat(new MastClient(quick().withPageSize(2)).rows("Service", NONE)).hasSize(3);
  }

  @Test
  void missingRowsAreAnError() {
    answer(okJson(document(", \"paging\": {\"pagesFiltered\": 1, \"rowsFiltered\": 7}", "{}")));
    assertThatThrownBy(() -> client().rows("Service", NONE))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("only 1 of 7 rows");
  }

  @Test
  void asksAgainWhileTheServiceIsAtWork() throws InterruptedException {
    answers(
        okJson("{\"status\": \"EXECUTING\"}"),
        okJson("{\"status\": \"EXECUTING\"}"),
        okJson(document("", "{}")));
    assertThat(client().rows("Service", NONE)).hasSize(1);
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void doesNotWaitForEver() {
    answer(okJson("{\"status\": \"EXECUTING\"}"));
    assertThatThrownBy(() -> client().rows("Service", NONE))
        .isInstanceOfSatisfying(
            ArchiveException.class, failure -> assertThat(failure.isPassing()).isTrue())
        .hasMessageContaining("not ready in time");
    assertThat(requests()).isEqualTo(6);
  }

  @Test
  void triesAgainAfterFailuresThatPass() throws InterruptedException {
    answers(
        aResponse().withStatus(429),
        aResponse().withStatus(503),
        okJson("{\"status\": \"COMP"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        okJson(document("", "{}")));
    assertThat(client().rows("Service", NONE)).hasSize(1);
    assertThat(requests()).isEqualTo(5);
  }

  @Test
  void givesUpAfterFiveAttempts() {
    answer(aResponse().withStatus(503));
    assertThatThrownBy(() -> client().rows("Service", NONE))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("503");
    assertThat(requests()).isEqualTo(5);
  }

  @Test
  void answersThatDoNotComeInTimeAreFailures() {
    answer(okJson(document("", "{}")).withFixedDelay(20_000));
    MastOptions impatient = quick().withAccess(new AccessOptions(0.2, "test", 1, 0, 1, 0, 0));
    assertThatThrownBy(() -> new MastClient(impatient).rows("Service", NONE))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("in time");
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void failedQueriesAreNotTriedAgain() {
    answer(okJson("{\"status\": \"ERROR\", \"msg\": \"no such column\"}"));
    assertThatThrownBy(() -> client().rows("Service", NONE))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("no such column");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void aFailedArchiveIsAnErrorAndNoObservation() throws InterruptedException {
    answer(aResponse().withStatus(404));
    QueryOptions asked = QueryOptions.defaults();
    SupernovaSearch search =
        new SupernovaSearch(
            List.of(new MastArchive(client(), MissionFilter.of(asked.missions()))), asked);
    QueryResult result =
        search.of(
            new SupernovaEntry(
                1, "2014J", 148.9, 69.7, LocalDate.of(2014, 1, 21), null, "Ia", "", Map.of()));
    assertThat(result.references()).isEmpty();
    assertThat(result.science()).isEmpty();
    assertThat(result.errors()).hasSize(1).first().asString().startsWith("MAST: HTTP status 404");
  }

  @Test
  void theTokenGoesToTheServiceAndNowhereElse() throws InterruptedException {
    answer(okJson(document("", "{}")));
    MastOptions secret = quick().withToken("s3cret");
    MastClient client = new MastClient(secret);
    client.rows("Service", NONE);
    SERVER.verify(
        postRequestedFor(urlEqualTo(INVOKE)).withHeader("Authorization", equalTo("token s3cret")));
    assertThat(secret.toString()).doesNotContain("s3cret").contains("hidden");
    assertThatThrownBy(() -> quick().withToken("with\nbreak"))
        .hasMessageContaining("not shown")
        .hasMessageNotContaining("break");
  }

  @Test
  void theTokenDoesNotFollowARedirectElsewhere() throws InterruptedException {
    int port = SERVER.getPort();
    SERVER.stubFor(
        any(urlEqualTo("/here"))
            .willReturn(aResponse().withStatus(302).withHeader("Location", "/same")));
    SERVER.stubFor(
        any(urlEqualTo("/same"))
            .willReturn(
                aResponse()
                    .withStatus(302)
                    .withHeader("Location", "http://127.0.0.1:" + port + "/elsewhere")));
    SERVER.stubFor(any(urlEqualTo("/elsewhere")).willReturn(okJson("{}")));
    WebClient web = new WebClient(AccessOptions.defaults());
    URI first = URI.create("http://localhost:" + port + "/here");
    web.get(first, Map.of("Authorization", "token s3cret", "X-Other", "kept")).close();
    SERVER.verify(
        anyRequestedFor(urlEqualTo("/same")).withHeader("Authorization", equalTo("token s3cret")));
    SERVER.verify(
        anyRequestedFor(urlEqualTo("/elsewhere"))
            .withHeader("X-Other", equalTo("kept"))
            .withoutHeader("Authorization"));
  }

  @Test
  void aQueryThatIsNotUnderstoodIsNotTriedAgain() {
    answer(aResponse().withStatus(400).withBody("bad"));
    assertThatThrownBy(() -> client().rows("Service", NONE))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("does not understand");
    assertThat(requests()).isEqualTo(1);
  }
}
