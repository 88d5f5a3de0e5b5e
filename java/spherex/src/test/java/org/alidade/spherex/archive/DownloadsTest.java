package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alidade.archive.ArchiveException;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.Pipeline;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.RunSummary;
import org.alidade.pipeline.Stage;
import org.alidade.spherex.Band;
import org.alidade.spherex.DownloadOptions;
import org.alidade.spherex.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
  private final SpherexArchiveServer server = SpherexArchiveServer.start();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void resultsComeInOrderAndFailuresDoNotStopOthers() throws Exception {
    List<Observation> wanted = observations(8);
    server.fault("/f2", ServerFault.status(404));
    server.fault("/f3", ServerFault.status(503), ServerFault.status(429), new ServerFault.Reset());
    server.fault("/f5", new ServerFault.ShortBody(100), new ServerFault.Damage());
    server.fault(
        "/f6",
        ServerFault.status(500),
        ServerFault.status(500),
        ServerFault.status(500),
        ServerFault.status(500));
    List<DownloadProgress> told = new CopyOnWriteArrayList<>();
    List<DownloadOutcome> outcomes = downloads().listening(told::add).run(wanted);
    assertThat(outcomes).extracting(DownloadOutcome::observation).containsExactlyElementsOf(wanted);
    assertThat(outcomes)
        .extracting(DownloadOutcome::isSuccess)
        .containsExactly(true, true, false, true, true, true, false, true);
    assertThat(outcomes.get(2).isNotFound()).isTrue();
    assertThat(outcomes.get(2).message().orElseThrow()).contains("404");
    assertThat(outcomes.get(6).isNotFound()).isFalse();
    assertThat(server.requests("/f2")).hasSize(1);
    assertThat(server.requests("/f6")).hasSize(4);
    assertThat(told).hasSize(8);
    assertThat(told.get(7))
        .satisfies(
            end -> {
              assertThat(end.done()).isEqualTo(8);
              assertThat(end.total()).isEqualTo(8);
              assertThat(end.failed()).isEqualTo(2);
              assertThat(end.bytes()).isGreaterThanOrEqualTo(6L * Level2Files.tiny(0).length);
            });
  }

  @Test
  void whatIsThereIsSkippedUnlessTold() throws Exception {
    List<Observation> wanted = new ArrayList<>(observations(3));
    wanted.add(wanted.get(0));
    assertThat(downloads().run(wanted)).hasSize(3).allMatch(DownloadOutcome::isSuccess);
    int requests = server.requests().size();
    assertThat(requests).isEqualTo(3);
    assertThat(downloads().run(wanted))
        .allSatisfy(outcome -> assertThat(outcome.transfer()).matches(Transfer::skipped));
    assertThat(server.requests()).hasSize(requests);
    downloads().skippingExisting(false).run(wanted);
    assertThat(server.requests()).hasSize(2 * requests);
  }

  @Test
  void cancellationEndsTransfersAtWork() {
    List<Observation> wanted = observations(4);
    for (int i = 1; i < 4; i++) {
      server.fault("/f" + i, new ServerFault.Stall(3000));
    }
    CancellationToken token = new CancellationToken();
    assertThatThrownBy(
            () ->
                Downloads.of(transfer())
                    .cancelledBy(token)
                    .listening(progress -> token.cancel())
                    .run(wanted))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void pipelineRunsTransfersAndFindsThemAgain() {
    List<Observation> wanted = observations(5);
    server.fault("/f1", ServerFault.status(503));
    server.fault("/f4", ServerFault.status(404));
    DownloadOptions options = Options.quick().build();
    ImageTransfer transfer = transfer();
    Stage<Observation> stage =
        Stage.<Observation>named("download")
            .items(context -> wanted, Observation::key)
            .inputsOf(Observation::downloadUrl)
            .work((observation, context) -> transfer.fetch(observation))
            .check(
                Transfer.class, (observation, saved) -> transfer.existing(observation).isPresent())
            .retry(Downloads.retryRule(options))
            .threads(2)
            .build();
    Pipeline pipeline = Pipeline.named("test").stage(stage).build();
    RunSummary first = pipeline.run(folder.resolve("state"), RunOptions.defaults());
    assertThat(first.text()).contains("4 of 5 done").contains("1 failed").contains("404");
    assertThat(pipeline.state(folder.resolve("state")).results("download", Transfer.class))
        .hasSize(4);
    int before = server.requests().size();
    RunSummary second = pipeline.run(folder.resolve("state"), RunOptions.defaults());
    assertThat(second.text()).contains("1 and 4 before of 5 done");
    assertThat(server.requests()).hasSize(before + 1);
  }

  @Test
  void ruleOfAPipelineIsThatOfTheOptions() {
    var rule =
        Downloads.retryRule(
            DownloadOptions.builder().maxRetries(7).retryDelay(2).retryDelayMax(30).build());
    assertThat(rule.retries()).isEqualTo(7);
    assertThat(rule.delay()).hasSeconds(2);
    assertThat(rule.longestDelay()).hasSeconds(30);
    assertThat(rule.retried().test(ArchiveException.passing("a", "b"))).isTrue();
    assertThat(rule.retried().test(ArchiveException.permanent("a", "b", "c"))).isFalse();
  }

  private List<Observation> observations(int count) {
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      server.file("/f" + i, Level2Files.tiny(i));
      byte[] content = Level2Files.tiny(i);
      observations.add(
          Level2Files.observation(
              "o_" + i,
              Band.DETECTORS.get(i % 6),
              server.uri("/f" + i).toString(),
              OptionalLong.of(content.length),
              SpherexArchiveServer.md5(content)));
    }
    return observations;
  }

  private ImageTransfer transfer() {
    return new ImageTransfer(
        ArchiveAccess.of(Options.quick().build()), folder, CutoutRequest.WHOLE);
  }

  private Downloads downloads() {
    return Downloads.of(transfer());
  }
}
