package org.alidade.cube.internal.track;

/**
 * What the solver's thread hands to the writer; vectors are copies that nobody changes any more.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
sealed interface Message {
  /** A row of metrics is wanted, with a validation or without. */
  record Row(double[] x, int epoch, double timeSec, double ewma, boolean validate)
      implements Message {}

  /** A checkpoint. */
  record Checkpoint(double[] x, int epoch, double timeSec) implements Message {}

  /** Target weights of the components. */
  record OrbitWeights(double[] weights) implements Message {}

  /** Nothing came in time. */
  record Silence() implements Message {}

  /** Nothing will come any more. */
  record Stop() implements Message {}
}
