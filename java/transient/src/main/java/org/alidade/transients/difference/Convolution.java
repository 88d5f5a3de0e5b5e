package org.alidade.transients.difference;

import org.alidade.math.ThreadBudget;
import org.alidade.transients.PsfStamp;

/**
 * Convolution with a kernel that varies slowly over the image: constant within small blocks. Beyond
 * the border the image is 0.
 *
 * @param width columns
 * @param height rows
 */
record Convolution(int width, int height) {
  private static final int BLOCK = 32;

  double[] apply(double[] image, PsfField kernels) {
    double[] out = new double[image.length];
    int across = (width + BLOCK - 1) / BLOCK;
    int down = (height + BLOCK - 1) / BLOCK;
    ThreadBudget.current()
        .forEach(
            (long) across * down,
            index -> {
              int x = (int) (index % across) * BLOCK;
              int y = (int) (index / across) * BLOCK;
              PsfStamp kernel = kernels.at(x + 0.5 * (BLOCK - 1), y + 0.5 * (BLOCK - 1));
              block(image, kernel, x, y, out);
            });
    return out;
  }

  private void block(double[] image, PsfStamp kernel, int x, int y, double[] out) {
    for (int row = y; row < Math.min(y + BLOCK, height); row++) {
      row(image, kernel, x, Math.min(x + BLOCK, width), row, out);
    }
  }

  private void row(double[] image, PsfStamp kernel, int from, int to, int row, double[] out) {
    int half = kernel.half();
    for (int dy = -half; dy <= half; dy++) {
      int source = row - dy;
      if (source < 0 || source >= height) {
        continue;
      }
      for (int dx = -half; dx <= half; dx++) {
        double factor = kernel.values()[(dy + half) * kernel.size() + dx + half];
        int first = Math.max(from, dx);
        int end = Math.min(to, width + dx);
        for (int x = first; x < end; x++) {
          out[row * width + x] += factor * image[source * width + x - dx];
        }
      }
    }
  }
}
