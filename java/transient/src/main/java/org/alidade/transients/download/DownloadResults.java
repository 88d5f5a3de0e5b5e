package org.alidade.transients.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.AtomicFile;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;

/** The report of a download, {@code download_results.json}. */
public final class DownloadResults {
  /** Its name below the output folder. */
  public static final String FILE_NAME = "download_results.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private DownloadResults() {}

  /**
   * Reads a report.
   *
   * @throws MissingDatasetException if there is none
   * @throws FormatException if it is something else
   * @throws IOException if reading fails
   */
  public static List<DownloadResult> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException(
          "there is no such file", file.toString(), "run the download first, or check the path");
    }
    try {
      return JSON.readValue(file.toFile(), new TypeReference<List<DownloadResult>>() {});
    } catch (JsonProcessingException e) {
      FormatException failure =
          new FormatException(
              "not a report of a download", file.toString(), "give the output of a download");
      failure.initCause(e);
      throw failure;
    }
  }

  /**
   * Writes a report, all of it or nothing.
   *
   * @throws IOException if writing fails
   */
  public static void write(Path file, List<DownloadResult> results) throws IOException {
    AtomicFile.write(
        file, part -> JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), results));
  }
}
