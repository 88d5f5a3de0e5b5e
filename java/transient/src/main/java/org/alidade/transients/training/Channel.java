package org.alidade.transients.training;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.transients.detection.ScoringImages;

/** An input of the U-Net and how it is scaled (spec transient 14.1). */
public enum Channel {
  /** Difference in units of its noise, clipped to 10 and divided by 10. */
  DIFFERENCE,
  /** S_corr, clipped to 10 and divided by 10. */
  SIGNIFICANCE,
  /** Reference image: {@code asinh(I / (3 sigma)) / 5}. */
  REFERENCE,
  /** Science image: {@code asinh(I / (3 sigma)) / 5}. */
  SCIENCE;

  private static final double CLIP = 10;
  private static final double SOFT_SIGMA = 3;
  private static final double SHRINK = 5;

  /** The name in recipes, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The channel of a name.
   *
   * @throws BadInputException if there is none
   */
  public static Channel of(String text) {
    for (Channel channel : values()) {
      if (channel.text().equals(text)) {
        return channel;
      }
    }
    throw new BadInputException(
        "'" + text + "' is no channel",
        "the channels of a network",
        "use difference, significance, reference or science");
  }

  /** The unscaled image of the channel. */
  public double[] image(ScoringImages images) {
    return switch (this) {
      case DIFFERENCE -> images.difference();
      case SIGNIFICANCE -> images.significance();
      case REFERENCE -> images.reference();
      case SCIENCE -> images.science();
    };
  }

  /** A pixel as the network takes it; 0 where there is no data. */
  public float scale(double value, ScoringImages images) {
    if (Double.isNaN(value)) {
      return 0;
    }
    return switch (this) {
      case DIFFERENCE, SIGNIFICANCE -> (float) (Math.max(-CLIP, Math.min(CLIP, value)) / CLIP);
      case REFERENCE -> (float) (asinh(value / (SOFT_SIGMA * images.referenceSigma())) / SHRINK);
      case SCIENCE -> (float) (asinh(value / (SOFT_SIGMA * images.scienceSigma())) / SHRINK);
    };
  }

  private static double asinh(double value) {
    double magnitude = Math.abs(value);
    return Math.copySign(Math.log(magnitude + Math.sqrt(magnitude * magnitude + 1)), value);
  }
}
