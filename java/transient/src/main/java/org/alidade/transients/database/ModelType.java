package org.alidade.transients.database;

/** Kind of a model. */
public enum ModelType {
  /** Network that marks pixels. */
  UNET,
  /** Network that marks what is odd. */
  ANOMALY_DETECTOR,
  /** Network that scores cut-outs. */
  CLASSIFIER,
  /** Network that outlines. */
  SEGMENTATION,
  /** No network: the significance of candidates. */
  CANDIDATES
}
