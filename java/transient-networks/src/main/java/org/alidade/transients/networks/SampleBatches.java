package org.alidade.transients.networks;

import java.util.List;
import org.alidade.transients.training.Sample;

/** Asks a network about samples. */
final class SampleBatches {
  private static final int BATCH = 32;

  private SampleBatches() {}

  static float[] images(List<Sample> batch) {
    int each = batch.get(0).image().length;
    float[] values = new float[batch.size() * each];
    for (int i = 0; i < batch.size(); i++) {
      System.arraycopy(batch.get(i).image(), 0, values, i * each, each);
    }
    return values;
  }

  /** A logit per sample; of an answer per pixel the highest of the nine in the middle. */
  static double[] logits(ImageNetwork network, List<Sample> samples) {
    double[] all = new double[samples.size()];
    for (int from = 0; from < all.length; from += BATCH) {
      List<Sample> batch = samples.subList(from, Math.min(all.length, from + BATCH));
      int size = batch.get(0).size();
      float[] answers = network.logits(images(batch), batch.size(), size, size);
      int each = answers.length / batch.size();
      for (int i = 0; i < batch.size(); i++) {
        all[from + i] = each == 1 ? answers[i] : middle(answers, i * each, size);
      }
    }
    return all;
  }

  private static double middle(float[] answers, int offset, int size) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int pixel = (size / 2 + dy) * size + size / 2 + dx;
        highest = Math.max(highest, answers[offset + pixel]);
      }
    }
    return highest;
  }

  static boolean[] labels(List<Sample> samples) {
    boolean[] labels = new boolean[samples.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = samples.get(i).info().real();
    }
    return labels;
  }
}
