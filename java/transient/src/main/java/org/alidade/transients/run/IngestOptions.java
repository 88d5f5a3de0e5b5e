package org.alidade.transients.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.alidade.array.BadInputException;

/**
 * What is ingested (spec transient 6.1).
 *
 * <p>Example: {@code IngestOptions.of(Path.of("data/fits"), survey).withQueryResults(queries)}.
 *
 * @param fitsFolder tree of images by supernova and type
 * @param queryResults what the archives said about them, for headers that do not say it
 * @param downloadResults report of the download; by default the one in the tree, if it is there
 * @param survey identifier of the survey
 * @param createSurvey name under which the survey is made if there is none
 * @param limit greatest number of supernovae
 * @param requireBoth whether supernovae without reference or science images are left out
 */
public record IngestOptions(
    Path fitsFolder,
    Optional<Path> queryResults,
    Optional<Path> downloadResults,
    UUID survey,
    Optional<String> createSurvey,
    int limit,
    boolean requireBoth) {
  /**
   * Checks the limit.
   *
   * @throws BadInputException if it is not positive
   */
  public IngestOptions {
    if (limit < 1) {
      throw new BadInputException("a limit of " + limit, "ingest", "use 1 or more");
    }
  }

  /** Everything of a tree, into a survey that exists. */
  public static IngestOptions of(Path fitsFolder, UUID survey) {
    return new IngestOptions(
        fitsFolder,
        Optional.empty(),
        Optional.empty(),
        survey,
        Optional.empty(),
        Integer.MAX_VALUE,
        false);
  }

  /** These options with the results of a query. */
  public IngestOptions withQueryResults(Path file) {
    return new IngestOptions(
        fitsFolder, Optional.of(file), downloadResults, survey, createSurvey, limit, requireBoth);
  }

  /** These options with another report of the download. */
  public IngestOptions withDownloadResults(Path file) {
    return new IngestOptions(
        fitsFolder, queryResults, Optional.of(file), survey, createSurvey, limit, requireBoth);
  }

  /** These options with a survey that is made if it is missing. */
  public IngestOptions withCreateSurvey(String name) {
    return new IngestOptions(
        fitsFolder, queryResults, downloadResults, survey, Optional.of(name), limit, requireBoth);
  }

  /** These options with a greatest number of supernovae. */
  public IngestOptions withLimit(int value) {
    return new IngestOptions(
        fitsFolder, queryResults, downloadResults, survey, createSurvey, value, requireBoth);
  }

  /** These options for supernovae with images of both types only. */
  public IngestOptions withRequireBoth(boolean value) {
    return new IngestOptions(
        fitsFolder, queryResults, downloadResults, survey, createSurvey, limit, value);
  }
}
