package org.alidade.transients.networks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Counts of true and false positives at every threshold that parts the answers; equal answers are
 * taken together.
 *
 * @param thresholds the answers, highest first, each once
 * @param truePositives real samples at or above each
 * @param falsePositives other samples at or above each
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record RankedAnswers(double[] thresholds, int[] truePositives, int[] falsePositives) {
  static RankedAnswers of(double[] answers, boolean[] real) {
    int[] order =
        IntStream.range(0, answers.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -answers[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] thresholds = new double[order.length];
    int[] truePositives = new int[order.length];
    int[] falsePositives = new int[order.length];
    int count = 0;
    int hits = 0;
    int misses = 0;
    for (int i = 0; i < order.length; i++) {
      hits += real[order[i]] ? 1 : 0;
      misses += real[order[i]] ? 0 : 1;
      boolean last = i + 1 == order.length || answers[order[i + 1]] != answers[order[i]];
      if (last) {
        thresholds[count] = answers[order[i]];
        truePositives[count] = hits;
        falsePositives[count++] = misses;
      }
    }
    return new RankedAnswers(
        Arrays.copyOf(thresholds, count),
        Arrays.copyOf(truePositives, count),
        Arrays.copyOf(falsePositives, count));
  }

  int reals() {
    return truePositives.length == 0 ? 0 : truePositives[truePositives.length - 1];
  }

  int others() {
    return falsePositives.length == 0 ? 0 : falsePositives[falsePositives.length - 1];
  }

  /** Recall at every threshold. */
  double[] recall() {
    return IntStream.of(truePositives).mapToDouble(hits -> hits / (double) reals()).toArray();
  }

  /** Precision at every threshold. */
  double[] precision() {
    return IntStream.range(0, truePositives.length)
        .mapToDouble(i -> truePositives[i] / (double) (truePositives[i] + falsePositives[i]))
        .toArray();
  }

  /** Average precision: the area below the precision-recall curve without interpolation. */
  double precisionRecallArea() {
    double area = 0;
    double before = 0;
    double[] recall = recall();
    double[] precision = precision();
    for (int i = 0; i < recall.length; i++) {
      area += (recall[i] - before) * precision[i];
      before = recall[i];
    }
    return area;
  }

  /** Probability that a real sample is above another one, equal ones counting half. */
  double rocArea() {
    double area = 0;
    int hits = 0;
    int misses = 0;
    for (int i = 0; i < truePositives.length; i++) {
      area += (falsePositives[i] - misses) * 0.5 * (truePositives[i] + hits);
      hits = truePositives[i];
      misses = falsePositives[i];
    }
    return area / ((double) reals() * others());
  }

  /** Highest recall with no more than this part of the others above the threshold. */
  double recallAt(double falsePositiveRate) {
    double best = 0;
    for (int i = 0; i < truePositives.length; i++) {
      if (falsePositives[i] <= falsePositiveRate * others()) {
        best = truePositives[i] / (double) reals();
      }
    }
    return best;
  }
}
