package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.alidade.archive.ArchiveException;
import org.alidade.spherex.Band;
import org.alidade.spherex.DownloadOptions;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryOptions;
import org.alidade.spherex.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The queries against a table service of somebody else's making, with tables like the archive's.
 */
@Tag("tap-service")
class DachsTest {
  private static final Source TARGET = new Source(213.942708, 11.495389, "cloverleaf");
  private static final Source SOUTH = new Source(80, -66.2, "south");
  private static final Source EDGE = Source.at(141, 42.2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<SampleImage> IMAGES = new ArrayList<>();
  private static @Nullable DachsService service;

  private final ArchiveAccess access = ArchiveAccess.of(DownloadOptions.defaults());

  @BeforeAll
  static void start() throws Exception {
    DachsService.assumeInstalled();
    for (int i = 0; i < 12; i++) {
      Band band = Band.DETECTORS.get(i % 6);
      IMAGES.add(new SampleImage(i, band, TARGET.raDegrees() + 0.1 * i - 0.6, 11.2));
      IMAGES.add(new SampleImage(100 + i, band, 80, -66.4));
      IMAGES.add(new SampleImage(200 + i, band, 135 + i, 40));
    }
    service = DachsService.start(IMAGES);
  }

  @AfterAll
  static void stop() throws Exception {
    if (service != null) {
      service.close();
    }
  }

  private static URI address() {
    if (service == null) {
      throw new IllegalStateException("the service was not started");
    }
    return service.tap();
  }

  private TapClient tap() {
    return new TapClient(address(), access);
  }

  private static QueryOptions.Builder options(Source source) {
    return QueryOptions.builder(source).tapUrl(address());
  }

  private static List<SampleImage> exposures(int from, int to) {
    return IMAGES.stream().filter(i -> i.number() >= from && i.number() < to).toList();
  }

  @Test
  void aJobFindsTheImagesOfAPosition() throws Exception {
    List<URI> jobs = new ArrayList<>();
    ArchiveAnswer answer =
        ArchiveQuery.builder(options(TARGET).build(), access).onJob(jobs::add).build().run();
    List<Observation> found = answer.results().observations();
    List<SampleImage> wanted = exposures(0, 12);
    assertThat(found)
        .extracting(Observation::downloadUrl)
        .containsExactlyElementsOf(
            wanted.stream().map(i -> "https://irsa.ipac.caltech.edu/" + i.uri()).toList());
    assertThat(found)
        .extracting(Observation::startMjd)
        .containsExactlyElementsOf(wanted.stream().map(SampleImage::startMjd).toList());
    assertThat(found.get(3).band()).isEqualTo(Band.D4);
    assertThat(found.get(3).obsId()).isEqualTo("2025W25_1B_0003_1");
    assertThat(found.get(3).archive().contentLength()).hasValue(71_634_240);
    assertThat(found.get(3).archive().checksum()).isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(answer.warnings()).isEmpty();
    assertThat(jobs).hasSize(1);
    assertThatThrownBy(() -> tap().resume(jobs.get(0), PATIENCE))
        .as("the job was removed")
        .isInstanceOfSatisfying(
            ArchiveException.class, failure -> assertThat(failure.isNotFound()).isTrue());
  }

  @Test
  void bandsAreChosenAndPreviewsLeftOut() throws Exception {
    QueryOptions options = options(SOUTH).bands(List.of(Band.D2, Band.D6)).build();
    ArchiveAnswer answer =
        ArchiveQuery.builder(options, access)
            .transport(TapClient.Transport.SYNC)
            .columns(Adql.Columns.WITH_ARCHIVE_RECORD)
            .build()
            .run();
    assertThat(answer.results().observations())
        .extracting(Observation::band)
        .containsExactly(Band.D2, Band.D6, Band.D2, Band.D6);
    VoTable plain = tap().sync(TapRequest.of(Adql.images(SOUTH, null, Adql.Columns.PLAIN)));
    assertThat(plain.rowCount()).as("with previews").isEqualTo(24);
    assertThat(plain.columns()).startsWith("download_url", "obs_publisher_did");
  }

  @Test
  void anAnswerThatWasCutOffIsAskedForAgain() throws Exception {
    TapRequest request =
        TapRequest.of(Adql.images(TARGET, null, Adql.Columns.WITH_ARCHIVE_RECORD)).withMaxRows(5);
    assertThat(tap().sync(request).rowCount()).isEqualTo(12);
    assertThat(tap().query(request, PATIENCE, job -> {}).rowCount()).isEqualTo(12);
  }

  @Test
  void aJobOutlivesTheOneWhoBeganIt() throws Exception {
    TapRequest request = TapRequest.of(Adql.images(TARGET, null, Adql.Columns.PLAIN));
    TapJob begun = tap().submit(request);
    assertThat(begun.phase()).isEqualTo(TapPhase.PENDING);
    ArchiveAccess another = ArchiveAccess.of(DownloadOptions.defaults());
    VoTable answer = new TapClient(address(), another).resume(begun.address(), PATIENCE);
    assertThat(answer.rowCount()).isEqualTo(24);
  }

  @Test
  void uploadedPositionsAreMatched() throws Exception {
    TapRequest request =
        new TapRequest(
            Adql.imagesOfUpload(null, Adql.Columns.WITH_ARCHIVE_RECORD),
            OptionalLong.empty(),
            List.of(TARGET, Source.at(300, 0), SOUTH));
    VoTable answer = tap().query(request, PATIENCE, job -> {});
    List<Long> positions = new ArrayList<>();
    for (int row = 0; row < answer.rowCount(); row++) {
      positions.add(answer.integer(row, "position_id").orElseThrow());
    }
    assertThat(positions).hasSize(24).containsOnly(0L, 2L);
    assertThat(positions.stream().filter(id -> id == 0)).hasSize(12);
  }

  @Test
  void obsCoreHasFootprintsForASearchRadius() throws Exception {
    VoTable near = tap().sync(TapRequest.of(Adql.obsCoreAround(EDGE, 1, null)));
    List<ArchiveRow> rows = ArchiveRows.of(near, QueryOptions.DEFAULT_COLLECTIONS).rows();
    assertThat(rows).hasSizeGreaterThan(3).allMatch(row -> row.obsId().contains("_02"));
    for (ArchiveRow row : rows) {
      Footprint outline = row.footprint();
      assertThat(outline).as(row.obsId()).isNotNull();
      SampleImage image =
          IMAGES.stream().filter(i -> i.obsId().equals(row.obsId())).findFirst().orElseThrow();
      boolean isAbove = Math.abs(image.raDegrees() - EDGE.raDegrees()) < 2;
      if (outline != null && isAbove) {
        assertThat(outline.overlaps(EDGE, 1)).as(row.obsId()).isTrue();
        assertThat(outline.overlaps(EDGE, 0.2)).as(row.obsId()).isFalse();
      }
    }
  }

  @Test
  void whatTheServiceSaysAboutABadQueryIsPassedOn() {
    TapRequest bad = TapRequest.of("SELECT nothing FROM spherex.nowhere");
    assertThatThrownBy(() -> tap().sync(bad))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> tap().query(bad, PATIENCE, job -> {}))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("nowhere");
  }
}
