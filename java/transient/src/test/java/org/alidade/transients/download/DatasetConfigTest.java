package org.alidade.transients.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.archive.QueryResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetConfigTest {
  @TempDir Path temporary = Path.of("");

  private DatasetConfig read(String text) throws IOException {
    Path file = temporary.resolve("set.yaml");
    Files.writeString(file, text);
    return DatasetConfig.read(file);
  }

  @Test
  void whatIsNotSaidHasItsDefault() throws IOException {
    DatasetConfig config =
        read(
            """
            dataset_name: galex
            query: {missions: [GALEX], min_year: 2010, limit: 5}
            download: {max_obs_per_type: 2}
            output: {fits_training: elsewhere}
            """);
    assertThat(config.queryOptions().missions()).containsExactly("GALEX");
    assertThat(config.queryOptions().daysAfter()).isEqualTo(730);
    assertThat(config.selection().limit()).isEqualTo(5);
    assertThat(config.downloadOptions().maxObs()).isEqualTo(2);
    assertThat(config.downloadOptions().outputDir())
        .isEqualTo(Path.of("output/datasets/galex/fits_downloads"));
    assertThat(config.runFiles().chunkDir()).isEqualTo(Path.of("output/datasets/galex/chunks"));
    assertThat(config.output().fitsTraining()).isEqualTo(Path.of("elsewhere"));
    assertThat(config.quality().minOverlapFraction()).isEqualTo(0.85);
  }

  @Test
  void onlyWhatIsNamedIsSuitable() throws IOException {
    DatasetConfig config =
        read("query: {filters: [g], archives: [mast]}\nquality: {max_file_size_mb: 7}");
    assertThat(config.downloadOptions().selection().maxFileSizeBytes()).isEqualTo(7L << 20);
    List<ArchiveObservation> images =
        Stream.of(
                "{'obs_id':'1','mission':'PS1','filters':'g'}",
                "{'obs_id':'2','mission':'PS1','filters':'r'}",
                "{'obs_id':'3','mission':'ZTF','filters':'g','archive':'IRSA'}")
            .map(text -> ArchiveObservation.of(parsed(text)))
            .toList();
    QueryResult result = new QueryResult("A", 1, 2, null, images, images, List.of(), Map.of());
    assertThat(config.suitable(List.of(result)).get(0).references())
        .extracting(ArchiveObservation::obsId)
        .containsExactly("1");
    QueryResult alone = result.withObservations(images, List.of());
    assertThat(config.suitable(List.of(alone))).isEmpty();
  }

  private static JsonNode parsed(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everythingThatIsWrongIsListed() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    query: {missions: [], min_year: 1066, max_year: 1000, days_after: -1,
                            radius_deg: 0, chunk_size: 0}
                    quality: {min_overlap_fraction: 1.5}
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no missions")
        .hasMessageContaining("min_year")
        .hasMessageContaining("max_year")
        .hasMessageContaining("days")
        .hasMessageContaining("radius_deg")
        .hasMessageContaining("size")
        .hasMessageContaining("min_overlap_fraction");
  }

  @Test
  void entriesOfAnotherNameOrKindAreRefused() {
    assertThatThrownBy(() -> read("query: {misions: [HST]}"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("query.misions");
    assertThatThrownBy(() -> read("query: 5")).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> read("query: {limit: many}")).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> read("a: [")).isInstanceOf(FormatException.class);
  }
}
