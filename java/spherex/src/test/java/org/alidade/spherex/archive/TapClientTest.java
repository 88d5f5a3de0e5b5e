package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.alidade.archive.ArchiveException;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TapClientTest {
  private static final TapRequest REQUEST = TapRequest.of("SELECT * FROM t WHERE a = 'b&c'");
  private static final Duration LONG = Duration.ofMinutes(5);

  private final SpherexArchiveServer server = SpherexArchiveServer.start();
  private final FakeTiming timing = new FakeTiming();
  private final TapClient client =
      new TapClient(server.tapUrl(), ArchiveAccess.of(Options.quick().build(), timing));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void jobGoesThroughItsPhasesAndIsDeleted() throws InterruptedException {
    server.tap().phases("QUEUED", "EXECUTING", "EXECUTING", "COMPLETED");
    server.tap().answer(Texts.golden("tap01_mixed", "response_binary2.vot"));
    List<URI> told = new ArrayList<>();
    assertThat(client.query(REQUEST, LONG, told::add).rowCount()).isEqualTo(6);
    assertThat(told).containsExactly(server.uri("/TAP/async/j1"));
    assertThat(server.tap().deleted()).containsExactly("j1");
    assertThat(timing.waits())
        .containsExactly(Duration.ofMillis(1000), Duration.ofMillis(1200), Duration.ofMillis(1440));
    SpherexArchiveServer.Request posted = server.requests("/TAP/async").get(0);
    assertThat(FakeTapService.field(posted, "QUERY")).isEqualTo(REQUEST.adql());
    assertThat(FakeTapService.field(posted, "REQUEST")).isEqualTo("doQuery");
    assertThat(FakeTapService.field(posted, "LANG")).isEqualTo("ADQL");
    assertThat(posted.header("User-agent")).startsWith("alidade");
  }

  @Test
  void waitsGrowToTenSecondsAndEnd() {
    server.tap().phases("EXECUTING");
    assertThatThrownBy(() -> client.query(REQUEST, LONG, job -> {}))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("not done after 300 s")
        .hasMessageContaining("/TAP/async/j1");
    assertThat(timing.waits()).endsWith(Duration.ofSeconds(10));
    assertThat(server.tap().jobs()).as("left for a later process").containsExactly("j1");
  }

  @Test
  void laterProcessFetchesTheResult() throws InterruptedException {
    server.tap().answer(Texts.golden("tap01_mixed", "response_tabledata.vot"));
    URI address = client.submit(REQUEST).address();
    assertThat(client.resume(address, LONG).rowCount()).isEqualTo(6);
    assertThat(server.tap().jobs()).isEmpty();
    assertThatThrownBy(() -> client.resume(address, LONG))
        .isInstanceOfSatisfying(ArchiveException.class, e -> assertThat(e.isNotFound()).isTrue());
  }

  @Test
  void failureHasTheTextOfTheService() {
    server.tap().phases("EXECUTING", "ERROR");
    server.tap().error(Texts.error("no such column: p.polly"));
    assertThatThrownBy(() -> client.query(REQUEST, LONG, job -> {}))
        .hasMessageContaining("TAP query failed: ")
        .hasMessageContaining("no such column: p.polly");
    assertThat(server.tap().deleted()).containsExactly("j1");
    server.tap().error(Texts.utf8("plain <b>text</b>\n of a service"));
    assertThatThrownBy(() -> client.query(REQUEST, LONG, job -> {}))
        .hasMessageContaining("plain text of a service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABORTED", "HELD", "ARCHIVED"})
  void otherEndsAreFailures(String phase) {
    server.tap().phases(phase);
    assertThatThrownBy(() -> client.query(REQUEST, LONG, job -> {}))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(phase);
  }

  @Test
  void cutOffAnswerIsAskedForAgain() throws InterruptedException {
    String[] columns = {"a"};
    server
        .tap()
        .answer(
            Texts.votable("OVERFLOW", columns, new String[] {"1"}),
            Texts.votable("OK", columns, new String[] {"1"}, new String[] {"2"}));
    assertThat(client.query(REQUEST, LONG, job -> {}).rowCount()).isEqualTo(2);
    assertThat(server.requests("/TAP/async"))
        .extracting(request -> FakeTapService.field(request, "MAXREC"))
        .containsExactly("", "10000");
    server.tap().answer(Texts.votable("OVERFLOW", columns, new String[] {"1"}));
    assertThatThrownBy(() -> client.sync(REQUEST)).hasMessageContaining("cuts the answer off");
  }

  @Test
  void lostConnectionsAreTriedAgain() throws InterruptedException {
    server.tap().answer(Texts.golden("tap01_mixed", "response_binary.vot"));
    server.fault("/TAP/sync", new ServerFault.Reset(), ServerFault.status(503));
    assertThat(client.sync(REQUEST).rowCount()).isEqualTo(6);
    assertThat(server.requests("/TAP/sync")).hasSizeGreaterThanOrEqualTo(3);
    server.fault("/TAP/async/j1/phase", ServerFault.status(500), ServerFault.status(502));
    server.fault("/TAP/async/j1/results/result", ServerFault.status(504));
    assertThat(client.query(REQUEST, LONG, job -> {}).rowCount()).isEqualTo(6);
  }

  @Test
  void refusedQueryIsNotTriedAgain() {
    server.fault("/TAP/sync", ServerFault.status(400));
    assertThatThrownBy(() -> client.sync(REQUEST))
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.isQueryFailure()).isTrue())
        .hasMessageContaining("failure as told");
    assertThat(server.requests("/TAP/sync")).hasSize(1);
  }

  @Test
  void jobsAreListedAndCancelled() throws InterruptedException {
    TapJob first = client.submit(REQUEST);
    TapJob second = client.submit(REQUEST);
    assertThat(client.jobs())
        .extracting(TapJob::address)
        .containsExactly(first.address(), second.address());
    assertThat(first.phase()).isEqualTo(TapPhase.PENDING);
    first.cancel();
    assertThat(first.phase()).isEqualTo(TapPhase.ABORTED);
    second.delete();
    assertThat(server.tap().jobs()).containsExactly("j1");
  }

  @Test
  void positionsAreUploaded() throws InterruptedException {
    server.tap().answer(Texts.votable("OK", new String[] {"a"}));
    client.sync(
        new TapRequest(
            "SELECT 1", OptionalLong.empty(), List.of(Source.at(1, 2), Source.at(3, -4))));
    String body = server.requests("/TAP/sync").get(0).body();
    assertThat(body)
        .contains("name=\"UPLOAD\"")
        .contains("positions,param:positions")
        .contains("name=\"positions\"; filename=");
    VoTable uploaded =
        Texts.table(Texts.utf8(body.substring(body.indexOf("<?xml"), body.lastIndexOf("\r\n--"))));
    assertThat(uploaded.columns()).containsExactly("id", "ra", "dec");
    assertThat(uploaded.integer(1, "id")).hasValue(1);
    assertThat(uploaded.number(1, "dec")).hasValue(-4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://a.b/c", "http://me:secret@a.b/c", "mailto:a"})
  void jobsElsewhereAreRefused(String location) {
    server.fault("/TAP/async", new ServerFault.Status(303, Map.of("Location", location)));
    assertThatThrownBy(() -> client.submit(REQUEST))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("not a web address")
        .message()
        .doesNotContain("secret");
  }
}
