package org.alidade.transients.networks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept beside the weights of a network, so that it can be used rightly and made again.
 *
 * @param name name in the registry
 * @param version version, counted from 1
 * @param created when, ISO 8601
 * @param design the network
 * @param channels images it takes, in their order
 * @param size pixels per side that it learned from
 * @param normalisation how images are scaled
 * @param temperature divisor of its logits that calibrates them
 * @param training what it learned from and how
 * @param evaluatedOn part of the data set that the evaluation is of
 * @param evaluation how good it is there
 * @param remark what must be known before its numbers are believed
 */
public record ModelRecipe(
    String name,
    int version,
    String created,
    NetworkDesign design,
    List<String> channels,
    int size,
    String normalisation,
    double temperature,
    Training training,
    String evaluatedOn,
    Evaluation evaluation,
    String remark) {
  /**
   * What a network learned from and how.
   *
   * @param dataset name of the data set
   * @param sha256 SHA-256 of its samples
   * @param origins samples by origin of their label
   * @param samples samples that were learned from
   * @param groups objects that those show
   * @param epochs passes that were made
   * @param bestEpoch the pass that was kept
   * @param batch samples per step
   * @param recipe the optimiser
   * @param augmented whether samples were turned and mirrored
   * @param seed seed of everything random
   * @param threads threads of the engine, on which sums may depend
   */
  public record Training(
      String dataset,
      String sha256,
      Map<String, Integer> origins,
      int samples,
      int groups,
      int epochs,
      int bestEpoch,
      int batch,
      TrainingOptions.Recipe recipe,
      boolean augmented,
      long seed,
      int threads) {}

  /** Name and version, as {@code real-bogus/3}. */
  public String reference() {
    return name + "/" + version;
  }

  ModelRecipe withVersion(int newVersion) {
    return new ModelRecipe(
        name,
        newVersion,
        created,
        design,
        channels,
        size,
        normalisation,
        temperature,
        training,
        evaluatedOn,
        evaluation,
        remark);
  }

  /** The remark for data of these origins; generated data say little about real skies. */
  static String remark(Map<String, Integer> origins, Optional<String> shortcoming) {
    String about =
        origins.containsKey("injected")
            ? "Evaluated on injected sources: real images hold artifacts and transients that were"
                + " not generated."
            : "Evaluated on reviewed detections: the numbers hold for surveys like these.";
    return shortcoming.map(text -> about + " " + text).orElse(about);
  }
}
