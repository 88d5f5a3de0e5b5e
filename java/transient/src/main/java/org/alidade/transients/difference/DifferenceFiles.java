package org.alidade.transients.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsFile;
import org.alidade.math.Quantiles;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.image.MaskGrowth;

/**
 * Subtracts files that are on one grid and free of sky already: what {@code alidade transient
 * difference} does.
 *
 * <p>The primary image of a file is the image, the extensions {@code VAR} and {@code MASK}, where
 * they are there, its variances and mask bits. The folder gets {@code D.fits}, {@code SCORR.fits},
 * {@code S.fits}, {@code PSF_D.fits}, {@code candidates.csv} and {@code summary.json}.
 *
 * <p>Example: {@code DifferenceFiles.subtract(sci, ref, psfSci, psfRef, parameters, folder);}
 */
public final class DifferenceFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VARIANCE = "VAR";
  private static final String MASK = "MASK";
  private static final double SATURATION_GROWTH_PX = 4;

  private DifferenceFiles() {}

  /**
   * Subtracts and writes the files.
   *
   * @param science the new image
   * @param reference the old image
   * @param sciencePsf its point-spread function, an odd square
   * @param referencePsf the reference's point-spread function
   * @param parameters any of {@code sigma_sci}, {@code sigma_ref}, {@code F_sci}, {@code F_ref},
   *     {@code ast_x}, {@code ast_y}, {@code eps}, {@code threshold} and {@code margin}; noise that
   *     is missing is measured, and so is the ratio of the flux scales
   * @param folder where to
   * @return what was found
   * @throws BadInputException if the files do not fit together or parameters make no sense
   */
  public static List<Candidate> subtract(
      Path science,
      Path reference,
      Path sciencePsf,
      Path referencePsf,
      JsonNode parameters,
      Path folder) {
    checkNames(parameters);
    Frame newFrame = frame(science, psf(sciencePsf), parameters.path("sigma_sci"));
    Frame oldFrame = frame(reference, psf(referencePsf), parameters.path("sigma_ref"));
    ImagePair pair = ImagePair.of(newFrame, oldFrame);
    ZogyOptions options = options(parameters, pair, newFrame, oldFrame);
    boolean[] mask =
        ResultMask.of(newFrame, oldFrame, options.maskGrowthPx(), options.saturatedGrowthPx());
    SubtractionResult result = Zogy.subtract(pair, options).withMask(mask);
    CandidateOptions search = candidateOptions(parameters);
    List<Candidate> found = Candidates.find(result, newFrame, oldFrame, search);
    RunParameters used =
        RunParameters.of(
            science.getFileName().toString(),
            reference.getFileName().toString(),
            newFrame.sigma(),
            oldFrame.sigma(),
            options);
    new SubtractionFiles(science, reference, result, used, found, search)
        .write(folder, newFrame.header());
    return found;
  }

  /**
   * Reads parameters from a file that holds them alone or as the entry {@code parameters}.
   *
   * @throws FormatException if the file is no JSON object
   */
  public static JsonNode readParameters(Path file) {
    try {
      JsonNode node = JSON.readTree(file.toFile());
      JsonNode inner = node == null ? null : node.path("parameters");
      if (inner != null && inner.isObject()) {
        return inner;
      }
      if (node != null && node.isObject()) {
        return node;
      }
      throw new FormatException("not a JSON object", file.toString(), "give an object of numbers");
    } catch (IOException e) {
      throw new FormatException(
          "cannot be read as JSON: " + e.getMessage(),
          file.toString(),
          "give an object of numbers");
    }
  }

  private static void checkNames(JsonNode parameters) {
    List<String> known =
        List.of(
            "sigma_sci",
            "sigma_ref",
            "F_sci",
            "F_ref",
            "ast_x",
            "ast_y",
            "eps",
            "threshold",
            "margin");
    parameters
        .properties()
        .forEach(
            entry -> {
              if (!known.contains(entry.getKey()) || !entry.getValue().isNumber()) {
                throw new BadInputException(
                    entry.getKey() + " = " + entry.getValue(),
                    "parameters of a subtraction",
                    "give numbers named " + String.join(", ", known));
              }
            });
  }

  private static ZogyOptions options(
      JsonNode parameters, ImagePair pair, Frame science, Frame reference) {
    double referenceScale = parameters.path("F_ref").asDouble(1);
    double scienceScale =
        parameters.has("F_sci")
            ? parameters.path("F_sci").doubleValue()
            : referenceScale * fluxRatio(pair, science, reference);
    ZogyOptions defaults = ZogyOptions.defaults();
    return defaults
        .withFluxScales(scienceScale, referenceScale)
        .withAstrometricNoise(
            parameters.path("ast_x").asDouble(defaults.astrometricNoiseXPx()),
            parameters.path("ast_y").asDouble(defaults.astrometricNoiseYPx()))
        .withFrequencyCut(parameters.path("eps").asDouble(defaults.frequencyCut()));
  }

  private static double fluxRatio(ImagePair pair, Frame science, Frame reference) {
    boolean[] masked =
        ResultMask.of(science, reference, SATURATION_GROWTH_PX, SATURATION_GROWTH_PX);
    return FluxRatio.fit(pair, masked, FluxRatioOptions.defaults()).value();
  }

  /**
   * Whether the pixels of two images are the same places on the sky: images of one size whose
   * corners agree, or that have no world coordinates.
   */
  public static boolean areOnOneGrid(Path first, Path second) {
    try (FitsFile one = FitsFile.open(first);
        FitsFile other = FitsFile.open(second)) {
      int[] shape = one.image(0).shape();
      return Arrays.equals(shape, other.image(0).shape())
          && GridCards.agree(one.header(0), other.header(0), shape[1], shape[0]);
    }
  }

  /**
   * How candidates are looked for: {@code threshold} and {@code margin} of the parameters, else the
   * defaults.
   */
  public static CandidateOptions candidateOptions(JsonNode parameters) {
    CandidateOptions defaults = CandidateOptions.defaults();
    return defaults
        .withThreshold(parameters.path("threshold").asDouble(defaults.threshold()))
        .withMarginPx(parameters.path("margin").asInt(defaults.marginPx()));
  }

  /**
   * Reads a point-spread function.
   *
   * @throws BadInputException if the image is no odd square with a positive sum
   */
  public static PsfStamp psf(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      int[] shape = file.image(0).shape();
      if (shape.length != 2 || shape[0] != shape[1]) {
        throw new BadInputException(
            "a point-spread function that is no square", path.toString(), "give an odd square");
      }
      return PsfStamp.of(shape[0], file.image(0).doubles());
    }
  }

  private static Frame frame(Path path, PsfStamp psf, JsonNode sigma) {
    try (FitsFile file = FitsFile.open(path)) {
      int[] shape = file.image(0).shape();
      if (shape.length != 2) {
        throw new BadInputException(
            shape.length + " axes", path.toString(), "give an image of two axes");
      }
      double[] pixels = file.image(0).doubles();
      byte[] mask = new byte[pixels.length];
      if (file.names().contains(MASK)) {
        float[] bits = file.image(MASK).floats();
        for (int i = 0; i < mask.length; i++) {
          mask[i] = (byte) bits[i];
        }
      }
      double noise = sigma.isNumber() ? sigma.doubleValue() : noise(pixels, mask);
      double[] variance =
          file.names().contains(VARIANCE)
              ? file.image(VARIANCE).doubles()
              : constant(pixels.length, noise * noise);
      return new Frame(shape[1], shape[0], pixels, variance, mask, noise, psf, file.header(0));
    }
  }

  private static double noise(double[] pixels, byte[] mask) {
    boolean[] masked = MaskGrowth.select(mask, 0xff);
    double[] good =
        IntStream.range(0, pixels.length)
            .filter(i -> !masked[i] && Double.isFinite(pixels[i]))
            .mapToDouble(i -> pixels[i])
            .toArray();
    return Quantiles.scaledMedianAbsoluteDeviation(good);
  }

  private static double[] constant(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }
}
