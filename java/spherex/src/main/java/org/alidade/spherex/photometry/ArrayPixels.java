package org.alidade.spherex.photometry;

/** Pixels in arrays. */
final class ArrayPixels implements Pixels {
  private final int width;
  private final double[] values;
  private final double[] errors;
  private final int[] flags;

  ArrayPixels(int width, double[] values, double[] errors, int[] flags) {
    this.width = width;
    this.values = values;
    this.errors = errors;
    this.flags = flags;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return values.length / width;
  }

  @Override
  public double value(int index) {
    return values[index];
  }

  @Override
  public double variance(int index) {
    return errors[index] * errors[index];
  }

  @Override
  public int flags(int index) {
    return flags[index];
  }
}
