package org.alidade.spherex.run;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.AtomicFile;
import org.alidade.pipeline.ItemFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;

/**
 * What became of the sources of a run.
 *
 * @param rows one a source, in the order of the list
 * @param failures queries, images and groups of sources that failed
 */
public record SourcesSummary(List<Row> rows, List<ItemFailure> failures) {
  /** Copies the lists. */
  public SourcesSummary {
    rows = List.copyOf(rows);
    failures = List.copyOf(failures);
  }

  /**
   * One source.
   *
   * @param name its name, as in the names of its files
   * @param ra right ascension, ICRS, degrees
   * @param dec declination, ICRS, degrees
   * @param observations images the archive has
   * @param images images that were fetched
   * @param results measurements
   * @param failures images without a measurement
   * @param meanSnr mean of flux over error; 0 without measurements
   */
  @JsonPropertyOrder({
    "name",
    "ra",
    "dec",
    "observations",
    "images",
    "results",
    "failures",
    "meanSnr"
  })
  public record Row(
      String name,
      double ra,
      double dec,
      int observations,
      int images,
      int results,
      int failures,
      double meanSnr) {
    static Row of(SpherexState state) {
      Source source = state.config().source();
      return new Row(
          source.fileName(),
          source.raDegrees(),
          source.decDegrees(),
          state.query().map(found -> found.observations().size()).orElse(0),
          state.downloadedFiles().size(),
          state.photometryResults().size(),
          state.photometryFailures().size(),
          state.photometryResults().stream()
              .mapToDouble(PhotometryResult::signalToNoise)
              .filter(Double::isFinite)
              .average()
              .orElse(0));
    }
  }

  /** Writes the rows as CSV. */
  void write(Path file) throws IOException {
    CsvMapper csv =
        CsvMapper.csvBuilder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    CsvSchema schema = csv.schemaFor(Row.class).withHeader();
    String text = csv.writer(schema).writeValueAsString(rows);
    AtomicFile.write(file, part -> Files.writeString(part, text));
  }
}
