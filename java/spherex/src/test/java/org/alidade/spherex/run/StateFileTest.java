package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.document.Document;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void theRealRunLoadsWithNothingLost() throws IOException {
    Path original = GoldenData.data("spherex", "cloverleaf", "cloverleaf.yaml");
    Path file = Files.copy(original, folder.resolve("cloverleaf.yaml"));
    SpherexState state = StateFile.read(file);
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(state.query().orElseThrow().observations()).hasSize(108);
    assertThat(state.photometryResults()).hasSize(108);
    assertThat(state.config().photometry().fwhmMultiplier()).isEqualTo(3);
    assertThat(state.downloadedFiles()).hasSize(108);
    assertThat(state.downloadedFiles())
        .as("paths lead into the folder where the state is now")
        .allMatch(path -> path.startsWith(folder.resolve("data")));
    assertSameContent(Document.read(original), StateWriter.tree(state, folder));
  }

  @Test
  void goldenStatesOfBothFormatsAreTheSame() throws IOException {
    Path series = GoldenData.golden("spherex", "s01_series12");
    Path json = series.resolve("state.json");
    SpherexState one = StateFile.read(json);
    SpherexState other = StateFile.read(series.resolve("state.yaml"));
    assertThat(one).isEqualTo(other);
    assertSameContent(Document.read(json), StateWriter.tree(one, series));
  }

  /** Every entry of the original is in ours with the same value, but for what is documented. */
  private static void assertSameContent(ObjectNode original, ObjectNode ours) {
    original.remove(List.of("downloaded_files", "csv_path", "plot_path"));
    ((ObjectNode) original.path("config").path("query")).remove("output_dir");
    assertContains("", original, ours);
  }

  private static void assertContains(String where, JsonNode original, JsonNode ours) {
    if (original.isObject()) {
      original
          .properties()
          .forEach(
              entry ->
                  assertContains(
                      where + "/" + entry.getKey(), entry.getValue(), ours.path(entry.getKey())));
    } else if (original.isArray()) {
      assertThat(ours.size()).as(where).isEqualTo(original.size());
      for (int i = 0; i < original.size(); i++) {
        assertContains(where + "/" + i, original.get(i), ours.get(i));
      }
    } else if (original.isNumber()) {
      assertThat(ours.isNumber()).as(where).isTrue();
      double value = original.doubleValue();
      assertThat(ours.doubleValue()).as(where).isCloseTo(value, within(1e-14 * Math.abs(value)));
    } else if (where.endsWith("query_time")) {
      assertThat(ours.asText()).as(where).isEqualTo(original.asText() + "Z");
    } else {
      assertThat(ours).as(where).isEqualTo(original);
    }
  }

  @Test
  void writtenAndReadAgainIsTheSame() throws IOException {
    SpherexState state = sample();
    for (StateFormat format : StateFormat.values()) {
      StateFile file = StateFile.of(folder, state.config().source(), format);
      file.save(state);
      assertThat(file.load()).contains(state);
    }
    JsonNode json = JSON.readTree(folder.resolve("m1.json").toFile());
    assertThat(json.path("schema_version").asInt()).isEqualTo(1);
    assertThat(json.path("downloaded_files").get(0).asText()).isEqualTo("data/D1/a.fits");
    assertThat(json.path("photometry_results").get(0).path("flux").isNull()).isTrue();
  }

  private SpherexState sample() {
    QueryConfig config = QueryConfig.of(new Source(1.5, 2.5, "m1"), folder);
    Path image = folder.resolve("data").resolve("D1").resolve("a.fits");
    PhotometryResult result =
        new PhotometryResult("a", Band.D1, 60000.5, Double.NaN, 1, 0.9, 0.02, 4, 3, 4, null);
    return SpherexState.fresh(config)
        .copy()
        .downloads(
            List.of(image, Path.of("/elsewhere/b.fits").toAbsolutePath()),
            List.of(new DownloadFailure("c", Band.D2, "https://x/c.fits", "404")))
        .photometry(
            List.of(result),
            List.of(
                new PhotometryFailure("b", Band.UNKNOWN, image, RejectionReason.UNREADABLE, "no")))
        .csvPath(folder.resolve("results").resolve("lightcurve.csv"))
        .build();
  }

  @Test
  void entriesOfOtherProgramsAreKept() throws IOException {
    StateFile file = StateFile.of(folder, new Source(1.5, 2.5, "m1"));
    file.save(sample());
    ObjectNode tree = Document.read(file.path());
    tree.put("note", "seen by A");
    Document.write(file.path(), tree);
    SpherexState loaded = file.load().orElseThrow();
    file.save(loaded.completed(PipelineStage.QUERY, "download"));
    assertThat(Document.read(file.path()).path("note").asText()).isEqualTo("seen by A");
  }

  @Test
  void theStateBeforeIsKeptAsBackup() throws IOException {
    StateFile file = StateFile.of(folder, new Source(1.5, 2.5, "m1"));
    file.save(sample());
    String first = Files.readString(file.path());
    file.save(sample().completed(PipelineStage.QUERY, "download"));
    assertThat(folder.resolve("m1.json.bak")).hasContent(first.strip());
    assertThat(file.load().orElseThrow().stage()).isEqualTo("download");
  }

  @Test
  void whatCannotBeUnderstoodIsPutAside() throws IOException {
    StateFile file = StateFile.of(folder, new Source(1.5, 2.5, "m1"));
    for (String text :
        List.of("{", "[]", "{\"config\": 3}", "{\"query_results\": {\"observations\": [{}]}}")) {
      Files.writeString(file.path(), text);
      assertThat(file.load()).as(text).isEmpty();
      assertThat(file.path()).doesNotExist();
      assertThat(folder.resolve("m1.json.bad")).hasContent(text);
    }
  }

  @Test
  void aSourceNeverNamesAFileOutsideTheFolder() {
    for (String name : List.of("../x", "a/b", "..", "C:\\x", ".hidden")) {
      Path path = StateFile.of(folder, new Source(1, 2, name)).path();
      assertThat(path.normalize().getParent()).as(name).isEqualTo(folder);
    }
  }

  @Test
  void finishingAStageReopensThoseAfterIt() {
    SpherexState state = sample();
    for (PipelineStage stage : PipelineStage.ALL) {
      state = state.completed(stage, "x");
    }
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(state.completed(PipelineStage.DOWNLOAD, "processing").completedStages())
        .containsExactly(PipelineStage.QUERY, PipelineStage.DOWNLOAD);
    assertThat(Map.of("stage", state.reopened(PipelineStage.PROCESSING).stage()))
        .containsEntry("stage", "processing");
  }
}
