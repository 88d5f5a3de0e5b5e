package org.alidade.transients.training;

/**
 * What is known about a sample.
 *
 * @param id unique within the data set
 * @param real whether it shows a transient
 * @param origin where the label is from: {@code injected}, {@code residual}, {@code random}, {@code
 *     rejected} (by the score), or the label of the reviewers
 * @param group what must stay on one side of a split: the supernova, or a cell of the sky
 * @param snName the supernova of the field, or empty
 * @param observationId the science observation
 * @param referenceId the reference observation
 * @param raDegrees right ascension, degrees
 * @param decDegrees declination, degrees
 * @param mission the mission
 * @param band the band
 * @param scienceMjd modified Julian date of the science observation
 * @param referenceMjd modified Julian date of the reference observation
 * @param significance S_corr at the position
 * @param quality quality of the images, from 0 to 1
 * @param parent id of the sample that this one was made from by turning or mirroring, or empty
 */
public record SampleInfo(
    String id,
    boolean real,
    String origin,
    String group,
    String snName,
    String observationId,
    String referenceId,
    double raDegrees,
    double decDegrees,
    String mission,
    String band,
    double scienceMjd,
    double referenceMjd,
    double significance,
    double quality,
    String parent) {
  /** The part of the data set that the group is in. */
  public DataSplit split() {
    return DataSplit.ofGroup(group);
  }

  /** The identifier of the sample at a place of a subtraction, by the nearest pixel. */
  public static String idOf(String observationId, String referenceId, double x, double y) {
    return String.join("_", observationId, referenceId, Math.round(x) + "", Math.round(y) + "");
  }

  /** Column and row of the nearest pixel, from the identifier. */
  public int[] pixel() {
    String[] parts = (parent.isEmpty() ? id : parent).split("_", -1);
    return new int[] {
      Integer.parseInt(parts[parts.length - 2]), Integer.parseInt(parts[parts.length - 1])
    };
  }

  SampleInfo madeFromThis(String newId) {
    return new SampleInfo(
        newId,
        real,
        origin,
        group,
        snName,
        observationId,
        referenceId,
        raDegrees,
        decDegrees,
        mission,
        band,
        scienceMjd,
        referenceMjd,
        significance,
        quality,
        id);
  }
}
