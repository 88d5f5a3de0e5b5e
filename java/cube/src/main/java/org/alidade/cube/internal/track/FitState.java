package org.alidade.cube.internal.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a tracker knows of a fit, as it stands in the group /Fit. One thread at a time. */
public final class FitState {
  private final String fingerprint;
  private final int unknowns;
  private final List<MetricsRow> metrics = new ArrayList<>();
  private final @Nullable SavedVector[] ring;
  private long ringHead;
  private @Nullable SavedVector latest;
  private @Nullable SavedVector best;
  private double @Nullable [] orbitWeights;
  private int @Nullable [] sampleSpaxels;
  private int @Nullable [] samplePixels;

  /**
   * An empty state.
   *
   * @param fingerprint fingerprint of the matrix that the weights belong to
   * @param unknowns length of all vectors
   * @param ringSize number of checkpoints kept
   */
  public FitState(String fingerprint, int unknowns, int ringSize) {
    this.fingerprint = fingerprint;
    this.unknowns = unknowns;
    this.ring = new SavedVector[ringSize];
  }

  /** Fingerprint of the matrix that the weights belong to. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Length of all vectors. */
  public int unknowns() {
    return unknowns;
  }

  /** All rows of metrics, oldest first. */
  public List<MetricsRow> metrics() {
    return List.copyOf(metrics);
  }

  /** Adds a row of metrics. */
  public void add(MetricsRow row) {
    metrics.add(row);
  }

  /** Number of checkpoints the ring can hold. */
  public int ringSize() {
    return ring.length;
  }

  /** Number of checkpoints ever put into the ring. */
  public long ringHead() {
    return ringHead;
  }

  /** The checkpoint at a place of the ring, null if that place was never used. */
  public @Nullable SavedVector ring(int place) {
    return ring[place];
  }

  /** Takes a checkpoint: the latest vector and the next place of the ring. */
  public void checkpoint(SavedVector vector) {
    latest = vector;
    ring[(int) (ringHead % ring.length)] = vector;
    ringHead++;
  }

  /** Takes over a checkpoint with its number, as read from a file. */
  void restore(long number, SavedVector vector) {
    ring[(int) (number % ring.length)] = vector;
  }

  /** Sets how many checkpoints were ever put into the ring. */
  void ringHead(long head) {
    ringHead = head;
  }

  /** The latest checkpoint. */
  public @Nullable SavedVector latest() {
    return latest;
  }

  /** Sets the latest checkpoint without the ring. */
  void latest(SavedVector vector) {
    latest = vector;
  }

  /** The vector of the smallest validation error. */
  public @Nullable SavedVector best() {
    return best;
  }

  /** Sets the best vector, whatever it was. */
  void best(SavedVector vector) {
    best = vector;
  }

  /**
   * Makes a vector the best one if its validation error is finite and smaller than the present
   * best's.
   */
  public void offerBest(SavedVector vector) {
    SavedVector present = best;
    if (Double.isFinite(vector.valRmse())
        && (present == null || !(present.valRmse() <= vector.valRmse()))) {
      best = vector;
    }
  }

  /** Target weights of the components. */
  public double @Nullable [] orbitWeights() {
    return orbitWeights == null ? null : orbitWeights.clone();
  }

  /** Sets the target weights of the components. */
  public void orbitWeights(double[] weights) {
    orbitWeights = weights.clone();
  }

  /** Spaxels of the validation sample, ascending. */
  public int @Nullable [] sampleSpaxels() {
    return sampleSpaxels == null ? null : sampleSpaxels.clone();
  }

  /** Pixels of the validation sample, ascending. */
  public int @Nullable [] samplePixels() {
    return samplePixels == null ? null : samplePixels.clone();
  }

  /** Sets the validation sample. */
  public void sample(int[] spaxels, int[] pixels) {
    sampleSpaxels = spaxels.clone();
    samplePixels = pixels.clone();
  }

  /** When something was last saved, unix seconds; negative infinity if never. */
  public double timeSec() {
    double time = latest == null ? Double.NEGATIVE_INFINITY : latest.timeSec();
    return metrics.isEmpty() ? time : Math.max(time, metrics.get(metrics.size() - 1).timeSec());
  }
}
