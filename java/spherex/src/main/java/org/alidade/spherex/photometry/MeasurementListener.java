package org.alidade.spherex.photometry;

/** Told about every image as it is measured; called from one thread at a time, in any order. */
@FunctionalInterface
public interface MeasurementListener {
  /** Ignores all news. */
  MeasurementListener NONE = (index, outcome, done, total) -> {};

  /**
   * An image was measured.
   *
   * @param index its place in the list, from 0
   * @param outcome what came out
   * @param done images measured so far
   * @param total images in all
   */
  void measured(int index, MeasurementOutcome outcome, int done, int total);
}
