package org.alidade.bindings;

import org.alidade.array.BadInputException;
import org.alidade.array.NativeArray;

/** Size checks that single- and double-precision rows share. */
final class RowChecks {
  private RowChecks() {}

  static long rows(NativeArray array) {
    return switch (array.shape().rank()) {
      case 1 -> 1;
      case 2 -> array.shape().length(0);
      default -> throw wrongRank(array);
    };
  }

  static long columns(NativeArray array) {
    return switch (array.shape().rank()) {
      case 1 -> array.shape().length(0);
      case 2 -> array.shape().length(1);
      default -> throw wrongRank(array);
    };
  }

  static void check(String tag, long size, long first, long rows, long columns, long stride) {
    if (first < 0 || rows < 0 || columns < 0 || stride < columns) {
      throw new BadInputException(
          "rows " + rows + " x " + columns + " at " + first + " with stride " + stride,
          tag,
          "use sizes of zero or more and a stride of at least one row");
    }
    if (rows == 0 || columns == 0) {
      return;
    }
    long room = size - first - columns;
    if (room < 0 || (rows > 1 && stride > room / (rows - 1))) {
      throw new BadInputException(
          "rows "
              + rows
              + " x "
              + columns
              + " at "
              + first
              + " with stride "
              + stride
              + " leave an array of "
              + size
              + " elements",
          tag,
          "choose rows inside the array");
    }
  }

  private static BadInputException wrongRank(NativeArray array) {
    return new BadInputException(
        "array of shape " + array.shape(), array.tag(), "pass an array of one or two axes");
  }
}
