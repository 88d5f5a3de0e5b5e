package org.alidade.transients.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.alidade.array.BadInputException;

/**
 * Makes data sets of subtracted pairs.
 *
 * <pre>{@code
 * BuiltDataset built =
 *     DatasetBuilder.build(DatasetOptions.triplets("generated"), pairs, folder);
 * }</pre>
 */
public final class DatasetBuilder {
  private DatasetBuilder() {}

  /**
   * Makes the samples of pairs and writes container, manifest and report into a folder.
   *
   * @param options how samples are made
   * @param pairs the pairs, looked at one after the other
   * @param folder where to; made if missing
   * @throws BadInputException if no sample comes of them
   */
  public static BuiltDataset build(
      DatasetOptions options, Iterable<SubtractedPair> pairs, Path folder) {
    return save(
        new Dataset(options.name(), channels(options), scale(options), samples(options, pairs)),
        folder);
  }

  /**
   * Makes the samples of pairs.
   *
   * @param options how samples are made
   * @param pairs the pairs, looked at one after the other
   * @return the data set; empty if no sample comes of them
   */
  public static Optional<Dataset> make(DatasetOptions options, Iterable<SubtractedPair> pairs) {
    List<Sample> samples = samples(options, pairs);
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(new Dataset(options.name(), channels(options), scale(options), samples));
  }

  /**
   * Writes container, manifest and report of a data set into a folder.
   *
   * @param folder where to; made if missing
   */
  public static BuiltDataset save(Dataset dataset, Path folder) {
    Path file = folder.resolve("dataset.h5");
    QualityReport report = QualityReport.of(dataset);
    Manifest manifest = Manifest.of(dataset);
    Path list = manifest.write(folder.resolve("manifest.json"));
    DatasetFile.write(file, dataset);
    Path summary = JsonFile.write(folder.resolve("summary.json"), report);
    return new BuiltDataset(file, list, summary, manifest.sha256(), report);
  }

  private static List<Sample> samples(DatasetOptions options, Iterable<SubtractedPair> pairs) {
    SplittableRandom random = new SplittableRandom(options.seed());
    List<Sample> samples = new ArrayList<>();
    for (SubtractedPair pair : pairs) {
      SplittableRandom own = random.split();
      if (pair.quality() >= options.leastQuality() && samples.size() < options.maxSamples()) {
        samples.addAll(PairSamples.of(pair, options, own));
      }
    }
    List<Sample> kept = samples.subList(0, Math.min(samples.size(), options.maxSamples()));
    return options.augmented() ? augmented(kept) : kept;
  }

  private static List<Sample> augmented(List<Sample> samples) {
    List<Sample> all = new ArrayList<>();
    for (Sample sample : samples) {
      if (sample.info().split() == DataSplit.TRAIN) {
        all.addAll(Augmentation.all(sample));
      } else {
        all.add(sample);
      }
    }
    return all;
  }

  private static List<String> channels(DatasetOptions options) {
    return options.kind() == DatasetOptions.Kind.TRIPLETS
        ? List.of("reference", "science", "difference")
        : options.channels().stream().map(Channel::text).toList();
  }

  private static String scale(DatasetOptions options) {
    return options.kind() == DatasetOptions.Kind.TRIPLETS
        ? Dataset.PERCENTILES
        : Dataset.CHANNEL_SCALES;
  }
}
