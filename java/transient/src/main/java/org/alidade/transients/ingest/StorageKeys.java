package org.alidade.transients.ingest;

import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.transients.ObservationType;

/**
 * Names of objects in the store (spec transient 6.3). Parts that come from outside lose everything
 * that is not a letter, digit, dot, underscore, plus or minus.
 *
 * <p>Example: {@code StorageKeys.observation("2014J", ObservationType.SCIENCE, "PS1_x.wrp.g")}.
 */
public final class StorageKeys {
  private StorageKeys() {}

  /** Key of an observation's image. */
  public static String observation(String supernova, ObservationType type, String obsId) {
    return "observations/" + part(supernova) + "/" + type.text() + "/" + part(obsId) + ".fits";
  }

  /** Identifier of an observation in the database. */
  public static String observationId(String supernova, ObservationType type, String obsId) {
    return supernova + "_" + type.text() + "_" + part(obsId);
  }

  /** Key of a preprocessed image. */
  public static String processed(UUID observation) {
    return "processed/" + observation + "/image.fits";
  }

  /**
   * Key of a result of a subtraction.
   *
   * @param product such as {@code difference} or {@code scorr}
   */
  public static String difference(UUID run, String product) {
    return "differences/" + run + "/" + part(product) + ".fits";
  }

  /**
   * Key of a result of a detection.
   *
   * @param fileName {@code probability.fits} or {@code metadata.json}
   */
  public static String detection(UUID modelRun, String fileName) {
    return "detections/" + modelRun + "/" + part(fileName);
  }

  /**
   * Key of a cut-out of a candidate.
   *
   * @param image {@code science}, {@code template} or {@code difference}
   */
  public static String cutout(UUID candidate, String image) {
    return "cutouts/" + candidate + "/" + part(image) + ".fits.gz";
  }

  /** Beginning of the keys of a training data set. */
  public static String trainingPrefix(UUID dataset) {
    return "training/" + dataset + "/";
  }

  /**
   * Key of a sample of a training data set (spec transient 17.1).
   *
   * @param shown the detection that it shows, or a word for what it is
   * @param x column of its middle
   * @param y row of its middle
   * @param array {@code image} or {@code mask}
   */
  public static String trainingPatch(
      UUID dataset, UUID observation, String shown, int x, int y, String array) {
    return trainingPrefix(dataset)
        + "patches/"
        + String.join("_", observation.toString(), part(shown), x + "", y + "", part(array))
        + ".fits";
  }

  /**
   * Key of content by its checksum.
   *
   * @param sha256 64 hexadecimal digits
   * @throws BadInputException if it is something else
   */
  public static String content(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new BadInputException(
          "not a SHA-256", "a key of content", "give 64 hexadecimal digits");
    }
    return "cas/" + sha256.substring(0, 2) + "/" + sha256;
  }

  /** A part of a key; dots alone would lead elsewhere in stores that are folders. */
  private static String part(String text) {
    String clean = text.replaceAll("[^A-Za-z0-9._+-]", "_");
    if (clean.isEmpty()) {
      throw new BadInputException("an empty name", "a storage key", "give every part a name");
    }
    return clean.matches("\\.+") ? clean.replace('.', '_') : clean;
  }
}
