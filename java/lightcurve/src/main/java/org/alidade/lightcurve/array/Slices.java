package org.alidade.lightcurve.array;

import java.util.ArrayList;
import java.util.List;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Slab;
import org.jspecify.annotations.Nullable;

/** Parts of the array with some indices fixed. */
final class Slices {
  private static final int ALL = -1;

  private Slices() {}

  static LabelledSlice epoch(
      Hdf5Dataset curves, LabelledAxes axes, String epochKey, @Nullable String measurementKey) {
    int measurement = measurementKey == null ? ALL : axes.measurement(measurementKey);
    return read(curves, axes, ALL, measurement, ALL, axes.epoch(epochKey));
  }

  static LabelledSlice object(
      Hdf5Dataset curves,
      LabelledAxes axes,
      int row,
      @Nullable String measurementKey,
      @Nullable String valueKey) {
    int measurement = measurementKey == null ? ALL : axes.measurement(measurementKey);
    int value = valueKey == null ? ALL : axes.value(valueKey);
    return read(curves, axes, row, measurement, value, ALL);
  }

  private static LabelledSlice read(Hdf5Dataset curves, LabelledAxes axes, int... chosen) {
    long[] offset = new long[chosen.length];
    long[] count = axes.shape();
    List<String> dimensions = new ArrayList<>();
    List<List<String>> labels = new ArrayList<>();
    for (int axis = 0; axis < chosen.length; axis++) {
      if (chosen[axis] == ALL) {
        dimensions.add(LabelledAxes.NAMES.get(axis));
        labels.add(axes.labels(axis));
      } else {
        offset[axis] = chosen[axis];
        count[axis] = 1;
      }
    }
    return new LabelledSlice(
        List.copyOf(dimensions), List.copyOf(labels), curves.readFloats(Slab.of(offset, count)));
  }
}
