package org.alidade.transients.detection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsFile;
import org.alidade.math.Quantiles;

/**
 * The results of a subtraction in a folder, to be scored: {@code D.fits} or {@code
 * difference.fits}, {@code SCORR.fits} or {@code scorr.fits}, and {@code candidates.csv}.
 *
 * <pre>{@code
 * DifferenceFolder folder = DifferenceFolder.at(Path.of("run"));
 * List<Detection> detections = folder.score(ScorerOptions.defaults());
 * }</pre>
 *
 * @param folder the folder
 * @param science the science image; empty if it is not known
 * @param reference the reference image on the same grid; empty if it is not known
 */
public record DifferenceFolder(Path folder, Optional<Path> science, Optional<Path> reference) {
  private static final String CANDIDATES = "candidates.csv";
  private static final String SUMMARY = "summary.json";

  /**
   * The results in a folder; its summary tells what was subtracted.
   *
   * @throws FormatException if the summary is no JSON
   */
  public static DifferenceFolder at(Path folder) {
    JsonNode summary = summary(folder.resolve(SUMMARY));
    return new DifferenceFolder(folder, image(summary, "science"), image(summary, "reference"));
  }

  private static JsonNode summary(Path file) {
    ObjectMapper json = new ObjectMapper();
    if (!Files.isRegularFile(file)) {
      return json.createObjectNode();
    }
    try {
      return json.readTree(file.toFile());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Optional<Path> image(JsonNode summary, String name) {
    return Optional.ofNullable(summary.path(name).textValue())
        .map(Path::of)
        .filter(Files::isRegularFile);
  }

  /** The same with the images that were subtracted. */
  public DifferenceFolder withImages(Path newScience, Path newReference) {
    return new DifferenceFolder(folder, Optional.of(newScience), Optional.of(newReference));
  }

  /** Whether networks can judge: they look at both images. */
  public boolean hasImages() {
    return science.isPresent() && reference.isPresent();
  }

  /**
   * Scores the candidates; without both images by S_corr alone.
   *
   * @return all candidates, the most certain first
   * @throws BadInputException if files are missing or do not fit together
   * @throws org.alidade.transients.StageException {@code MODEL_UNAVAILABLE} if a network that is
   *     named cannot be used
   */
  public List<Detection> score(ScorerOptions options) {
    if (options.namesModel() && !hasImages()) {
      throw new BadInputException(
          "networks look at science and reference image, and these are not known",
          folder.toString(),
          "name both images");
    }
    List<Map<String, String>> rows = candidates();
    try (CandidateScorer scorer = Scorers.open(hasImages() ? options : options.withoutNetworks())) {
      List<ScoringPosition> positions = rows.stream().map(DifferenceFolder::position).toList();
      List<Score> scores = scorer.score(images(), positions);
      List<Detection> detections = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        detections.add(detection(rows.get(i), positions.get(i), scores.get(i), scorer));
      }
      detections.sort((a, b) -> Double.compare(b.score().confidence(), a.score().confidence()));
      return detections;
    }
  }

  private List<Map<String, String>> candidates() {
    Path file = folder.resolve(CANDIDATES);
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "there is no " + CANDIDATES, folder.toString(), "name a folder of transient difference");
    }
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      return rows.readAll();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static FormatException unreadable(Path file, IOException cause) {
    FormatException failure =
        new FormatException(
            "it cannot be read (" + cause.getMessage() + ")",
            file.toString(),
            "subtract the images again");
    failure.initCause(cause);
    return failure;
  }

  private static ScoringPosition position(Map<String, String> row) {
    return new ScoringPosition(
        number(row, "x"), number(row, "y"), number(row, "scorr"), isArtifact(row));
  }

  private static boolean isArtifact(Map<String, String> row) {
    String flags = row.getOrDefault("flags", "");
    return flags.contains("DIPOLE") || flags.contains("COSMIC");
  }

  private static double number(Map<String, String> row, String column) {
    String text = row.getOrDefault(column, "");
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      FormatException failure =
          new FormatException(
              "'" + text + "' is no number", CANDIDATES + ", " + column, "make the table again");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Pixels of an image. */
  @SuppressWarnings("ArrayRecordComponent") // bulk data
  private record Plane(int width, int height, double[] values) {}

  private ScoringImages images() {
    Plane difference = plane("D.fits", "difference.fits");
    double[] none = new double[difference.values.length];
    double[] newer = science.map(DifferenceFolder::pixels).orElse(none);
    double[] older = reference.map(DifferenceFolder::pixels).orElse(none);
    return new ScoringImages(
        difference.width,
        difference.height,
        older,
        newer,
        difference.values,
        plane("SCORR.fits", "scorr.fits").values,
        noise(older),
        noise(newer));
  }

  private Plane plane(String name, String otherName) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      file = folder.resolve(otherName);
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "there is no " + name, folder.toString(), "name a folder of transient difference");
    }
    try (FitsFile fits = FitsFile.open(file)) {
      int[] shape = fits.image(0).shape();
      return new Plane(shape[1], shape[0], fits.image(0).doubles());
    }
  }

  private static double[] pixels(Path file) {
    try (FitsFile fits = FitsFile.open(file)) {
      return fits.image(0).doubles();
    }
  }

  private static double noise(double[] pixels) {
    double[] finite = Arrays.stream(pixels).filter(Double::isFinite).toArray();
    double noise = finite.length == 0 ? 0 : Quantiles.scaledMedianAbsoluteDeviation(finite);
    return noise > 0 ? noise : 1;
  }

  private static Detection detection(
      Map<String, String> row, ScoringPosition position, Score score, CandidateScorer scorer) {
    String flags = row.getOrDefault("flags", "");
    return new Detection(
        number(row, "ra"),
        number(row, "dec"),
        position.x(),
        position.y(),
        score,
        DetectionType.of(score, position.artifact(), Surroundings.unknown()),
        position.significance(),
        number(row, "flux"),
        number(row, "flux_err"),
        flags.isEmpty() ? List.of() : List.of(flags.split("\\|", -1)),
        scorer.description());
  }

  /** Detections as comma-separated values below a line of names. */
  public static String toCsv(List<Detection> detections) {
    StringBuilder text =
        new StringBuilder("x,y,ra,dec,score,rb,unet,type,scorr,flux,flux_err,flags,scorer\n");
    for (Detection one : detections) {
      cell(text, OptionalDouble.of(one.x()));
      cell(text, OptionalDouble.of(one.y()));
      cell(text, OptionalDouble.of(one.raDegrees()));
      cell(text, OptionalDouble.of(one.decDegrees()));
      cell(text, OptionalDouble.of(one.score().confidence()));
      cell(text, one.score().realBogus());
      cell(text, one.score().segmentation());
      text.append(one.type().text()).append(',');
      cell(text, OptionalDouble.of(one.significance()));
      cell(text, OptionalDouble.of(one.flux()));
      cell(text, OptionalDouble.of(one.fluxError()));
      text.append(String.join("|", one.flags())).append(',');
      text.append('"').append(one.scorer().replace("\"", "\"\"")).append("\"\n");
    }
    return text.toString();
  }

  private static void cell(StringBuilder text, OptionalDouble value) {
    if (value.isPresent() && !Double.isNaN(value.getAsDouble())) {
      text.append(value.getAsDouble());
    }
    text.append(',');
  }
}
