package org.alidade.transients.training;

import java.util.List;
import org.alidade.array.BadInputException;

/**
 * Samples of one shape.
 *
 * @param name name of the data set
 * @param channels names of the images in a sample, in their order
 * @param normalisation how the images were scaled: {@link #PERCENTILES} or {@link #CHANNEL_SCALES}
 * @param samples the samples
 */
public record Dataset(
    String name, List<String> channels, String normalisation, List<Sample> samples) {
  /** Scaled by {@link Stamp#normalised}. */
  public static final String PERCENTILES = "percentiles 1 to 99.5";

  /** Scaled by {@link Channel#scale}. */
  public static final String CHANNEL_SCALES = "sigma and asinh scales";

  /**
   * Checks that the samples have one shape.
   *
   * @throws BadInputException if a sample differs, or there is none
   */
  public Dataset {
    channels = List.copyOf(channels);
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new BadInputException(
          "no samples", "data set " + name, "use other filters or more observations");
    }
    Sample first = samples.get(0);
    for (Sample sample : samples) {
      if (sample.channels() != channels.size()
          || sample.size() != first.size()
          || sample.hasMask() != first.hasMask()) {
        throw new BadInputException(
            "sample " + sample.info().id() + " has another shape",
            "data set " + name,
            "use one size, one set of channels, and masks for all or none");
      }
    }
  }

  /** Pixels per side. */
  public int size() {
    return samples.get(0).size();
  }

  /** SHA-256 over the samples, hexadecimal; the manifest has the same. */
  public String sha256() {
    return Manifest.of(this).sha256();
  }

  /** The samples of a part. */
  public List<Sample> split(DataSplit split) {
    return samples.stream().filter(sample -> sample.info().split() == split).toList();
  }
}
