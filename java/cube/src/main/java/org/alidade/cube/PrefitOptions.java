package org.alidade.cube;

import java.util.OptionalLong;
import org.alidade.array.BadInputException;

/**
 * Options of {@link PrefitSnapshot#write}.
 *
 * <p>Example: {@code PrefitOptions.builder().maxSpaxels(4).seed(7).build()}.
 *
 * @param maxSpaxels observed spectra drawn
 * @param maxComponents different components among the models drawn
 * @param maxTemplates templates drawn
 * @param maxPairs pairs of spaxel and component drawn
 * @param templatesPerPair models drawn per pair
 * @param lowQuantile quantile of the unmasked values at the lower end of the axis
 * @param highQuantile quantile of the unmasked values at the upper end of the axis
 * @param padFraction room on either side as a fraction of that range
 * @param seed seed of all random choices; other spectra every time if empty
 */
public record PrefitOptions(
    int maxSpaxels,
    int maxComponents,
    int maxTemplates,
    int maxPairs,
    int templatesPerPair,
    double lowQuantile,
    double highQuantile,
    double padFraction,
    OptionalLong seed) {
  /** Checks ranges. */
  public PrefitOptions {
    Ranges.atLeast(maxSpaxels, 1, "max_spaxels");
    Ranges.atLeast(maxComponents, 1, "max_components");
    Ranges.atLeast(maxTemplates, 1, "max_templates");
    Ranges.atLeast(maxPairs, 1, "max_sc_pairs");
    Ranges.atLeast(templatesPerPair, 1, "templates_per_pair");
    Ranges.notNegative(padFraction, "pad_frac");
    if (!(lowQuantile >= 0 && lowQuantile < highQuantile && highQuantile <= 1)) {
      throw new BadInputException(
          "quantiles " + lowQuantile + " and " + highQuantile,
          "q_lo, q_hi",
          "use for example 0.02 and 0.98");
    }
  }

  /** 6 spectra, 2 components, 4 templates, 3 pairs of 2 models, quantiles 2 % and 98 %. */
  public static PrefitOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options. */
  public static final class Builder {
    private int maxSpaxels = 6;
    private int maxComponents = 2;
    private int maxTemplates = 4;
    private int maxPairs = 3;
    private int templatesPerPair = 2;
    private double lowQuantile = 0.02;
    private double highQuantile = 0.98;
    private double padFraction = 0.2;
    private OptionalLong seed = OptionalLong.empty();

    private Builder() {}

    /** Observed spectra drawn. */
    public Builder maxSpaxels(int number) {
      maxSpaxels = number;
      return this;
    }

    /** Different components among the models drawn. */
    public Builder maxComponents(int number) {
      maxComponents = number;
      return this;
    }

    /** Templates drawn. */
    public Builder maxTemplates(int number) {
      maxTemplates = number;
      return this;
    }

    /** Pairs of spaxel and component drawn. */
    public Builder maxPairs(int number) {
      maxPairs = number;
      return this;
    }

    /** Models drawn per pair. */
    public Builder templatesPerPair(int number) {
      templatesPerPair = number;
      return this;
    }

    /** Limits of the flux axes: two quantiles and room as a fraction of their distance. */
    public Builder limits(double low, double high, double padding) {
      lowQuantile = low;
      highQuantile = high;
      padFraction = padding;
      return this;
    }

    /** Seed of all random choices. */
    public Builder seed(long value) {
      seed = OptionalLong.of(value);
      return this;
    }

    /** The options, checked. */
    public PrefitOptions build() {
      return new PrefitOptions(
          maxSpaxels,
          maxComponents,
          maxTemplates,
          maxPairs,
          templatesPerPair,
          lowQuantile,
          highQuantile,
          padFraction,
          seed);
    }
  }
}
