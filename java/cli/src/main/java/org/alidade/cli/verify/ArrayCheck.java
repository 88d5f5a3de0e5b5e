package org.alidade.cli.verify;

import org.alidade.array.DoubleArray;

/** Native arrays, their slices and shapes. */
final class ArrayCheck implements Check {
  private static final String TAG = "verify.arrays";

  @Override
  public String name() {
    return "arrays";
  }

  @Override
  public String what() {
    return "native arrays give back what they were given";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) {
    int rows = trial.between(1, 200);
    int columns = trial.between(1, 200);
    double[] values = trial.normal(rows * columns);
    int row = trial.between(0, rows - 1);
    double[] line = new double[columns];
    try (DoubleArray array = DoubleArray.copyOf(TAG, values, rows, columns);
        DoubleArray zeros = DoubleArray.allocate(TAG, rows, columns);
        DoubleArray flat = array.reshape(values.length);
        DoubleArray slice = flat.slice((long) row * columns, columns)) {
      array.copyTo((long) row * columns, line, 0, columns);
      return Deviation.bits(array.toArray(), values)
          + Deviation.bits(slice.toArray(), line)
          + Deviation.bits(zeros.toArray(), new double[values.length])
          + Deviation.unless(array.get(row, columns - 1) == line[columns - 1]);
    }
  }
}
