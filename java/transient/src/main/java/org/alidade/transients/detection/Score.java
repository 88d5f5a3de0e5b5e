package org.alidade.transients.detection;

import java.util.OptionalDouble;
import org.alidade.array.BadInputException;

/**
 * How sure it is that a candidate is real.
 *
 * @param confidence probability from 0 to 1, or a rank in its place when no network judged
 * @param realBogus calibrated probability of the real/bogus network, if it judged
 * @param segmentation highest calibrated probability of the U-Net within a pixel, if it judged
 */
public record Score(double confidence, OptionalDouble realBogus, OptionalDouble segmentation) {
  /** Least confidence that is stored (spec transient 15). */
  public static final double STORED = 0.1;

  /** Least confidence that is presented to reviewers (spec transient 15). */
  public static final double PRESENTED = 0.5;

  /**
   * Checks the numbers.
   *
   * @throws BadInputException if one is not within 0 and 1
   */
  public Score {
    check(confidence);
    realBogus.ifPresent(Score::check);
    segmentation.ifPresent(Score::check);
  }

  private static void check(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new BadInputException(
          "a probability of " + probability, "a score", "give numbers from 0 to 1");
    }
  }

  /**
   * The score of what the networks said: {@code 1 - (1 - rb)(1 - unet)} (spec transient 15), or the
   * one that judged.
   *
   * @throws BadInputException if none judged
   */
  public static Score ofNetworks(OptionalDouble realBogus, OptionalDouble segmentation) {
    if (realBogus.isEmpty() && segmentation.isEmpty()) {
      throw new BadInputException(
          "no network judged", "a score", "give the probability of one network at least");
    }
    double doubt = (1 - realBogus.orElse(0)) * (1 - segmentation.orElse(0));
    return new Score(1 - doubt, realBogus, segmentation);
  }

  /** A score without a network. */
  public static Score withoutNetwork(double rank) {
    return new Score(rank, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Whether the candidate is stored as a detection. */
  public boolean isStored() {
    return confidence >= STORED;
  }

  /** Whether the detection is presented to reviewers. */
  public boolean isPresented() {
    return confidence >= PRESENTED;
  }
}
