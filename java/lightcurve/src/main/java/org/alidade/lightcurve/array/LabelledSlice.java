package org.alidade.lightcurve.array;

import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;

/**
 * Part of the array.
 *
 * <p>Example: {@code store.object("I12", "ch1_sci-mag_auto", null).at(0, 5)} is the value of the
 * sixth epoch.
 *
 * @param dimensions names of the axes left, such as {@code value, epoch}
 * @param labels labels along each of them
 * @param values numbers in row-major order, NaN where nothing was measured
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, owned by the caller
public record LabelledSlice(List<String> dimensions, List<List<String>> labels, float[] values) {
  /** Lengths of the axes. */
  public int[] shape() {
    return labels.stream().mapToInt(List::size).toArray();
  }

  /**
   * A number.
   *
   * @param place one index per axis
   * @throws BadInputException if it lies outside
   */
  public float at(int... place) {
    int[] shape = shape();
    int index = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (place.length != shape.length || place[axis] < 0 || place[axis] >= shape[axis]) {
        throw new BadInputException(
            "place " + Arrays.toString(place),
            "slice of " + dimensions + " " + Arrays.toString(shape),
            "stay inside");
      }
      index = index * shape[axis] + place[axis];
    }
    return values[index];
  }
}
