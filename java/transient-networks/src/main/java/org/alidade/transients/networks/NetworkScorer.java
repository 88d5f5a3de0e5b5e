package org.alidade.transients.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alidade.transients.detection.CandidateScorer;
import org.alidade.transients.detection.Score;
import org.alidade.transients.detection.ScoringImages;
import org.alidade.transients.detection.ScoringPosition;
import org.alidade.transients.training.Triplet;

/** Scores candidates with a real/bogus network, a U-Net, or both. */
final class NetworkScorer implements CandidateScorer {
  private static final int BATCH = 32;

  private final Optional<InstalledModel> realBogus;
  private final Optional<InstalledModel> segmentation;

  NetworkScorer(Optional<InstalledModel> realBogus, Optional<InstalledModel> segmentation) {
    this.realBogus = realBogus;
    this.segmentation = segmentation;
  }

  @Override
  public String description() {
    return Stream.of(realBogus, segmentation)
        .flatMap(Optional::stream)
        .map(InstalledModel::name)
        .collect(Collectors.joining(" + "));
  }

  @Override
  public boolean usesNetworks() {
    return true;
  }

  @Override
  public List<Score> score(ScoringImages images, List<ScoringPosition> positions) {
    if (positions.isEmpty()) {
      return List.of();
    }
    Optional<double[]> triplets = realBogus.map(model -> ofTriplets(model, images, positions));
    Optional<double[]> pixels = segmentation.map(model -> ofPixels(model, images, positions));
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      scores.add(Score.ofNetworks(at(triplets, i), at(pixels, i)));
    }
    return scores;
  }

  private static OptionalDouble at(Optional<double[]> values, int index) {
    return values.isPresent() ? OptionalDouble.of(values.get()[index]) : OptionalDouble.empty();
  }

  private static double[] ofTriplets(
      InstalledModel model, ScoringImages images, List<ScoringPosition> positions) {
    int size = model.size();
    int each = Triplet.CHANNELS * size * size;
    double[] probabilities = new double[positions.size()];
    for (int from = 0; from < probabilities.length; from += BATCH) {
      int count = Math.min(BATCH, probabilities.length - from);
      float[] values = new float[count * each];
      for (int i = 0; i < count; i++) {
        ScoringPosition position = positions.get(from + i);
        float[] triplet = Triplet.cut(images, position.x(), position.y(), size).normalised();
        System.arraycopy(triplet, 0, values, i * each, each);
      }
      float[] logits = model.network().logits(values, count, size, size);
      for (int i = 0; i < count; i++) {
        probabilities[from + i] = TemperatureScaling.probability(logits[i], model.temperature());
      }
    }
    return probabilities;
  }

  private static double[] ofPixels(
      InstalledModel model, ScoringImages images, List<ScoringPosition> positions) {
    float[] map =
        ProbabilityMap.of(
            model.network(), images, model.channels(), model.temperature(), model.size());
    return positions.stream().mapToDouble(position -> highest(map, images, position)).toArray();
  }

  /** The highest probability within a pixel of the position. */
  private static double highest(float[] map, ScoringImages images, ScoringPosition position) {
    int x = (int) Math.rint(position.x());
    int y = (int) Math.rint(position.y());
    double highest = 0;
    for (int row = Math.max(0, y - 1); row <= Math.min(images.height() - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1);
          column <= Math.min(images.width() - 1, x + 1);
          column++) {
        highest = Math.max(highest, map[row * images.width() + column]);
      }
    }
    return highest;
  }

  @Override
  public void close() {
    realBogus.ifPresent(InstalledModel::close);
    segmentation.ifPresent(InstalledModel::close);
  }
}
