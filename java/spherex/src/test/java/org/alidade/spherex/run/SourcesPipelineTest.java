package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.spherex.archive.ArchiveAccess;
import org.alidade.spherex.archive.ServerFault;
import org.alidade.spherex.archive.TapClient;
import org.alidade.spherex.archive.TapRequest;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesPipelineTest {
  private static final List<Source> SOURCES =
      List.of(
          new Source(213.942708, 11.495389, "s01_series12"),
          new Source(213.945, 11.493, "neighbour"));

  @TempDir Path folder;
  private SeriesArchive archive;
  private QueryConfig config;

  @SuppressWarnings("NullAway.Init")
  SourcesPipelineTest() {}

  @BeforeAll
  static void needsTheSeries() {
    GoldenData.golden("spherex", "s01_series12");
  }

  @BeforeEach
  void start() throws IOException {
    archive = new SeriesArchive();
    archive.server.tap().answer(answerForTwo());
    config = archive.config(folder).update("cutout_size", null);
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  /** The golden answer as an answer to an upload: every image shows both positions. */
  private byte[] answerForTwo() throws IOException {
    String text = new String(archive.answer(""), StandardCharsets.UTF_8);
    text = text.replaceFirst("<FIELD", "<FIELD name=\"position_id\" datatype=\"int\"/><FIELD");
    Matcher rows = Pattern.compile("<TR>(.*?)</TR>", Pattern.DOTALL).matcher(text);
    return rows.replaceAll("<TR><TD>0</TD>$1</TR><TR><TD>1</TD>$1</TR>")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void imagesAreFetchedAndOpenedOnceForAllTheirSources() throws IOException {
    SourcesSummary summary = new SourcesPipeline(config, SOURCES).run();

    assertThat(archive.requests()).isEqualTo(12);
    assertThat(archive.server.requests("/TAP/async")).hasSize(1);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.rows())
        .extracting(SourcesSummary.Row::name)
        .containsExactly("s01_series12", "neighbour");
    assertThat(summary.rows()).allMatch(row -> row.observations() == 12 && row.images() == 12);
    SpherexState state = StateFile.read(folder.resolve("s01_series12.json"));
    archive.series.assertSame(state.photometryResults());
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(folder.resolve("results/neighbour/lightcurve.csv")).isNotEmptyFile();
    assertThat(folder.resolve("results/s01_series12/combined_plot.png")).isNotEmptyFile();
    assertThat(Files.readAllLines(folder.resolve("results/sources.csv")))
        .hasSize(3)
        .first()
        .isEqualTo("name,ra,dec,observations,images,results,failures,mean_snr");
  }

  @Test
  void theNeighbourIsMeasuredAsIfItWereAlone() throws IOException {
    new SourcesPipeline(config, SOURCES).run();
    SpherexState together = StateFile.read(folder.resolve("neighbour.json"));
    Path alone = folder.resolve("alone");
    archive.server.tap().answer(archive.answer(""));
    SpherexState single =
        new SPXQueryPipeline(config.update("source", SOURCES.get(1)).update("output_dir", alone))
            .runFullPipeline();
    assertThat(together.photometryResults()).hasSameSizeAs(single.photometryResults());
    for (int i = 0; i < together.photometryResults().size(); i++) {
      assertThat(together.photometryResults().get(i).fluxMicrojansky())
          .isEqualTo(single.photometryResults().get(i).fluxMicrojansky());
    }
  }

  @Test
  void runningAgainDoesWhatIsLeft() throws IOException {
    String key = archive.keys().get(5);
    archive.server.fault(archive.path(key), ServerFault.status(403));
    SourcesSummary summary = new SourcesPipeline(config, SOURCES).run();
    assertThat(summary.failures()).hasSize(1);
    assertThat(summary.rows()).allMatch(row -> row.images() == 11);

    summary = new SourcesPipeline(config, SOURCES).run();

    assertThat(archive.requests()).isEqualTo(13);
    assertThat(archive.server.requests("/TAP/async")).hasSize(1);
    assertThat(summary.rows()).allMatch(row -> row.images() == 12);
    archive.series.assertSame(
        StateFile.read(folder.resolve("s01_series12.json")).photometryResults());
  }

  @Test
  void aQueryThatWasUnderWayIsFetchedAndNotAskedAgain() throws Exception {
    URI begun =
        new TapClient(archive.server.tapUrl(), ArchiveAccess.of(config.download()))
            .submit(TapRequest.of("SELECT 1"))
            .address();
    Path note = new SourceFiles(config).job(SourceGroup.of(SOURCES).get(0));
    QueryJob job = QueryJob.of(note, config, SOURCES);
    job.save(begun);
    assertThat(QueryJob.of(note, config, SOURCES.subList(0, 1)).saved()).isEmpty();

    assertThat(new SourcesPipeline(config, SOURCES).run().rows()).hasSize(2);

    assertThat(archive.server.requests("/TAP/async")).as("the one of this test").hasSize(1);
    assertThat(job.saved()).isEmpty();
  }

  @Test
  void aSourceThatMovesOrComesIsMeasured() throws IOException {
    new SourcesPipeline(config, SOURCES.subList(0, 1)).run();
    Source moved = new Source(213.945, 11.493, "s01_series12");
    new SourcesPipeline(config, List.of(moved, SOURCES.get(1))).run();
    assertThat(archive.requests()).as("images are fetched once").isEqualTo(12);
    assertThat(fluxes("s01_series12")).isEqualTo(fluxes("neighbour")).hasSize(12);
  }

  private List<Double> fluxes(String name) throws IOException {
    return StateFile.read(folder.resolve(name + ".json")).photometryResults().stream()
        .map(PhotometryResult::fluxMicrojansky)
        .toList();
  }

  @Test
  void aLostQueryResultIsAskedForAgain() throws IOException {
    new SourcesPipeline(config, SOURCES).run();
    Files.delete(new SourceFiles(config).found(SourceGroup.of(SOURCES).get(0)).file());
    assertThat(new SourcesPipeline(config, SOURCES).run().rows()).hasSize(2);
    assertThat(archive.server.requests("/TAP/async")).hasSize(2);
    assertThat(archive.requests()).isEqualTo(12);
  }

  @Test
  void cutoutsAroundTheSourcesAreApart() {
    new SourcesPipeline(config.update("cutout_size", "60px"), SOURCES).run();
    assertThat(archive.requests()).isEqualTo(24);
    assertThat(folder.resolve("cutouts/neighbour/data/D1")).isNotEmptyDirectory();
  }

  @Test
  void sourcesComeFromATable() throws IOException {
    Path table = folder.resolve("s.csv");
    Files.writeString(
        table, "name,ra,dec\ns01_series12,213.942708,11.495389\nneighbour,213.945,11.493\n");
    assertThat(SourcesPipeline.sources(table)).isEqualTo(SOURCES);
  }

  @Test
  void namesHaveToDiffer() {
    List<Source> same = List.of(new Source(1, 2, "a"), new Source(3, 4, "a"));
    assertThatThrownBy(() -> new SourcesPipeline(config, same))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("called a");
  }
}
