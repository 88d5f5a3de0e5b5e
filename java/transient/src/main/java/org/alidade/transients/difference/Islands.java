package org.alidade.transients.difference;

/**
 * Sets of pixels that touch at a side or a corner.
 *
 * @param labels number of the island of each pixel from 1, 0 outside
 * @param count islands
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record Islands(int[] labels, int count) {
  static Islands of(int width, int height, boolean[] set) {
    int[] labels = new int[set.length];
    int[] stack = new int[set.length];
    int count = 0;
    for (int start = 0; start < set.length; start++) {
      if (set[start] && labels[start] == 0) {
        count++;
        int depth = 0;
        labels[start] = count;
        stack[depth++] = start;
        while (depth > 0) {
          int pixel = stack[--depth];
          int column = pixel % width;
          int row = pixel / width;
          for (int y = Math.max(row - 1, 0); y <= Math.min(row + 1, height - 1); y++) {
            for (int x = Math.max(column - 1, 0); x <= Math.min(column + 1, width - 1); x++) {
              int next = y * width + x;
              if (set[next] && labels[next] == 0) {
                labels[next] = count;
                stack[depth++] = next;
              }
            }
          }
        }
      }
    }
    return new Islands(labels, count);
  }

  /** Sum of an image over each island. */
  double[] sums(double[] image) {
    double[] sums = new double[count];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0) {
        sums[labels[i] - 1] += image[i];
      }
    }
    return sums;
  }
}
