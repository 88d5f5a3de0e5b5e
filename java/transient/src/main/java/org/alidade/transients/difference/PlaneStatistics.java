package org.alidade.transients.difference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Plain numbers about all pixels of an image, for comparison with other programs.
 *
 * @param mean mean
 * @param std standard deviation, by the number of pixels
 * @param min smallest value
 * @param max largest value
 * @param argMin place of the smallest value
 * @param argMax place of the largest value
 * @param sumOfSquares sum of the squares
 * @param width columns of the image
 */
record PlaneStatistics(
    double mean,
    double std,
    double min,
    double max,
    int argMin,
    int argMax,
    double sumOfSquares,
    int width) {
  /** The statistics of an image. */
  static PlaneStatistics of(double[] pixels, int width) {
    double sum = 0;
    double squares = 0;
    int smallest = 0;
    int largest = 0;
    for (int i = 0; i < pixels.length; i++) {
      sum += pixels[i];
      squares += pixels[i] * pixels[i];
      smallest = pixels[i] < pixels[smallest] ? i : smallest;
      largest = pixels[i] > pixels[largest] ? i : largest;
    }
    double mean = sum / pixels.length;
    double around = 0;
    for (double pixel : pixels) {
      around += (pixel - mean) * (pixel - mean);
    }
    return new PlaneStatistics(
        mean,
        Math.sqrt(around / pixels.length),
        pixels[smallest],
        pixels[largest],
        smallest,
        largest,
        squares,
        width);
  }

  /** All images of a result by their names. */
  static ObjectNode of(SubtractionResult result) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("D", of(result.difference(), result.width()).document());
    all.set("S", of(result.score(), result.width()).document());
    all.set("S_corr", of(result.significance(), result.width()).document());
    all.set("alpha", of(result.fluxes(), result.width()).document());
    all.set("sigma_alpha", of(result.fluxError(), result.width()).document());
    return all;
  }

  private ObjectNode document() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("mean", mean).put("std", std).put("min", min).put("max", max);
    node.putArray("argmax_yx").add(argMax / width).add(argMax % width);
    node.putArray("argmin_yx").add(argMin / width).add(argMin % width);
    return node.put("sum_sq", sumOfSquares);
  }
}
