package org.alidade.transients.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.archive.QueryOptions;
import org.alidade.transients.archive.QueryResult;
import org.alidade.transients.archive.RunFiles;
import org.alidade.transients.catalogue.CatalogueSelection;
import org.jspecify.annotations.Nullable;

/**
 * The description of a data set, a YAML file (spec transient 17.5): which supernovae are queried,
 * what is downloaded, and where everything goes.
 *
 * <p>Example: {@code DatasetConfig config = DatasetConfig.read(Path.of("galex.yaml"));}
 *
 * @param datasetName its name, part of the folders
 * @param description for people
 * @param query what is asked of archives
 * @param download what is brought
 * @param quality what is good enough
 * @param output where everything goes
 */
public record DatasetConfig(
    String datasetName,
    String description,
    Query query,
    Download download,
    Quality quality,
    Output output) {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /**
   * What is asked of archives.
   *
   * @param missions names of missions
   * @param filters names of filters that are wanted; none for all
   * @param archives names of archives, MAST or IRSA
   * @param minYear earliest year of discovery, if any
   * @param maxYear latest year of discovery, if any
   * @param daysBefore how long before the discovery references may be
   * @param daysAfter how long after it science images may be
   * @param radiusDeg radius around each supernova, degrees
   * @param chunkSize supernovae per piece
   * @param startIndex supernovae passed over
   * @param limit most supernovae, if any
   */
  public record Query(
      List<String> missions,
      List<String> filters,
      List<String> archives,
      @Nullable Integer minYear,
      @Nullable Integer maxYear,
      double daysBefore,
      double daysAfter,
      double radiusDeg,
      int chunkSize,
      int startIndex,
      @Nullable Integer limit) {}

  /**
   * What is brought.
   *
   * @param maxObsPerType observations per supernova and type
   * @param maxProductsPerObs files per observation
   * @param includeAuxiliary whether masks, weights and the like are brought
   * @param requireSameMission whether only images of missions with both types are brought
   * @param verifyFits whether files are opened afterwards
   * @param skipReference leaves reference images out
   * @param skipScience leaves science images out
   */
  public record Download(
      int maxObsPerType,
      int maxProductsPerObs,
      boolean includeAuxiliary,
      boolean requireSameMission,
      boolean verifyFits,
      boolean skipReference,
      boolean skipScience) {}

  /**
   * What is good enough.
   *
   * @param minOverlapFraction part of the science image that its reference must cover, 0 to 1
   * @param maxFileSizeMb larger files are left out, MiB
   * @param verifyWcs whether images without celestial coordinates are left out
   */
  public record Quality(double minOverlapFraction, int maxFileSizeMb, boolean verifyWcs) {}

  /**
   * Where everything goes.
   *
   * @param queryResults results of the query
   * @param fitsDownloads tree of downloads
   * @param fitsTraining flat tree
   * @param differenceImages folder of differences
   * @param checkpoint state of the query
   * @param chunkDir pieces of the query
   */
  public record Output(
      Path queryResults,
      Path fitsDownloads,
      Path fitsTraining,
      Path differenceImages,
      Path checkpoint,
      Path chunkDir) {}

  /**
   * Checks all values.
   *
   * @throws BadInputException that lists everything that is wrong
   */
  public DatasetConfig {
    List<String> wrong = new ArrayList<>();
    check(wrong, !query.missions().isEmpty(), "no missions");
    check(wrong, isYear(query.minYear()), "min_year is not from 1900 to 2100");
    check(wrong, inOrder(query.minYear(), query.maxYear()), "max_year is before min_year");
    check(wrong, query.daysBefore() >= 0 && query.daysAfter() >= 0, "a negative number of days");
    check(wrong, query.radiusDeg() > 0, "radius_deg is not positive");
    boolean sizes =
        query.chunkSize() > 0
            && download.maxObsPerType() > 0
            && download.maxProductsPerObs() > 0
            && quality.maxFileSizeMb() > 0;
    check(wrong, sizes, "a size is not positive");
    double overlap = quality.minOverlapFraction();
    check(wrong, overlap >= 0 && overlap <= 1, "min_overlap_fraction is not from 0 to 1");
    check(wrong, datasetName.matches("[A-Za-z0-9][A-Za-z0-9._ -]*"), "dataset_name is no name");
    if (!wrong.isEmpty()) {
      throw new BadInputException(
          String.join(", ", wrong), "the description of a data set", "correct the file");
    }
  }

  /**
   * Reads a file; what it does not say has its default.
   *
   * @throws MissingDatasetException if there is no such file
   * @throws FormatException if it is not YAML, or has entries of another name or kind
   * @throws BadInputException if values are out of range
   * @throws IOException if reading fails
   */
  public static DatasetConfig read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException("there is no such file", file.toString(), "check the path");
    }
    try {
      JsonNode given = YAML.readTree(file.toFile());
      ObjectNode all = defaults();
      if (given.isObject()) {
        merge(all, given, "", file);
      }
      String name = all.path("dataset_name").asText();
      ObjectNode output = (ObjectNode) all.path("output");
      for (String key : List.copyOf(fieldNames(output))) {
        output.put(key, output.path(key).asText().replace("{name}", name));
      }
      return YAML.treeToValue(all, DatasetConfig.class);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof BadInputException wrong) {
        throw wrong;
      }
      FormatException failure =
          new FormatException(
              "not a description of a data set (" + e.getOriginalMessage() + ")",
              file.toString(),
              "compare it with the documented form");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Which supernovae of a catalogue are meant. */
  public CatalogueSelection selection() {
    return new CatalogueSelection(
        query.minYear(), query.maxYear(), query.startIndex(), query.limit());
  }

  /** What is asked of archives. */
  public QueryOptions queryOptions() {
    return new QueryOptions(
        query.missions(), query.daysBefore(), query.daysAfter(), query.radiusDeg(), true);
  }

  /** Where the query keeps its results; continues what is there. */
  public RunFiles runFiles() {
    return new RunFiles(
        output.queryResults(),
        output.chunkDir(),
        output.checkpoint(),
        query.chunkSize(),
        true,
        false);
  }

  /** What is brought. */
  public DownloadOptions downloadOptions() {
    return DownloadOptions.builder()
        .outputDir(output.fitsDownloads())
        .maxObs(download.maxObsPerType())
        .maxProductsPerObs(download.maxProductsPerObs())
        .maxFileSizeMb(quality.maxFileSizeMb())
        .includeAuxiliary(download.includeAuxiliary())
        .verifyFits(download.verifyFits())
        .skipReference(download.skipReference())
        .skipScience(download.skipScience())
        .build();
  }

  /**
   * What of a query is downloaded: images of the archives and filters that are named, and of
   * missions with both types if that is required.
   */
  public List<QueryResult> suitable(List<QueryResult> results) {
    List<QueryResult> named =
        results.stream()
            .map(
                result ->
                    result.withObservations(
                        result.references().stream().filter(this::isNamed).toList(),
                        result.science().stream().filter(this::isNamed).toList()))
            .toList();
    return download.requireSameMission() ? SameMission.filter(named) : named;
  }

  private boolean isNamed(ArchiveObservation observation) {
    return query.archives().stream().anyMatch(observation.archive()::equalsIgnoreCase)
        && (query.filters().isEmpty()
            || query.filters().stream().anyMatch(observation.filters()::equalsIgnoreCase));
  }

  private static ObjectNode defaults() throws IOException {
    String name = "dataset_defaults.yaml";
    try (InputStream text = DatasetConfig.class.getResourceAsStream(name)) {
      return (ObjectNode) YAML.readTree(Objects.requireNonNull(text, name));
    }
  }

  private static List<String> fieldNames(ObjectNode node) {
    return node.properties().stream().map(entry -> entry.getKey()).toList();
  }

  private static void merge(ObjectNode target, JsonNode given, String prefix, Path file) {
    given
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              if (!target.has(key)) {
                throw new FormatException(
                    "there is no entry " + prefix + key, file.toString(), "correct its name");
              }
              if (target.get(key) instanceof ObjectNode inner && entry.getValue().isObject()) {
                merge(inner, entry.getValue(), prefix + key + ".", file);
              } else {
                target.set(key, entry.getValue());
              }
            });
  }

  private static void check(List<String> wrong, boolean right, String what) {
    if (!right) {
      wrong.add(what);
    }
  }

  private static boolean isYear(@Nullable Integer year) {
    return year == null || (year >= 1900 && year <= 2100);
  }

  private static boolean inOrder(@Nullable Integer first, @Nullable Integer second) {
    return first == null || second == null || first <= second;
  }
}
