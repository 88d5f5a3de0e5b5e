package org.alidade.lightcurve.array;

import java.util.HashSet;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;

/**
 * Labels of the four axes of the array, each text once.
 *
 * @param objects keys of the objects, such as {@code I123}
 * @param measurements keys of the measurements, such as {@code ch1_sci-mag_auto}
 * @param values keys of the values: first the value, then its uncertainty
 * @param epochs keys of the epochs, such as {@code gr12}
 */
public record LabelledAxes(
    List<String> objects, List<String> measurements, List<String> values, List<String> epochs) {
  /** Names of the axes, in the order of the array. */
  public static final List<String> NAMES = List.of("object", "measurement", "value", "epoch");

  /**
   * Checks the labels.
   *
   * @throws BadInputException if an axis has none, or one twice
   */
  public LabelledAxes {
    objects = checked("object", objects);
    measurements = checked("measurement", measurements);
    values = checked("value", values);
    epochs = checked("epoch", epochs);
  }

  private static List<String> checked(String axis, List<String> labels) {
    if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
      throw new BadInputException(
          labels.isEmpty() ? "there are no keys" : "a key comes twice",
          axis + " axis of the light-curve array",
          "give every key once");
    }
    return List.copyOf(labels);
  }

  /** Labels of an axis, by its position. */
  List<String> labels(int axis) {
    return List.of(objects, measurements, values, epochs).get(axis);
  }

  /** Lengths of the axes. */
  public long[] shape() {
    return new long[] {objects.size(), measurements.size(), values.size(), epochs.size()};
  }

  /** Index of a measurement. */
  int measurement(String key) {
    return index(measurements, key, "measurement");
  }

  /** Index of a value. */
  int value(String key) {
    return index(values, key, "value");
  }

  /** Index of an epoch. */
  int epoch(String key) {
    return index(epochs, key, "epoch");
  }

  private static int index(List<String> labels, String key, String axis) {
    int index = labels.indexOf(key);
    if (index < 0) {
      throw new MissingDatasetException(
          "no " + axis + " " + key,
          "light-curve array",
          "choose one of " + labels.subList(0, Math.min(labels.size(), 50)));
    }
    return index;
  }

  /** The same with other measurements. */
  LabelledAxes withMeasurements(List<String> others) {
    return new LabelledAxes(objects, others, values, epochs);
  }

  /** The same with other epochs. */
  LabelledAxes withEpochs(List<String> others) {
    return new LabelledAxes(objects, measurements, values, others);
  }
}
