package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.alidade.archive.ArchiveException;
import org.alidade.array.BadInputException;
import org.alidade.spherex.Band;
import org.alidade.spherex.CutoutSize;
import org.alidade.spherex.DownloadOptions;
import org.alidade.spherex.Observation;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTransferTest {
  private static final String PATH = "/data/level2_a_l2b-v20-2025-257.fits";
  private static final byte[] CONTENT = Level2Files.tiny(1);
  private static final CutoutRequest CUTOUT =
      CutoutRequest.of(new CutoutSize("60px"), null, Source.at(10, 20));

  private final SpherexArchiveServer server = SpherexArchiveServer.start();
  private final Observation observation =
      Level2Files.observation(
          "a_1",
          Band.D3,
          server.uri(PATH).toString(),
          OptionalLong.of(CONTENT.length),
          SpherexArchiveServer.md5(CONTENT));

  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fileArrivesUnderItsNameWithANote() throws Exception {
    server.file(PATH, CONTENT);
    Transfer transfer = whole().fetch(observation);
    assertThat(transfer)
        .isEqualTo(
            new Transfer(
                "a_1",
                Band.D3,
                "data/D3/a_1.fits",
                CONTENT.length,
                SpherexArchiveServer.md5(CONTENT),
                server.uri(PATH).toString(),
                false));
    assertThat(transfer.in(folder)).hasBinaryContent(CONTENT);
    assertThat(names()).containsExactly("a_1.fits", "a_1.fits.meta.json");
    assertThat(whole().existing(observation))
        .hasValueSatisfying(
            there -> {
              assertThat(there.skipped()).isTrue();
              assertThat(there.md5()).isEqualTo(transfer.md5());
            });
  }

  @Test
  void interruptedTransferGoesOnWhereItStopped() throws Exception {
    server.file(PATH, CONTENT);
    server.fault(PATH, new ServerFault.ShortBody(3000), new ServerFault.ShortBody(2000));
    for (int attempt = 0; attempt < 2; attempt++) {
      assertPassing();
    }
    assertThat(names()).containsExactly("a_1.fits.part", "a_1.fits.part.json");
    Transfer transfer = whole().fetch(observation);
    assertThat(transfer.in(folder)).hasBinaryContent(CONTENT);
    assertThat(transfer.md5()).isEqualTo(SpherexArchiveServer.md5(CONTENT));
    List<SpherexArchiveServer.Request> requests = server.requests(PATH);
    assertThat(requests)
        .extracting(request -> request.header("Range"))
        .containsExactly("", "bytes=3000-", "bytes=5000-");
    assertThat(requests.get(2).header("If-range")).isEqualTo(SpherexArchiveServer.etag(CONTENT));
    assertThat(names()).containsExactly("a_1.fits", "a_1.fits.meta.json");
  }

  @Test
  void serverWithoutRangesBeginsAgain() throws Exception {
    server.file(PATH, CONTENT);
    server.fault(PATH, new ServerFault.ShortBody(3000), new ServerFault.NoRanges());
    assertPassing();
    assertThat(whole().fetch(observation).in(folder)).hasBinaryContent(CONTENT);
  }

  @Test
  void anotherVersionIsNotAppended() throws Exception {
    server.file(PATH, Level2Files.tiny(2));
    server.fault(PATH, new ServerFault.ShortBody(3000));
    assertPassing();
    server.file(PATH, CONTENT);
    assertThat(whole().fetch(observation).in(folder)).hasBinaryContent(CONTENT);
  }

  @Test
  void rangeBeyondTheEndBeginsAgain() throws Exception {
    server.file(PATH, CONTENT);
    server.fault(PATH, new ServerFault.ShortBody(3000), ServerFault.status(416));
    assertPassing();
    assertPassing();
    assertThat(names()).isEmpty();
    assertThat(whole().fetch(observation).bytes()).isEqualTo(CONTENT.length);
  }

  @Test
  void cutoutsBeginFromNothing() throws Exception {
    server.file(PATH, CONTENT);
    server.fault(PATH, new ServerFault.ShortBody(3000));
    ImageTransfer transfer = transfer(CUTOUT, Options.quick().build());
    assertThatThrownBy(() -> transfer.fetch(observation)).isInstanceOf(ArchiveException.class);
    assertThat(names()).isEmpty();
    assertThat(transfer.fetch(observation).url()).endsWith("?center=10.0,20.0&size=60px");
    assertThat(server.requests(PATH).get(1).header("Range")).isEmpty();
    assertThat(server.requests(PATH).get(1).query()).isEqualTo("center=10.0,20.0&size=60px");
  }

  @Test
  void damageIsSeenAndNothingIsKept() throws Exception {
    server.file(PATH, CONTENT);
    server.fault(PATH, new ServerFault.Damage());
    assertThatThrownBy(() -> whole().fetch(observation))
        .isInstanceOfSatisfying(ArchiveException.class, e -> assertThat(e.isPassing()).isTrue())
        .hasMessageContaining("MD5");
    assertThat(names()).isEmpty();
    ImageTransfer trusting =
        transfer(CutoutRequest.WHOLE, Options.quick().verifyChecksum(false).build());
    server.fault(PATH, new ServerFault.Damage());
    assertThat(trusting.fetch(observation).bytes()).isEqualTo(CONTENT.length);
  }

  @Test
  void lengthOfTheArchiveCounts() throws Exception {
    server.file(PATH, Level2Files.tiny(3));
    Observation longer =
        Level2Files.observation(
            "a_1", Band.D3, server.uri(PATH).toString(), OptionalLong.of(71634240), null);
    assertThatThrownBy(() -> whole().fetch(longer)).hasMessageContaining("announces 71634240");
    assertThat(transfer(CUTOUT, Options.quick().build()).fetch(longer).bytes()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>busy</html>", "SIMPLE  =                    T"})
  void otherDocumentsAreNotFiles(String text) throws IOException {
    Observation unknown = Level2Files.observation("a_1", Band.D3, server.uri(PATH).toString());
    server.file(PATH, Texts.utf8(text));
    assertThatThrownBy(() -> whole().fetch(unknown)).isInstanceOf(ArchiveException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void gzipIsUnpackedWhateverItIsCalled() throws Exception {
    server.file(PATH, SpherexArchiveServer.gzip(CONTENT));
    Transfer transfer = whole().fetch(observation);
    assertThat(transfer.in(folder)).hasBinaryContent(CONTENT);
    assertThat(transfer.md5()).isEqualTo(SpherexArchiveServer.md5(CONTENT));
    byte[] packed = SpherexArchiveServer.gzip(CONTENT);
    server.file(PATH, Arrays.copyOf(packed, packed.length / 2));
    assertThatThrownBy(() -> whole().fetch(observation)).hasMessageContaining("damaged gzip");
    assertThat(names()).containsExactly("a_1.fits", "a_1.fits.meta.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410})
  void refusalsArePermanent(int status) {
    server.fault(PATH, ServerFault.status(status));
    assertThatThrownBy(() -> whole().fetch(observation))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> {
              assertThat(e.isPassing()).isFalse();
              assertThat(e.status()).hasValue(status);
              assertThat(e.isNotFound()).isEqualTo(status == 404 || status == 410);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void overloadPassesAndMayNameAWait(int status) {
    server.fault(PATH, new ServerFault.Status(status, Map.of("Retry-After", "7")));
    assertThatThrownBy(() -> whole().fetch(observation))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> {
              assertThat(e.isPassing()).isTrue();
              assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(7));
            });
  }

  @Test
  void silenceAndStallsEnd() {
    server.file(PATH, CONTENT);
    server.fault(PATH, new ServerFault.Silence(), new ServerFault.Stall(3000));
    ImageTransfer transfer = transfer(CutoutRequest.WHOLE, Options.impatient().build());
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> transfer.fetch(observation))
          .isInstanceOfSatisfying(ArchiveException.class, e -> assertThat(e.isPassing()).isTrue())
          .hasMessageContaining("in time");
    }
  }

  @Test
  void redirectsStayInTheWeb() throws Exception {
    server.file("/other", CONTENT);
    server.fault(PATH, ServerFault.redirect("/other"));
    assertThat(whole().fetch(observation).bytes()).isEqualTo(CONTENT.length);
    for (String bad : List.of("file:///etc/passwd", "http://a:b@c.d/", "gopher://a.b/")) {
      server.fault(PATH, ServerFault.redirect(bad));
      assertThatThrownBy(() -> whole().fetch(observation))
          .hasMessageContaining("not a web address");
    }
    for (int hop = 0; hop < 7; hop++) {
      server.fault(PATH, ServerFault.redirect(PATH));
    }
    assertThatThrownBy(() -> whole().fetch(observation)).hasMessageContaining("redirects");
  }

  @Test
  void existingFileCountsIfItIsTheSame() throws Exception {
    server.file(PATH, CONTENT);
    whole().fetch(observation);
    assertThat(transfer(CUTOUT, Options.quick().build()).existing(observation))
        .as("another cutout")
        .isEmpty();
    String newer = server.uri("/data/level2_a_l2b-v21-2025-300.fits").toString();
    assertThat(whole().existing(Level2Files.observation("a_1", Band.D3, newer)))
        .as("another version")
        .isEmpty();
    String copy = "https://other.host/x/level2_a_l2b-v20-2025-257.fits";
    assertThat(whole().existing(Level2Files.observation("a_1", Band.D3, copy))).isPresent();
    Path file = folder.resolve("data/D3/a_1.fits");
    Files.write(file, Arrays.copyOf(CONTENT, CONTENT.length - 1));
    assertThat(whole().existing(observation)).as("truncated").isEmpty();
  }

  @Test
  void existingFileWithoutANoteIsJudgedByItsStructure() throws Exception {
    Path file = folder.resolve("data/D3/a_1.fits");
    Files.createDirectories(folder.resolve("data/D3"));
    Observation unknown = Level2Files.observation("a_1", Band.D3, "https://a.b/x.fits");
    assertThat(whole().existing(unknown)).isEmpty();
    Files.write(file, CONTENT);
    assertThat(whole().existing(unknown)).isPresent();
    Files.write(file, Arrays.copyOf(CONTENT, CONTENT.length - 3000));
    assertThat(whole().existing(unknown)).isEmpty();
    Files.write(file, CONTENT);
    assertThat(
            whole()
                .existing(
                    Level2Files.observation(
                        "a_1", Band.D3, "https://a.b/x.fits", OptionalLong.of(1), null)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "a\\b", "..", "", ".hidden", "a\u0000b", "C:x"})
  void namesThatLeadOutOfTheFolderAreRefused(String obsId) {
    Observation hostile = Level2Files.observation(obsId, Band.D3, "https://a.b/x.fits");
    assertThatThrownBy(() -> whole().fetch(hostile)).isInstanceOf(BadInputException.class);
  }

  private void assertPassing() {
    assertThatThrownBy(() -> whole().fetch(observation))
        .isInstanceOfSatisfying(ArchiveException.class, e -> assertThat(e.isPassing()).isTrue());
  }

  private ImageTransfer whole() {
    return transfer(CutoutRequest.WHOLE, Options.quick().build());
  }

  private ImageTransfer transfer(CutoutRequest request, DownloadOptions options) {
    return new ImageTransfer(ArchiveAccess.of(options), folder, request);
  }

  private List<String> names() throws IOException {
    Path data = folder.resolve("data/D3");
    try (Stream<Path> files = Files.list(data)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
